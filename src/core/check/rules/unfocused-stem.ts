import type { QuestionRule } from '../rule.ts';
import { IMPERATIVE, sentences } from '../words.ts';
import { hasExhibit, writing } from '../writing.ts';

const BARE =
  /^which (?:one )?(?:of )?(?:the following|these|the|following|statement|statements)?\s*(?:statements?|options?|choices?|answers?|claims?|sentences?)?\s*(?:below )?(?:is|are) (?:not )?(?:true|false|correct|incorrect|right|wrong)\W*$/i;
/** A stem that the choices complete: it stops in the middle of a sentence, after a verb or what goes with one. */
const COMPLETED =
  /\b(?:is|are|was|were|be|been|as|by|to|of|in|on|at|for|with|from|than|that|when|if|because|so|means|mean|called|named|has|have|had|can|cannot|will|would|does|do|did|must|may|uses|use|gives|shows|makes|lets|leads|requires|needs|causes|prevents|contains|holds|learns|becomes|produces|computes|a|an|the|its|their|not|only|into|per|where|which|who|between|about|under|over|after|before|through)\s*$|…\s*$|(?<!\.)\.{3,}\s*$/i;

/** A question mark of any script, or a blank. */
const ASKS = /[?？؟⁇⁈⁉՞፧]|_{2,}/;
/** The Greek question mark, mostly typed as a semicolon: only the end of a Greek text is taken for one. */
const ASKS_IN_GREEK = /\p{Script=Greek}{2}[^\p{L}]{0,20}[;\u037e][^\p{L}\p{N}]{0,5}$/u;
const GREEK_END = 40;
/** Two letters of another alphabet. */
const NOT_LATIN = /[^\P{L}\p{Script=Latin}]{2}/u;

/** B14: a stem that asks nothing. Precision 0.47 to 0.59; fires on 12 of 131 good published questions. */
export const unfocusedStem: QuestionRule = {
  name: 'unfocused-stem',
  severity: 'warning',
  flaw: true,
  checks:
    'The prompt of a question with choices that has no question mark (of any script), no blank, no sentence that tells what to do (select, choose, identify, explain, …), and does not end with a colon or in the middle of a sentence ("X is known as"); or that is nothing but "Which of the following is true?" without context. An info in other alphabets, as the words that give a task are known of English.',
  why: 'Who has read the prompt should know what is asked before reading the choices; else they are five true/false statements.',
  bad: `\
id: adrift
type: multiple-choice
prompt: Which of the following is true? # ! unfocused-stem
choices:
  - text: DPO needs preference pairs
    correct: true
  - text: LoRA changes every weight
  - text: PPO needs no rewards
explanation: DPO trains the policy on pairs directly.
`,
  good: `\
id: adrift
type: multiple-choice
prompt: What data does DPO need?
choices:
  - text: Preference pairs
    correct: true
  - text: Demonstrations
  - text: Reward scores
explanation: DPO trains the policy on pairs directly.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guidelines 14 and 15; measured on BenchMarker',
  question(question) {
    const { stem, choices } = writing(question);
    if (choices.length === 0) return [];
    const isBare = BARE.test(stem) && !hasExhibit(question);
    // The question may stand before a block of code: a question mark anywhere will do.
    if (!isBare && (ASKS.test(stem) || /[:：]$/.test(stem) || ASKS_IN_GREEK.test(stem.slice(-GREEK_END)))) return [];
    if (!isBare && (COMPLETED.test(stem) || /^(?:true or false|true\/false)\b/i.test(stem))) return [];
    if (!isBare && sentences(stem).some((each) => IMPERATIVE.test(each))) return [];
    return [
      {
        path: ['prompt'],
        // What gives a task, and what is completed, is known by English words.
        ...(NOT_LATIN.test(stem) && { severity: 'info' as const }),
        message: isBare ? 'The prompt alone asks nothing.' : 'The prompt asks no question and gives no task.',
        why: 'Only the choices tell what the question is about.',
        help: 'put the central idea into one question that could be answered without seeing the choices',
      },
    ];
  },
};
