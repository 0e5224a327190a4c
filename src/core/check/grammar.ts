// A little English, for cues that grammar gives.

// Said letter by letter, these begin with a vowel: an LLM, an SFT run, but a GPU.
const VOWEL_LETTERS = /^[AEFHILMNORSX]/;
const SPELLED = /^[A-Z](?:[A-Z]+s?|[A-Z]*\d*)(?![\p{L}])/u;
const VOWEL_SOUND = /^(?:[aefhilmnorsx](?![p{L}p{N}'])|hour|hono[u]?r|honest|heir|8|11(?!\d)|18(?!\d)|[aeiou])/i;
const CONSONANT_SOUND = /^(?:uni(?!n|m)|use|usu|util|ubi|euro|eul(?!e)|one(?![a-z]{2})|once|ewe)/i;

/** The article that the first sound of `text` wants; nothing where it has one already or begins with no word. */
export function articleFor(text: string): 'a' | 'an' | undefined {
  const word = /^["“'(]*([\p{L}\p{N}][^\s]*)/u.exec(text)?.[1];
  if (word === undefined || /^(?:a|an|the|this|these|its|their|his|her|no)$/i.test(word)) return undefined;
  if (SPELLED.test(word)) return VOWEL_LETTERS.test(word) ? 'an' : 'a';
  if (CONSONANT_SOUND.test(word)) return 'a';
  return VOWEL_SOUND.test(word) ? 'an' : 'a';
}

const PLURAL = /^(?:data|people|criteria|children|men|women|weights|they|both|many|several|two|three|four|five)$/i;
const SINGULAR_S = /(?:ss|us|is|as|ics|news|series|species|loss|bias|lens)$/i;
const AFTER_HEAD =
  /\s(?:of|in|for|that|which|who|with|to|by|from|on|at|under|over|between|as|when|where|whose|and|or|is|are|was|were|can|has|have)\s/i;

/** Whether the head noun of a noun phrase is plural: by its -s, or one of the few without. */
export function isPlural(phrase: string): boolean {
  const [head = ''] = phrase.replace(/(?<![.,;:!?"”')])[.,;:!?"”')]+$/, '').split(AFTER_HEAD);
  const noun = head.trim().split(/\s+/).at(-1) ?? '';
  return PLURAL.test(noun) || (/[a-z]s$/i.test(noun) && !SINGULAR_S.test(noun));
}
