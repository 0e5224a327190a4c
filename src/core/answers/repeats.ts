/** The form in which two authored texts are the same one: only white space is evened, for case, signs and punctuation tell choices apart. */
export function sameForm(text: string): string {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

/** A text that stands earlier in its list too. */
export interface Repeat {
  readonly index: number;
  readonly first: number;
}

/** The repeats among `texts`, each with the place of the first of its kind. */
export function repeats(texts: readonly string[]): Repeat[] {
  const seen = new Map<string, number>();
  return texts.flatMap((text, index) => {
    const form = sameForm(text);
    const first = seen.get(form);
    if (first !== undefined) return [{ index, first }];
    seen.set(form, index);
    return [];
  });
}
