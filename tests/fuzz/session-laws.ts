// A whole session in plain lines, in which everything is answered rightly, as somebody would type it.

import { type PlainTerminal, plainPresenter } from '../../src/cli/session/plain.ts';
import { runSession } from '../../src/cli/session/run.ts';
import { safeJson } from '../../src/cli/terminal/json.ts';
import { letterAt, type Reply, type SingleAsk } from '../../src/core/ask.ts';
import type { Bank } from '../../src/core/bank/bank.ts';
import type { Entry } from '../../src/core/memory/entry.ts';
import { emptyPast } from '../../src/core/memory/past.ts';
import { summaryPage } from '../../src/core/report/summary-page.ts';
import { type Plan, planSession } from '../../src/core/session/plan.ts';
import { resultDocument } from '../../src/core/session/summary.ts';
import { fits } from './documents.ts';
import { must } from './law.ts';
import { drawable, json } from './text-laws.ts';

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.startsWith(':') ? `:${line}` : line;
};

/** The lines that somebody types to give this reply to what is shown. */
export function typedFor(ask: SingleAsk, reply: Reply): string[] {
  const numberOf = (options: readonly { readonly letter: string }[], letter: unknown): number =>
    options.findIndex((each) => each.letter === letter) + 1;
  const list = Array.isArray(reply) ? (reply as readonly Reply[]) : [];
  switch (ask.kind) {
    case 'pick-one':
      return [String(numberOf(ask.options, reply))];
    case 'pick-many':
      return [list.map((each) => numberOf(ask.options, each)).join(' ')];
    case 'order':
      return [list.map((each) => numberOf(ask.items, each)).join(' ')];
    case 'match':
      return [
        Object.entries(reply ?? {})
          .map(([left, right]) => `${numberOf(ask.left, left)}${letterAt(numberOf(ask.right, right) - 1)}`)
          .join(' '),
      ];
    case 'line':
      return [oneLine(String(reply))];
    case 'blanks':
      return ask.blanks.map(({ options }, at) => (options.length > 0 ? String(numberOf(options, list[at])) : oneLine(String(list[at]))));
    case 'self-check': {
      const { text = '', points = [] } = reply as { readonly text?: string; readonly points?: readonly number[] }; // the form of its replies
      return [
        ...text
          .split('\n')
          .map(oneLine)
          .filter((line) => line !== ''),
        '',
        points.length === 0 ? '0' : points.join(' '),
      ];
    }
  }
}

const planOf = (bank: Bank): Plan => planSession([bank], new Map(), {}, { order: 'prerequisites', count: 0, seed: 'fuzz' });

/** Every question of a bank is asked in a session, answered rightly, told and summed up. `sound`: full credit is due for all. */
export async function sessionLaws(bank: Bank, sound: boolean): Promise<void> {
  const plan = planOf(bank);
  must('the same seed gives the same session', JSON.stringify(names(plan)) === JSON.stringify(names(planOf(bank))), () => bank.id);
  let typed: string[] = [];
  let now = Date.UTC(2025, 0, 1);
  let id = 0;
  const entries: Entry[] = [];
  const terminal: PlainTerminal = {
    write: (doc) => drawable('a session', doc, [39]),
    line: async () => {
      const text = typed.shift();
      return text === undefined ? { ended: 'leave' } : { text };
    },
    close: () => {},
  };
  const plain = plainPresenter(terminal);
  const put = new Map<string, number>();
  const presenter: typeof plain = {
    ...plain,
    ask(view, signal) {
      const item = plan.items.find(({ question }) => question.id === view.id);
      const times = (put.get(view.id) ?? 0) + 1;
      put.set(view.id, times);
      must('the right reply is understood as it is typed', times === 1 || !sound, () => `${view.id}: ${view.notice}`);
      // What cannot be answered is put off: twice, and it is gone.
      typed = times > 1 ? [':s'] : typedFor(view.ask, item?.question.replies().right[0] ?? null);
      return plain.ask(view, signal);
    },
    choose: async () => 'n',
  };
  const world = {
    now() {
      now += 1000;
      return now;
    },
    newId() {
      id += 1;
      return `e${id}`;
    },
  };
  const past = emptyPast();
  const { state, ending } = await runSession({
    plan,
    past,
    memory: past.questions,
    run: 'fuzz',
    resumed: undefined,
    store: { append: async (entry: Entry) => void entries.push(entry) },
    presenter,
    options: { exam: false, confidence: false, cover: false, replayed: false },
    world,
  });
  const attempts = entries.flatMap((entry) => (entry.kind === 'attempt' ? [entry] : []));
  must('a session comes to its end', ending === 'finished', () => ending);
  if (sound) {
    must('every question is answered once', attempts.length === plan.items.length, () => `${attempts.length} of ${plan.items.length}`);
    for (const { question, verdict, reply } of attempts)
      must('what was typed rightly is correct', verdict === 'correct', () => `${question}: ${JSON.stringify(reply)} is ${verdict}`);
  }
  fits('results', json('results', safeJson(resultDocument(state, new Date(0).toISOString()))));
  drawable(
    'summary',
    summaryPage(state, { ended: undefined, left: false, command: 'quiz fuzz', exam: false, width: 39, before: undefined, waiting: 3 }),
    [39],
  );
}

const names = ({ items }: Plan): string[] => items.map(({ name }) => name);
