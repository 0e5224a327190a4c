// Validated banks, kept: what comes out is what went in, or nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Bank } from '../../src/core/bank/bank.ts';
import { bankLoader } from '../../src/core/bank/load.ts';
import { fromStored } from '../../src/core/bank/stored.ts';
import type { Question } from '../../src/core/question-type.ts';
import { random } from '../../src/core/random.ts';
import { questionTypes } from '../../src/question-types/registry.ts';
import { asText, cached, cacheKey, keep } from '../../src/store/bank-cache.ts';
import { fixture, folder, quiz, root } from '../support/program.ts';

const read = async (path: string): Promise<Bank> => {
  const { bank } = await bankLoader(questionTypes).load([{ path, text: readFileSync(join(root, path), 'utf8') }]);
  if (bank === undefined) throw new Error(`${path} is no bank`);
  return bank;
};
const key = cacheKey([Buffer.from('contents')], 'build');

/** Everything a question says and does, as plain values. */
function shown(question: Question): unknown {
  const put = question.ask(random('seed'));
  const replies = question.replies();
  const { id, type, prompt, explanation, concept, level, tags, hints, context, source, allow, status } = question;
  const { weight, recognition, seconds, partsKey, parts, allParts } = question;
  return {
    ...{ id, type, prompt, explanation, concept, level, tags, hints, context, source, allow, status, renamed: question['renamed-from'] },
    ...{ weight, recognition, seconds, partsKey, parts: parts.map(shown), allParts: allParts.map(shown), put, replies },
    data: JSON.parse(JSON.stringify(question.data)) as unknown,
    lint: question.lint(),
    marks: [...replies.right, ...replies.wrong].map((reply) =>
      JSON.stringify(question.mark(reply, put, { terms: new Set(), again: true })),
    ),
    key: question.key(),
    choices: question.choices(),
    fewer: question.withParts(question.parts.slice(1)).parts.map(({ id: part }) => part),
  };
}

describe('a bank that is kept', () => {
  test.each(['questions/ch1.yaml', 'questions/ch4.yaml', fixture('pty.yaml'), fixture('hostile.yaml')])(
    'comes back as it was: %s',
    async (path) => {
      const bank = await read(path);
      const cache = folder();
      keep(cache, 'name', '/path', key, bank);
      const stored = cached(cache, '/nowhere', 'name', '/path', key);
      if (stored === undefined) throw new Error('it was not kept');
      const again = await fromStored(stored, questionTypes);
      expect({ ...again, questions: again.questions.map(shown), all: again.all.map(shown) }).toEqual({
        ...bank,
        questions: bank.questions.map(shown),
        all: bank.all.map(shown),
      });
    },
  );

  test('is found only under its own name, path and key', async () => {
    const cache = folder();
    keep(cache, 'name', '/path', key, await read(fixture('pty.yaml')));
    expect(cached(cache, '/nowhere', 'other', '/path', key)).toBeUndefined();
    expect(cached(cache, '/nowhere', 'name', '/elsewhere', key)).toBeUndefined();
    expect(cached(cache, '/nowhere', 'name', '/path', cacheKey([Buffer.from('contents')], 'another build'))).toBeUndefined();
    expect(cached(cache, '/nowhere', 'name', '/path', cacheKey([Buffer.from('other contents')], 'build'))).toBeUndefined();
  });

  test('is ignored when a byte of it differs, or it ends early', async () => {
    const cache = folder();
    keep(cache, 'name', '/path', key, await read(fixture('pty.yaml')));
    const file = join(cache, readdirSync(cache)[0] ?? '');
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 37) {
      const damaged = Buffer.from(whole);
      damaged[at] = (whole[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(cached(cache, '/nowhere', 'name', '/path', key), `byte ${at}`).toBeUndefined();
      writeFileSync(file, whole.subarray(0, at));
      expect(cached(cache, '/nowhere', 'name', '/path', key), `${at} bytes`).toBeUndefined();
    }
    writeFileSync(file, asText(key, await read(fixture('pty.yaml'))));
    expect(cached(cache, '/nowhere', 'name', '/path', key)).toBeDefined();
  });
});

test('the program runs with a cache that is damaged, a folder, or cannot be written', { timeout: 60_000 }, async () => {
  const cache = folder();
  const replies = join(folder(), 'none.json');
  writeFileSync(replies, '{}');
  const args = [fixture('pty.yaml'), '--plain', '--no-record', '--seed', '1', '--answers', replies];
  const first = await quiz(args, { env: { QUIZ_CACHE_DIR: cache } });
  const kept = readdirSync(cache).filter((name) => name.endsWith('.json'));
  expect(kept).toHaveLength(1);
  writeFileSync(join(cache, kept[0] ?? ''), 'nonsense\n{');
  for (const env of [{ QUIZ_CACHE_DIR: cache }, { QUIZ_CACHE_DIR: cache }, { QUIZ_CACHE_DIR: '/proc/no-such' }]) {
    const again = await quiz(args, { env });
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: first.code, stdout: first.stdout });
  }
});
