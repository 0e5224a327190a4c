import { InvalidArgumentError } from 'commander';

/** Values of an option that may be given several times or with commas. */
export const collect = (value: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  ...value.split(',').map((each) => each.trim()),
];

/** A number of questions; `all` is 0. */
export function count(value: string): number {
  if (value === 'all') return 0;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1, or "all".');
  return number;
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A duration such as `20m`, `90s`, `1h` or `1h30m`, in milliseconds. */
export function duration(value: string): number {
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)\s*(s|m|h)(?:in)?/g)];
  const total = parts.reduce((sum, [, number, unit]) => sum + Number(number) * UNITS[unit as keyof typeof UNITS], 0); // the pattern allows no other
  if (parts.map(([all]) => all).join('') !== value.replaceAll(' ', '') || total <= 0) {
    throw new InvalidArgumentError('Give a time such as 20m, 90s or 1h30m.');
  }
  return total;
}
