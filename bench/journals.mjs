// Journals of any length: answers of one learner over years, four of five right, in sessions of fifteen, up to yesterday.
import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SESSION = 15;
const DAY = 86_400_000;
const PIECE = 1 << 22;

/** Writes a data folder with so many answers to the questions `ids` of `bank`. Answers with its file, lines and size. */
export function writeJournal(data, answers, { bank, ids }) {
  mkdirSync(join(data, 'journal'), { recursive: true });
  if (answers === 0) return { data, answers, lines: 0, bytes: 0 };
  const file = join(data, 'journal', 'bench.jsonl');
  const handle = openSync(file, 'w');
  const step = Math.min(600_000, Math.floor((3 * 365 * DAY) / answers));
  const begin = Date.now() - DAY - step * answers;
  let text = '';
  let lines = 0;
  const put = (entry) => {
    text += `${JSON.stringify({ v: 1, ...entry })}\n`;
    lines += 1;
    if (text.length < PIECE) return;
    writeSync(handle, text);
    text = '';
  };
  const questionAt = (number) => ids[(number * 7) % ids.length];
  const idOf = (kind, number) => `${kind}${number.toString(16).padStart(7, '0')}-0000-4000-8000-000000000000`;
  for (let number = 0; number < answers; number += 1) {
    const session = idOf('a', number - (number % SESSION));
    const at = (after) => new Date(begin + number * step + after).toISOString().replace('Z', '+00:00');
    if (number % SESSION === 0) {
      const items = Array.from({ length: SESSION }, (_, index) => `${bank}#${questionAt(number + index)}`);
      put({ kind: 'start', id: idOf('b', number), session, at: at(0), run: bank, seed: 'k3x9aq', items, exam: false });
    }
    const isRight = (number * 7919) % 10 < 8;
    // In the order of keys in which the program writes them: it reads its own lines faster than others.
    const about = { id: idOf('c', number), session, at: at(step >> 1), bank, question: questionAt(number), wording: '7c7d29bdbe6d87cf' };
    const facts = { shown: ['a', 'b', 'c'], verdict: isRight ? 'correct' : 'wrong', ms: 4000 + (number % 9000), hints: 0 };
    put({ kind: 'attempt', ...about, ...facts, reply: isRight ? 'b' : 'c', score: isRight ? 1 : 0 });
    if (number % SESSION === SESSION - 1)
      put({ kind: 'end', id: idOf('d', number), session, at: at(step - 1), run: bank, score: 12, outOf: SESSION });
  }
  writeSync(handle, text);
  closeSync(handle);
  return { data, answers, file, lines, bytes: statSync(file).size };
}
