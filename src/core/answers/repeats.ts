/** The form in which two authored texts are the same one: only white space is evened, for case, signs and punctuation tell choices apart. */
export const sameForm = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** A text that stands earlier in its list too. */
export interface Repeat {
  readonly index: number;
  readonly first: number;
}

/** The repeats among `texts`, each with the place of the first of its kind. */
export function repeats(texts: readonly string[]): Repeat[] {
  const forms = texts.map(sameForm);
  return forms.flatMap((form, index) => {
    const first = forms.indexOf(form);
    return first < index ? [{ index, first }] : [];
  });
}
