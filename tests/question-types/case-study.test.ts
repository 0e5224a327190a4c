import { expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import { authoredOrder, random } from '../../src/core/random.ts';
import { graded, problem, question, rules } from './load.ts';

const yaml = `
scenario: A scenario.
questions:
  - id: which
    type: multiple-choice
    prompt: |
      Which one?
      Mind the second line.
    points: 3
    choices:
      - text: This one
        correct: true
      - text: That one
        feedback: Not that.
      - text: The other
    explanation: Because.
  - id: constructor
    type: true-false
    prompt: Is it so?
    answer: true
    explanation: It is.
`;

test.each([
  [{ which: 'a', constructor: 'true' }, 1, 'correct'],
  [{ which: 'a', constructor: 'false' }, 0.75, 'partial'],
  [{ which: 'b', constructor: 'true' }, 0.25, 'partial'],
  [{ which: 'b', constructor: 'false' }, 0, 'wrong'],
])('%j scores %d: parts weigh by their points', async (reply, score, verdict) => {
  expect(graded(await question('case-study', yaml), reply)).toMatchObject({ score, verdict });
});

test('a part that is not understood is named', async () => {
  const asked = await question('case-study', yaml);
  expect(problem(asked, { which: 'a' })).toBe('Part constructor: Choose one first.');
  expect(problem(asked, { which: 'x', constructor: 'true' })).toMatch(/^Part which: There is no choice "x"/);
  expect(problem(asked, { whihc: 'a', constructor: 'true' })).toBe('There is no part "whihc": did you mean "which"?');
  expect(problem(asked, {})).toBe('Part which: Choose one first. Part constructor: Choose one first.');
  expect(problem(asked, 'a')).toBe('A reply here is an object with a reply for each of "which", "constructor".');
});

test('feedback shows each part in the order in which it was shown', async () => {
  const asked = await question('case-study', yaml);
  const ask = asked.ask(random('some seed'));
  const part = ask.kind === 'parts' ? ask.parts[0]?.ask : undefined;
  const shown = part?.kind === 'pick-one' ? part.options.map(({ text }) => text) : [];
  const feedback = plainText(graded(asked, { which: 'b', constructor: 'true' }, ask).feedback);
  const places = shown.map((text, index) => feedback.indexOf(`${index + 1} ${text}`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(feedback).toContain('✗ wrong: Which one?\n');
  expect(feedback).toContain('your answer, wrong: Not that.');
  expect(feedback).toContain('✓ right: Is it so?\n');
  expect(feedback).not.toContain('Mind the second line');
});

test('the parts are asked in their order, under their own ids', async () => {
  const asked = await question('case-study', yaml);
  expect(asked.ask(authoredOrder)).toMatchObject({ kind: 'parts', parts: [{ id: 'which' }, { id: 'constructor' }] });
  expect(asked.replies()).toEqual({
    right: [{ which: 'a', constructor: 'true' }],
    wrong: [{ which: 'b', constructor: 'false' }],
    partial: [{ which: 'a', constructor: 'false' }],
  });
});

test('faults of a part are told at the part', async () => {
  expect(await rules('case-study', yaml.replace('correct: true', 'correct: false'))).toEqual(['error multiple-choice/no-key']);
  expect(await rules('case-study', yaml.replace('id: constructor', 'id: which'))).toEqual(['error duplicate-id']);
});
