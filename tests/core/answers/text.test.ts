import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognize, type TextKey, understandText } from '../../../src/core/answers/accepted.ts';
import { misspelling } from '../../../src/core/answers/misspelling.ts';
import { type Comparison, normalize, occursIn } from '../../../src/core/answers/text.ts';
import { effort } from '../../support/effort.ts';

const fixed = { seed: 20_250_109, numRuns: 500 };
const folded = { caseSensitive: false };
const exact = { caseSensitive: true };
const isNearMiss = (typed: string, wanted: string, comparison: Comparison): boolean => misspelling(typed, wanted, comparison) !== undefined;
const same = (one: string, other: string): boolean => normalize(one, folded) === normalize(other, folded);

describe('texts that are one', () => {
  test.each([
    ['Reward Model', 'reward model'],
    ['  reward\t\n model ', 'reward model'],
    ['the reward model', 'reward model'],
    ['A reward model.', 'reward model'],
    ['"reward model"', 'reward model'],
    ['“The reward model”', 'reward model'],
    ['the "reward model"', 'reward model'],
    ['`[MASK]`', '[MASK]'],
    ['(softmax)', 'softmax'],
    ['*softmax*', 'softmax'],
    ['__softmax__', 'softmax'],
    ['softmax!', 'softmax'],
    ['softmax ...', 'softmax'],
    ['self-attention', 'self attention'],
    ['self‑attention', 'self attention'],
    ['encoder–decoder', 'encoder-decoder'],
    ['x−1', 'x-1'],
    ['Bayes’ rule', "Bayes' rule"],
    ['cafe\u0301', 'café'],
    ['STRASSE', 'straße'],
    ['ΟΔΟΣ', 'οδος'],
    ['5 µs', '5 μs'],
    ['soft\u00admax', 'softmax'],
    ['reward\u00a0model', 'reward model'],
  ])('%j is %j', (one, other) => {
    expect(same(one, other)).toBe(true);
  });
});

describe('texts that are not one', () => {
  test.each([
    ['GPT-2', 'GPT-3'],
    ['A*', 'A'],
    ["f'", 'f'],
    ['n!', 'n'],
    ['.5', '5'],
    ['-1', '1'],
    ['f(x)', 'f(x'],
    ['(a)(b)', 'a)(b'],
    ['C++', 'C'],
    ['*args', '**args'],
    ['<unk>', 'unk'],
    ['...', '…'],
    ['+', '-'],
    ['A', ''],
    ['the', ''],
    ['a + b', '+ b'],
    ['10^-3', '10^3'],
  ])('%j is not %j', (one, other) => {
    expect(same(one, other)).toBe(false);
  });
  test('case tells apart where it counts', () => {
    expect(normalize('LoRA', exact)).not.toBe(normalize('Lora', exact));
    expect(normalize('The LoRA', exact)).toBe('LoRA');
  });
});

const phrase = fc
  .array(fc.string({ unit: fc.constantFrom(...'abcdefgxyzéßσµж'), minLength: 2, maxLength: 9 }), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '))
  .filter((text) => !/^(?:an|the) /.test(text));

test('how a text is written down makes no difference', () => {
  const ways: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => `the ${text}`,
    (text) => `  “${text}”. `,
    (text) => `(${text})`,
    (text) => `**${text}**`,
    (text) => text.replaceAll(' ', '-'),
    (text) => text.replaceAll(' ', '\u2003 '),
    (text) => `${text}?!`,
  ];
  fc.assert(
    fc.property(phrase, fc.constantFrom(...ways), (text, way) => same(way(text), text)),
    fixed,
  );
});

test('any text is compared without trouble, and a second time makes no difference', () => {
  const any = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/\b(?:a|an|the)\b/i.test(text));
  fc.assert(
    fc.property(any, (text) => {
      const once = normalize(text, exact);
      expect(normalize(once, exact)).toBe(once);
      expect(isNearMiss(text, text, folded)).toBe(false);
      if (/[\p{L}\p{N}]/u.test(text)) expect(once).not.toBe('');
    }),
    fixed,
  );
});

describe('misspellings', () => {
  test.each([
    ['reward modle', 'reward model', 1],
    ['reward models', 'reward model', 1],
    ['reward model', 'reward models', 1],
    ['rewrad modle', 'reward model', 2],
    ['atention', 'attention', 1],
    ['atentoin', 'attention', 2],
    ['tranformer', 'transformer', 1],
    ['rtansformer', 'transformer', 1],
    ['embeding', 'embedding', 1],
    ['selfattention', 'self-attention', 1],
    ['pre training', 'pretraining', 1],
    ['GPT2', 'GPT-2', 1],
    ['KV cahce', 'KV cache', 1],
    ['WordPeice', 'WordPiece', 1],
    ['DeepMnd', 'DeepMind', 1],
  ])('%j is %j but for the spelling', (typed, wanted, edits) => {
    expect(misspelling(typed, wanted, folded)).toBe(edits);
  });
  test.each([
    ['GPT-3', 'GPT-2'],
    ['GPT-2', 'GPT-3'],
    ['BLEU-3', 'BLEU-4'],
    ['layer 11', 'layer 12'],
    ['1 1 layers', '11 layers'],
    ['decoder', 'encoder'],
    ['encoder', 'decoder'],
    ['KL cache', 'KV cache'],
    ['RLHF', 'RLAIF'],
    ['ReGLU', 'GeGLU'],
    ['SwiGLE', 'SwiGLU'],
    ['top-p', 'top-k'],
    ['lora', 'loro'],
    ['supervised', 'unsupervised'],
    ['unsupervised', 'supervised'],
    ['unidirectional', 'bidirectional'],
    ['increasing', 'decreasing'],
    ['deductive', 'inductive'],
    ['on-policy', 'off-policy'],
    ['local attention', 'global attention'],
    ['x_train', 'x_trein'],
    ['softmax(qk)', 'softmax(qv)'],
    ['reward', 'reward model'],
    ['model', 'models of reward'],
    ['', 'attention'],
  ])('%j is no misspelling of %j', (typed, wanted) => {
    expect(isNearMiss(typed, wanted, folded)).toBe(false);
  });
  test('case alone is never one: it is either no difference, or the one that counts', () => {
    expect(isNearMiss('Softmax', 'softmax', folded)).toBe(false);
    expect(isNearMiss('softMax', 'softmax', exact)).toBe(false);
  });
  test('one letter more, less or swapped inside a long word is one', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'abcdefghijklm'), minLength: 5, maxLength: 12 })
      .filter((text) => !/^(?:an|the) /.test(text));
    fc.assert(
      fc.property(word, fc.nat(), (text, seed) => {
        const at = 1 + (seed % (text.length - 1));
        const typed = [
          text.slice(0, at) + text.slice(at + 1),
          `${text.slice(0, at)}z${text.slice(at)}`,
          `${text.slice(0, at)}z${text.slice(at + 1)}`,
        ];
        for (const each of typed) expect(isNearMiss(each, text, folded)).toBe(true);
      }),
      fixed,
    );
  });
  test('a digit changed never is', () => {
    fc.assert(
      fc.property(phrase, fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }), (text, one, other) => {
        expect(isNearMiss(`${text} ${one}`, `${text} ${other}`, folded)).toBe(false);
      }),
      fixed,
    );
  });
});

describe('recognizing a typed text', () => {
  const key: TextKey = {
    accept: ['macro averaging', 'decoder'],
    wrong: [
      { match: 'micro averaging', because: 'That pools the classes.' },
      { match: 'encoders', because: 'It reads.' },
    ],
  };
  const kind = (text: string, terms: string[] = [], more: Partial<TextKey> = {}): string =>
    recognize(text, { ...key, ...more }, new Set(terms)).kind;
  test.each([
    ['Macro-Averaging', 'accepted'],
    ['micro averaging', 'listed'],
    ['micro averagng', 'listed'],
    ['macro averagng', 'misspelled'],
    ['decodr', 'misspelled'],
    ['decoders', 'misspelled'],
    ['encoder', 'listed'],
    ['attention', 'other'],
  ])('%j is %s', (text, expected) => {
    expect(kind(text)).toBe(expected);
  });
  test('a known term is no misspelling of another', () => {
    expect(kind('Decoders', ['decoders'])).toBe('other');
    expect(recognize('decoder', { accept: ['recoder'] }, new Set(['decoder'])).kind).toBe('other');
    expect(recognize('Macros', { accept: ['Macro'], case: 'sensitive' }, new Set(['macros'])).kind).toBe('other');
  });
  test('typos: reject, and case: sensitive', () => {
    expect(kind('decodr', [], { typos: 'reject' })).toBe('other');
    expect(kind('Decoder', [], { case: 'sensitive' })).toBe('other');
  });
  test('is asked again only while that is allowed', () => {
    const terms = new Set<string>();
    expect(understandText('decodr', key, { terms, again: true })).toEqual({ problem: 'Very close: check the spelling.', once: true });
    expect(understandText('decodr', key, { terms, again: false })).toHaveProperty('answer');
    expect(understandText('decodr', { ...key, typos: 'accept' }, { terms, again: true })).toHaveProperty('answer');
  });
});

describe('a name with its abbreviation in brackets', () => {
  const names: TextKey = {
    accept: ['in-context learning', 'ICL'],
    wrong: [{ match: 'SFT', because: 'It trains.' }],
  };
  test.each([
    ['in-context learning (ICL)', 'accepted'],
    ['ICL (in-context learning)', 'accepted'],
    ['In-Context  Learning(icl)', 'accepted'],
    ['in-context learning (SFT)', 'other'],
    ['something (ICL)', 'other'],
    ['(ICL)', 'accepted'],
  ])('%j is %s', (text, kind) => {
    expect(recognize(text, names, new Set()).kind).toBe(kind);
  });
  test('costs no more for a long text', () => {
    for (const bit of [' ', '(', 'a (', '()', ') ('])
      expect(effort(() => recognize(bit.repeat(100_000), { ...names, typos: 'reject' }, new Set()))).toBeLessThan(3000);
  });
});

describe('an answer in the prompt', () => {
  test.each([
    ['reward model', 'What does the Reward-Model learn?', true],
    ['reward model', 'What do reward\nmodels learn?', false],
    ['attention', 'What is self-attention?', true],
    ['loss', 'What is `loss`?', true],
    ['loss', 'Is it lossless?', false],
    ['2', 'How many layers has GPT-2?', false],
    ['2', 'Is it 2 or 3?', true],
    ['k', 'top-k and x_k', false],
    ['rank', 'Franklin ranks', false],
    ['C++', 'Is C++ faster?', true],
    ['\u200b', 'What?', false],
  ])('%j in %j: %s', (answer, prompt, expected) => {
    expect(occursIn(answer, prompt, folded)).toBe(expected);
  });
});

test('long texts are quick', () => {
  const spent = effort(() => {
    for (const text of ['a'.repeat(10_000), '('.repeat(10_000), '`x '.repeat(3_000), `${' .'.repeat(5_000)}x`, `"${"'".repeat(9_000)}`])
      recognize(text, { accept: ['transformer', 'self-attention'] }, new Set());
  });
  expect(spent).toBeLessThan(2_000);
});

test('a text of nothing but punctuation is compared in time that grows with its length', () => {
  for (const bit of ['``` ', '(', '"*', '((a))', '... ']) {
    const text = bit.repeat(20_000);
    const spent = effort(() => {
      normalize(`a${text}`, folded);
      normalize(text, folded);
      normalize(`${text}${')'.repeat(20_000)}`, folded);
    });
    expect(spent, bit).toBeLessThan(3000);
  }
});
