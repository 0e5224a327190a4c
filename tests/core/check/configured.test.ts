import { expect, test } from 'vitest';
import type { Severities } from '../../../src/core/check/check.ts';
import { setting, settingsOf } from '../../../src/core/check/configured.ts';
import { findingsIn } from './marked.ts';

test.each([
  ['longest-key', 'off', 'off'],
  ['longest-key', 'warn', 'warning'],
  ['longest-key', 'warning', 'warning'],
  ['vague-frequency', 'error', 'error'],
  ['numeric/no-tolerance', 'info', 'info'],
  ['needs-review', 'error', 'error'],
  ['self-proof', 'error', 'error'],
])('%s=%s', (name, level, severity) => expect(setting(name, level)).toEqual({ name, severity }));

test('a name without its type is that of every type', async () => {
  expect(setting('no-tolerance', 'off')).toEqual({ name: '<type>/no-tolerance', severity: 'off' });
  const text = 'id: b\ntitle: B\nquestions:\n  - {id: one, type: numeric, prompt: How much is it?, answer: 1.5, explanation: So it is.}\n';
  const told = async (severities: Severities) => (await findingsIn(text, severities)).map(({ rule }) => rule);
  expect(await told({})).toContain('numeric/no-tolerance');
  expect(await told({ '<type>/no-tolerance': 'off' })).not.toContain('numeric/no-tolerance');
  expect(await told({ '<type>/no-tolerance': 'off', 'numeric/no-tolerance': 'info' })).toContain('numeric/no-tolerance');
});

test.each([
  ['longest-ky', 'off', 'did you mean "longest-key"?'],
  ['longest-key', 'of', 'did you mean "off"? (off, info, warn or error)'],
  ['longest-key', false, 'write off, info, warn or error'],
  ['multiple-choice/no-key', 'off', 'mend what it finds'],
  ['self-proof', 'info', 'mend what it finds'],
  ['unsigned-question', 'warn', 'remove the setting, and leave out --require-signoff where this is no reason to fail'],
  ['broken-ledger', 'off', 'remove the setting, and leave out --require-signoff where this is no reason to fail'],
  ['constructor', 'off', '`quiz rules` lists them all'],
])('%s=%s is refused', (name, level, help) => expect(setting(name, level)).toMatchObject({ help }));

test.each([
  ['multiple-choice/no-key', 'keeps a question or a whole file from being used'],
  ['unsigned-question', 'is told only with --require-signoff, which asks that a check fails there'],
])('why %s cannot be made milder', (name, why) => {
  const refused = setting(name, 'warn');
  expect('message' in refused && refused.message).toContain(`"${name}" cannot be made milder.`);
  expect('message' in refused && refused.message).toContain(why);
  expect(setting(name, 'error')).toEqual({ name, severity: 'error' });
});

test('several settings, the later ones winning', () => {
  expect(settingsOf(['clang=off', 'longest-key=error', 'clang=info'])).toEqual({ severities: { clang: 'info', 'longest-key': 'error' } });
  expect(settingsOf(['clang'])).toMatchObject({ message: '"clang" is no setting of a rule.' });
  expect(settingsOf(['clan=off'])).toMatchObject({ help: 'did you mean "clang"?' });
});

const text = `id: b
title: B
questions:
  - id: one
    type: multiple-choice
    prompt: How does a reward model fail?
    choices:
      - text: It is often fooled
        correct: true
      - text: None of the above
      - text: It forgets all
    explanation: Length correlates with what people prefer in their answers.
`;

test('levels change what is told, and turn on what is off', async () => {
  const severityOf = async (rule: string, level?: 'off' | 'info' | 'warning' | 'error') =>
    (await findingsIn(text, level === undefined ? {} : { [rule]: level })).find((each) => each.rule === rule)?.severity;
  expect(await severityOf('none-of-the-above')).toBe('warning');
  expect(await severityOf('none-of-the-above', 'error')).toBe('error');
  expect(await severityOf('none-of-the-above', 'off')).toBeUndefined();
  expect(await severityOf('vague-frequency')).toBeUndefined();
  expect(await severityOf('vague-frequency', 'info')).toBe('info');
});
