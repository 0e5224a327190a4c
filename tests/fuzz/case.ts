// One case: its input follows from the seed of the run, the kind and its number, and from nothing else.
import { diceOf } from './dice.ts';
import type { Kind } from './kind.ts';
import { lawBroken, shrunk } from './shrink.ts';

/** A case by its name, `seed/kind/number`. */
export interface CaseName {
  readonly seed: number;
  readonly kind: string;
  readonly number: number;
}

/** An input that breaks a law. */
export interface Found {
  readonly name: CaseName;
  readonly law: string;
  readonly seen: string;
  readonly input: string;
}

/** The case as it is typed. */
export const nameOf = ({ seed, kind, number }: CaseName): string => `${seed}/${kind}/${number}`;

/** The input of a case. */
export const inputOf = (kind: Kind, { seed, number }: CaseName): string => kind.make(diceOf(seed, kind.name, number));

/** What makes two findings one: the law, and where or about what it was broken. */
export function likeness({ name, law, seen }: Found): string {
  const frame = /^\s+at (\S+)/m.exec(seen)?.[1];
  const words = seen
    .split('\n')[0]
    ?.replace(/"(?:[^"\\]|\\.)*"|\d+/g, '…')
    .slice(0, 60);
  return `${name.kind}: ${law}: ${frame ?? words}`;
}

/** Runs a case; what it found, if it did, with the input as it was made. */
export async function tried(kind: Kind, name: CaseName): Promise<Found | undefined> {
  const input = inputOf(kind, name);
  const broken = await lawBroken(kind, input);
  return broken && { name, law: broken.law, seen: broken.message, input };
}

/** The finding with the smallest input that a few tries find. */
export async function smallest(kind: Kind, found: Found): Promise<Found> {
  const input = await shrunk(kind, found.input, found.law);
  const broken = await lawBroken(kind, input);
  return broken?.law === found.law ? { ...found, input, seen: broken.message } : found;
}
