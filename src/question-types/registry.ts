import type { QuestionType } from '../core/question-type.ts';
import { caseStudy } from './case-study/case-study.ts';
import { cloze } from './cloze/cloze.ts';
import { matching } from './matching/matching.ts';
import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import { multipleResponse } from './multiple-response/multiple-response.ts';
import { numeric } from './numeric/numeric.ts';
import { openResponse } from './open-response/open-response.ts';
import { ordering } from './ordering/ordering.ts';
import { shortAnswer } from './short-answer/short-answer.ts';
import { trueFalse } from './true-false/true-false.ts';

/** Every question type, in the order in which docs and listings name them. Adding one is its folder and its line here. */
export const questionTypes: readonly QuestionType[] = [
  multipleChoice,
  multipleResponse,
  trueFalse,
  matching,
  ordering,
  shortAnswer,
  numeric,
  cloze,
  caseStudy,
  openResponse,
];
