import { describe, expect, test } from 'vitest';
import { type Bank, wordingOf } from '../../../src/core/bank/bank.ts';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { disregarded, faultsOf } from '../../../src/core/bank/status.ts';
import { fromStored, type StoredBank, toStored } from '../../../src/core/bank/stored.ts';
import { itemsOf } from '../../../src/core/session/plan.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

const loader = bankLoader(questionTypes);
const status = (mark: string): string => `status: {mark: ${mark}, because: "${mark} it is"}`;
const single = (id: string, more = ''): string => `
  - {id: ${id}, type: true-false, prompt: "Is ${id} true?", answer: true, explanation: So it is.${more === '' ? '' : `, ${more}`}}`;
const study = (id: string, more: string, ...parts: readonly [string, string][]): string => `
  - {id: ${id}, type: case-study, prompt: Read., scenario: So it was., explanation: So.${more === '' ? '' : `, ${more}`}, questions: [
    ${parts.map(([part, own]) => `{id: ${part}, type: true-false, prompt: "${part}?", answer: true, explanation: So.${own === '' ? '' : `, ${own}`}}`).join(', ')}]}`;

async function load(...questions: readonly string[]): Promise<Bank> {
  const text = `id: b\ntitle: B\nquestions:${questions.join('')}\n`;
  const { bank, findings } = await loader.load([{ path: 'b.yaml', text }]);
  if (bank === undefined) throw new Error('no bank');
  expect(findings).toEqual([]);
  return bank;
}

const items = (bank: Bank): string[] =>
  bank.questions.flatMap((question) => itemsOf({ bank, question })).map(({ question }) => question.id);

test('a disregarded question is in the bank and not among those in use', async () => {
  const bank = await load(single('one'), single('two', status('disregard')), single('three', status('accept-all')));
  expect(bank.all.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
  expect(items(bank)).toEqual(['one', 'three']);
  expect(bank.broken).toBe(0);
});

describe('a case study', () => {
  test('goes on without a part that is disregarded', async () => {
    const bank = await load(study('c', '', ['p', ''], ['q', status('disregard')], ['r', '']));
    expect(items(bank)).toEqual(['c.p', 'c.r']);
    const [whole] = bank.questions;
    // As one question, too: nobody is asked for a reply to the part.
    expect(whole?.replies().right).toEqual([{ p: 'true', r: 'true' }]);
    expect(bank.all[0]?.parts).toHaveLength(3);
  });

  test('is out of use when it is disregarded, or each of its parts is', async () => {
    const gone = status('disregard');
    const bank = await load(
      study('c', gone, ['p', ''], ['q', status('accept-all')]),
      study('d', '', ['p', gone], ['q', gone]),
      single('e'),
    );
    expect(items(bank)).toEqual(['e']);
  });

  test('hands its status down to parts that have none of their own', async () => {
    const bank = await load(study('c', status('accept-all'), ['p', ''], ['q', status('disregard')]));
    expect(bank.questions[0]?.parts.map(({ id, status: own }) => [id, own?.mark])).toEqual([['c.p', 'accept-all']]);
  });
});

test('faults are told once each: a whole stands for its parts unless they say otherwise', async () => {
  const bank = await load(
    single('one'),
    single('two', status('accept-all')),
    study('c', status('accept-all'), ['p', ''], ['q', status('disregard')]),
    study('d', status('disregard'), ['p', ''], ['q', status('accept-all')]),
    study('e', '', ['p', ''], ['q', status('accept-all')]),
  );
  expect(faultsOf(bank).map(({ question, mark }) => `${question} ${mark}`)).toEqual([
    'two accept-all',
    'c accept-all',
    'c.q disregard',
    'd disregard',
    'e.q accept-all',
  ]);
  expect(faultsOf(bank)[0]?.because).toBe('accept-all it is');
});

test('why something is not put any more is that of its whole, or its own', async () => {
  const gone = status('disregard');
  const bank = await load(
    single('one'),
    single('two', gone),
    study('c', '', ['p', ''], ['q', gone]),
    study('d', gone, ['p', ''], ['q', '']),
    study('e', '', ['p', gone], ['q', gone]),
    single('f', status('accept-all')),
  );
  const of = (id: string): string | undefined => disregarded(bank, id)?.question;
  expect(['one', 'two', 'c', 'c.p', 'c.q', 'd', 'd.q', 'e', 'e.q', 'f', 'none'].map((id) => [id, of(id)])).toEqual([
    ['one', undefined],
    ['two', 'two'],
    ['c', undefined],
    ['c.p', undefined],
    ['c.q', 'c.q'],
    ['d', 'd'],
    ['d.q', 'd'],
    ['e', 'e.p'],
    ['e.q', 'e.q'],
    ['f', undefined],
    ['none', undefined],
  ]);
});

describe('the wording', () => {
  test('is the same with a status and without, so that sign-offs stay', async () => {
    for (const mark of ['disregard', 'accept-all']) {
      const [plain, marked] = (await load(single('one'), single('two', status(mark)).replaceAll('Is two', 'Is one'))).all;
      expect(plain && wordingOf(plain)).toBe(marked && wordingOf(marked));
      const [whole, faulty] = (await load(study('c', '', ['p', '']), study('d', '', ['p', status(mark)]))).all;
      expect(whole && wordingOf(whole)).toBe(faulty && wordingOf(faulty));
    }
  });

  test('holds a blank that is called status', async () => {
    const cloze = (id: string, accept: string): string => `
  - {id: ${id}, type: cloze, prompt: Fill in., text: "It is [[status]].", blanks: {status: {accept: [${accept}]}}, explanation: So it is.}`;
    const [one, two] = (await load(cloze('one', 'open'), cloze('two', 'closed'))).all;
    expect(one && wordingOf(one)).not.toBe(two && wordingOf(two));
  });
});

test('a bank comes back from the cache with every status', async () => {
  const bank = await load(single('one', status('disregard')), study('c', status('accept-all'), ['p', ''], ['q', status('disregard')]));
  const stored = JSON.parse(JSON.stringify(toStored(bank))) as StoredBank;
  const again = await fromStored(stored, questionTypes);
  expect(items(again)).toEqual(['c.p']);
  expect(faultsOf(again)).toEqual(faultsOf(bank));
  expect(again.questions[0]?.parts[0]?.status).toEqual(bank.questions[0]?.parts[0]?.status);
});
