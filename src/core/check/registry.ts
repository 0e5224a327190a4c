import type { Rule } from './rule.ts';
import { absoluteInDistractors } from './rules/absolute-in-distractors.ts';
import { allNoneAsKey } from './rules/all-none-as-key.ts';
import { allOfTheAbove } from './rules/all-of-the-above.ts';
import { answerLeak } from './rules/answer-leak.ts';
import { articleCue } from './rules/article-cue.ts';
import { choiceCount } from './rules/choice-count.ts';
import { choiceNamesOthers } from './rules/choice-names-others.ts';
import { clang } from './rules/clang.ts';
import { conceptCoverage } from './rules/concept-coverage.ts';
import { convergence } from './rules/convergence.ts';
import { cueGap } from './rules/cue-gap.ts';
import { doubleNegative } from './rules/double-negative.ts';
import { explanationIsKey } from './rules/explanation-is-key.ts';
import { feedbackCoverage } from './rules/feedback-coverage.ts';
import { flawedShare } from './rules/flawed-share.ts';
import { kType } from './rules/k-type.ts';
import { keyPosition } from './rules/key-position.ts';
import { keyRun } from './rules/key-run.ts';
import { lengthOutlier } from './rules/length-outlier.ts';
import { longestKey } from './rules/longest-key.ts';
import { longestKeyRate } from './rules/longest-key-rate.ts';
import { midBlank } from './rules/mid-blank.ts';
import { missingFeedback } from './rules/missing-feedback.ts';
import { mixedStyle } from './rules/mixed-style.ts';
import { nearDuplicate } from './rules/near-duplicate.ts';
import { nearEqualChoices } from './rules/near-equal-choices.ts';
import { negativeShare } from './rules/negative-share.ts';
import { negativeStem } from './rules/negative-stem.ts';
import { negativeUnemphasized } from './rules/negative-unemphasized.ts';
import { noneOfTheAbove } from './rules/none-of-the-above.ts';
import { nothingShown } from './rules/nothing-shown.ts';
import { numberCue } from './rules/number-cue.ts';
import { oddForm } from './rules/odd-form.ts';
import { overlappingRanges } from './rules/overlapping-ranges.ts';
import { partGivesAway } from './rules/part-gives-away.ts';
import { partRepeatsScenario } from './rules/part-repeats-scenario.ts';
import { placeholderText } from './rules/placeholder-text.ts';
import { positionNamed } from './rules/position-named.ts';
import { sameFeedback } from './rules/same-feedback.ts';
import { selfProof } from './rules/self-proof.ts';
import { sharedPrefix } from './rules/shared-prefix.ts';
import { shortExplanation } from './rules/short-explanation.ts';
import { stemLength } from './rules/stem-length.ts';
import { tfOptions } from './rules/tf-options.ts';
import { trueFalseBalance } from './rules/true-false-balance.ts';
import { unbalancedMarks } from './rules/unbalanced-marks.ts';
import { unfocusedStem } from './rules/unfocused-stem.ts';
import { unorderedNumbers } from './rules/unordered-numbers.ts';
import { unusedScenario } from './rules/unused-scenario.ts';
import { vagueFrequency } from './rules/vague-frequency.ts';
import { weakRubric } from './rules/weak-rubric.ts';

/** Every rule that is not a question type's own, in the order in which docs name them. Adding one is its file and its line here. */
export const rules: readonly Rule[] = [
  selfProof,
  nearEqualChoices,
  choiceCount,
  missingFeedback,
  shortExplanation,
  explanationIsKey,
  sameFeedback,
  positionNamed,
  choiceNamesOthers,
  placeholderText,
  unbalancedMarks,
  nothingShown,
  partRepeatsScenario,
  unusedScenario,
  partGivesAway,
  weakRubric,
  longestKey,
  lengthOutlier,
  allOfTheAbove,
  noneOfTheAbove,
  kType,
  negativeStem,
  negativeUnemphasized,
  doubleNegative,
  absoluteInDistractors,
  vagueFrequency,
  clang,
  midBlank,
  unorderedNumbers,
  unfocusedStem,
  stemLength,
  articleCue,
  numberCue,
  oddForm,
  mixedStyle,
  convergence,
  overlappingRanges,
  sharedPrefix,
  tfOptions,
  nearDuplicate,
  answerLeak,
  keyPosition,
  keyRun,
  longestKeyRate,
  cueGap,
  trueFalseBalance,
  allNoneAsKey,
  negativeShare,
  conceptCoverage,
  feedbackCoverage,
  flawedShare,
];
