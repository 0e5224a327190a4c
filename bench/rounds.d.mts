interface Measured {
  readonly ms: number;
  readonly peak?: number;
  readonly first?: number;
}

interface Subject {
  readonly name: string;
  readonly warm?: boolean;
  measure(run: { round: number; peak: boolean }): Measured | Promise<Measured>;
}

interface Setting {
  readonly rounds: number;
  readonly least: number;
  readonly budget: number;
  say(text: string): void;
}

interface Found {
  readonly times: (number | undefined)[];
  readonly firsts: (number | undefined)[];
  readonly peak: number | undefined;
}

export function interleave(subjects: readonly Subject[], setting: Setting): Promise<Map<string, Found>>;
