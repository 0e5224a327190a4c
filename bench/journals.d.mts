/** Writes a data folder with so many answers to the questions `ids` of `bank`. */
export function writeJournal(
  data: string,
  answers: number,
  about: { readonly bank: string; readonly ids: readonly string[] },
): { readonly file: string; readonly lines: number; readonly bytes: number };
