/** Keys and indices from the root of a bank to a value. */
export type Path = readonly (string | number)[];

/** What stands at `path` in `value`; undefined where the path leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[step] : undefined),
    value,
  );

/** How bad a finding is. An `error` keeps its question out of a session. */
export type Severity = 'error' | 'warning' | 'info';

/** A change to a bank that mends a finding, as data: another value for a text, or the entries of a list in another order. */
export type Edit =
  | { readonly kind: 'set'; readonly path: Path; readonly value: string }
  /** `order` names the old places in their new order. */
  | { readonly kind: 'reorder'; readonly path: Path; readonly order: readonly number[] };

/** Another place that a finding speaks of. Its path is from the root of `file` where one is named, else as the finding's own. */
export interface Related {
  readonly path: Path;
  readonly message: string;
  /** The file, where it is another one of the same bank than the finding's. */
  readonly file?: string;
}

/**
 * Something wrong with a bank, as data: no positions, no printing. `message` says what is wrong, `why` why it matters,
 * `help` what to write instead. `at` tells whether the key or the value at `path` is meant.
 */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly at?: 'key' | 'value';
  /** Offsets, only where no path can be given: in text that YAML could not read. */
  readonly extent?: { readonly start: number; readonly end: number };
  readonly message: string;
  readonly why?: string;
  readonly help?: string;
  readonly related?: readonly Related[];
  /** What `--fix` does about it; only where that cannot change what a question means. */
  readonly fix?: readonly Edit[];
}

/** The finding moved below `path`: a type speaks of its own question, the bank knows where that stands. */
export function below(path: Path, finding: Finding): Finding {
  return {
    ...finding,
    path: [...path, ...finding.path],
    ...(finding.related && { related: finding.related.map((each) => ({ ...each, path: [...path, ...each.path] })) }),
    ...(finding.fix && { fix: finding.fix.map((each) => ({ ...each, path: [...path, ...each.path] })) }),
  };
}
