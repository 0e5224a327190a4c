interface Options {
  readonly faulty?: boolean;
  readonly oneIn?: number;
  readonly id?: string;
}

interface Fault {
  readonly id: string;
  readonly rule: string;
}

interface WrittenBank {
  readonly path: string;
  readonly count: number;
  readonly bytes: number;
  readonly planted: readonly Fault[];
}

export function entriesOf(count: number): { id: string; type: string }[];
export function bankOf(count: number, options?: Options): { files: string[]; planted: Fault[] };
export function writeBank(folder: string, count: number, options?: Options & { readonly name?: string }): WrittenBank;
