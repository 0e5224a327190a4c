// Keys by other names: what authors write who come from another tool, or from memory.

/** By key: what else it is called, most likely first. Only names that mean the same wherever the key is known. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  prompt: ['question', 'stem', 'statement', 'ask', 'text', 'body'],
  explanation: ['because', 'rationale', 'reason', 'why', 'solution', 'feedback', 'comment'],
  feedback: ['because', 'rationale', 'reason', 'why', 'explanation', 'comment'],
  because: ['feedback', 'rationale', 'reason', 'why', 'explanation', 'comment'],
  choices: ['options', 'answers', 'alternatives'],
  correct: ['right', 'is-correct', 'is_correct', 'isCorrect', 'answer'],
  answer: ['correct', 'solution', 'key', 'value', 'result', 'expected'],
  accept: ['answer', 'answers', 'solution', 'solutions', 'correct', 'accepted'],
  text: ['choice', 'option', 'answer', 'label', 'value'],
  match: ['answer', 'text', 'value'],
  steps: ['items', 'sequence', 'order'],
  pairs: ['matches', 'items'],
  left: ['term', 'prompt', 'from'],
  right: ['definition', 'match', 'to'],
  questions: ['parts', 'items'],
  scenario: ['case', 'passage', 'context'],
  model: ['model-answer', 'sample', 'answer'],
  blanks: ['gaps', 'answers'],
  tolerance: ['margin', 'error', 'precision', 'epsilon'],
  hints: ['clue', 'clues'],
  tags: ['labels', 'keywords'],
  context: ['code', 'passage', 'given'],
  source: ['reference', 'ref', 'section', 'see'],
  level: ['bloom', 'difficulty'],
  concept: ['topic', 'skill', 'objective'],
  points: ['weight', 'marks', 'score', 'rubric', 'criteria'],
  after: ['prerequisites', 'requires', 'depends', 'depends-on', 'depends_on', 'needs'],
  title: ['name', 'heading'],
  summary: ['description', 'definition'],
};

/** The one of `keys` that is elsewhere called `name`, or nothing. */
export function otherName(name: string, keys: readonly string[]): string | undefined {
  const ranked = keys.flatMap((key) => {
    const rank = OTHER_NAMES[key]?.indexOf(name) ?? -1;
    return rank === -1 ? [] : [{ key, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.key;
}
