// The presenter for pipes and screen readers: numbered lines out, typed lines in, nothing ever redrawn.
import type { Interface } from 'node:readline';
import { letterAt, type Reply, type SingleAsk } from '../../core/ask.ts';
import { type Doc, gap, hang, paragraph, span } from '../../core/doc.ts';
import { markdown } from '../../core/markdown.ts';
import { confidences } from '../../core/memory/entry.ts';
import { type Heading, headingWords } from '../../core/report/question-page.ts';
import { type Command, commandOf, commands, unescaped } from '../terminal/commands.ts';
import { numbered, replyFor } from '../terminal/widgets/blanks.ts';
import type { Presenter, QuestionView, Response } from './presenter.ts';

/** Where plain lines go and come from. */
export interface PlainTerminal {
  write(doc: Doc): void;
  /** The next line, without its end; nothing when the input has ended. Prompts with `cue`. */
  line(cue: string): Promise<string | undefined>;
  close(): void;
}

/** What to type for an ask, in one sentence. */
function instruction(ask: SingleAsk): string {
  switch (ask.kind) {
    case 'pick-one':
      return `Type a number from 1 to ${ask.options.length}.`;
    case 'pick-many':
      return `Type the numbers of all that apply, such as "1 3".${ask.choose === undefined ? '' : ` Choose ${ask.choose}.`}`;
    case 'line':
      return ask.expects === 'number' ? `Type a number${ask.unit === undefined ? '' : ` (${ask.unit})`}.` : 'Type your answer.';
    case 'order':
      return `Type the numbers in the right order, such as "${ask.items
        .map((_, index) => index + 1)
        .reverse()
        .join(' ')}".`;
    case 'match':
      return 'Type a number and a letter for each, such as "1c 2a".';
    case 'blanks':
      return ask.blanks.length === 1 ? 'Type what goes into the blank.' : 'Type what goes into each blank, one a line.';
    case 'self-check':
      return 'Type your answer in your own words. An empty line ends it.';
  }
}

/** What is shown of an ask below its prompt. */
function shown(ask: SingleAsk): Doc {
  const list = (texts: readonly string[], mark: (index: number) => string): Doc =>
    texts.flatMap((text, index) => hang(`${mark(index)} `, mark(index).length + 1, markdown(text)));
  const number = (index: number): string => `${index + 1})`;
  switch (ask.kind) {
    case 'pick-one':
    case 'pick-many':
      return list(
        ask.options.map((option) => option.text),
        number,
      );
    case 'order':
      return list(
        ask.items.map((item) => item.text),
        number,
      );
    case 'match':
      return [
        ...list(
          ask.left.map((each) => each.text),
          number,
        ),
        gap,
        ...list(
          ask.right.map((each) => each.text),
          (index) => `${letterAt(index)})`,
        ),
      ];
    case 'blanks':
      return [
        ...numbered(ask.text, ask.blanks),
        ...ask.blanks.flatMap((blank, index) =>
          blank.options.length === 0
            ? []
            : [
                gap,
                paragraph(`Blank ${index + 1}:`),
                ...list(
                  blank.options.map((option) => option.text),
                  number,
                ),
              ],
        ),
      ];
    case 'line':
    case 'self-check':
      return [];
  }
}

/** Stands for the words of a command where the input has ended. */
const END = '\u0004';

const numbersIn = (text: string): string[] => text.split(/[\s,;]+/).filter((each) => each !== '');

/** A typed line as a reply, for the asks that take one line; a problem says what to type instead. */
export function readTyped(ask: SingleAsk, text: string): { readonly reply: Reply } | { readonly problem: string } {
  const help = { problem: instruction(ask) };
  switch (ask.kind) {
    case 'pick-one': {
      const option = /^\s*\d+[).]?\s*$/.test(text) ? ask.options[Number.parseInt(text, 10) - 1] : undefined;
      return option === undefined ? help : { reply: option.letter };
    }
    case 'pick-many': {
      const options = numbersIn(text).map((each) => (/^\d+$/.test(each) ? ask.options[Number(each) - 1] : undefined));
      const letters = options.flatMap((option) => (option === undefined ? [] : [option.letter]));
      return options.length === 0 || letters.length < options.length ? help : { reply: [...new Set(letters)] };
    }
    case 'order': {
      const items = numbersIn(text).map((each) => (/^\d+$/.test(each) ? ask.items[Number(each) - 1] : undefined));
      const letters = items.flatMap((item) => (item === undefined ? [] : [item.letter]));
      const complete = letters.length === ask.items.length && new Set(letters).size === letters.length && items.length === letters.length;
      return complete ? { reply: letters } : { problem: `${help.problem} Each number once.` };
    }
    case 'match': {
      const pairs = [...text.toLowerCase().matchAll(/(\d+)\s*[-:=.]?\s*([a-z]+)/g)].map(([, left = '', right = '']) => {
        const side = ask.right.findIndex((_, index) => letterAt(index) === right);
        return [ask.left[Number(left) - 1]?.letter, ask.right[side]?.letter] as const;
      });
      const known = pairs.flatMap(([left, right]) => (left === undefined || right === undefined ? [] : [[left, right] as const]));
      return known.length === 0 || known.length < pairs.length ? help : { reply: Object.fromEntries(known) };
    }
    case 'line':
      return { reply: unescaped(text) };
    case 'blanks':
    case 'self-check':
      return help;
  }
}

/** A presenter that reads and writes lines. */
export function plainPresenter(terminal: PlainTerminal): Presenter {
  const seen = new Set<string>();
  let described = false;
  const say = (words: string): void => terminal.write([paragraph(words)]);

  /** A line that is no command; a command ends the question. */
  async function ask(cue: string): Promise<{ text: string } | { command: Command; words: string }> {
    for (;;) {
      const text = await terminal.line(cue);
      if (text === undefined) return { command: 'leave', words: END };
      const found = commandOf(text);
      if (found === undefined) return { text };
      if (found.command === 'keys') terminal.write(commandList());
      else if (found.command === undefined) say(`There is no ${found.typed}. Type :? to see all commands.`);
      else return { command: found.command, words: found.words };
    }
  }

  async function several(view: QuestionView): Promise<Response> {
    if (view.ask.kind === 'blanks') {
      const replies: string[] = [];
      for (const [index, blank] of view.ask.blanks.entries()) {
        const answer = await ask(`${index + 1}> `);
        if ('command' in answer) return { kind: 'command', ...answer };
        replies.push(replyFor(blank, unescaped(answer.text)));
      }
      return { kind: 'reply', reply: replies };
    }
    const written: string[] = [];
    for (;;) {
      const answer = await ask('> ');
      if ('command' in answer) {
        if (answer.command === 'leave' && answer.words === END && written.length > 0) break;
        return { kind: 'command', ...answer };
      }
      if (answer.text.trim() === '') break;
      written.push(unescaped(answer.text));
    }
    const text = written.join('\n').trim();
    if (text === '' || view.ask.kind !== 'self-check') return { kind: 'reply', reply: { text, points: [] } };
    const { points } = view.ask;
    terminal.write([
      gap,
      paragraph('Which of these does your answer say?'),
      ...points.flatMap((point, index) => hang(`${index + 1}) `, 3, markdown(point.text))),
    ]);
    for (;;) {
      const answer = await ask('Numbers, or 0 for none> ');
      if ('command' in answer) return { kind: 'command', ...answer };
      const numbers = numbersIn(answer.text).map(Number);
      if (numbers.length > 0 && numbers.every((each) => Number.isInteger(each) && each >= 0 && each <= points.length)) {
        return { kind: 'reply', reply: { text, points: [...new Set(numbers.filter((each) => each > 0))].sort((a, b) => a - b) } };
      }
      say(`Type numbers from 1 to ${points.length}, or 0 for none.`);
    }
  }

  function describe(view: QuestionView): void {
    terminal.write([
      gap,
      paragraph(headingWords(view.heading())),
      gap,
      ...view.body,
      gap,
      ...shown(view.ask),
      gap,
      paragraph(span(instruction(view.ask), 'dim')),
    ]);
    if (!described) say('Commands: :h hint, :s skip, :r reveal, :u slip, :f flag, :q leave, :? all.');
    described = true;
  }

  return {
    async open(welcome) {
      terminal.write([...welcome]);
      return true;
    },
    async ask(view) {
      if (!seen.has(view.key) || view.notice === undefined) describe(view);
      seen.add(view.key);
      if (view.notice !== undefined) say(view.notice);
      if (view.ask.kind === 'blanks' || view.ask.kind === 'self-check') return several(view);
      for (;;) {
        const answer = await ask('> ');
        if ('command' in answer) return { kind: 'command', ...answer };
        if (answer.text.trim() === '') {
          say('Nothing typed. Type an answer, or :s to skip.');
          continue;
        }
        const read = readTyped(view.ask, answer.text);
        if ('reply' in read) return { kind: 'reply', reply: read.reply };
        say(read.problem);
      }
    },
    async confidence() {
      say('How sure are you? 1) a guess  2) I think so  3) I am sure');
      for (;;) {
        const answer = await ask('> ');
        if ('command' in answer) return undefined;
        const level = confidences[Number(answer.text.trim()) - 1];
        if (level !== undefined) return level;
        say('Type 1, 2 or 3.');
      }
    },
    async feedback(view) {
      if (view.notice !== undefined) say(view.notice);
      else terminal.write([gap, paragraph(view.verdict), ...view.feedback]);
      return undefined;
    },
    async offer(_, offer: Doc) {
      terminal.write([gap, ...offer]);
      for (;;) {
        const answer = await ask('y or n> ');
        if ('command' in answer) return false;
        if (/^\s*y(es)?\s*$/i.test(answer.text)) return true;
        if (/^\s*no?\s*$/i.test(answer.text)) return false;
        say('Type y or n.');
      }
    },
    async flagNote(_heading: Heading) {
      say('What is wrong with this question? An empty line flags it without a note.');
      return (await terminal.line('> ')) ?? '';
    },
    close: () => terminal.close(),
  };
}

const commandList = (): Doc =>
  Object.values(commands)
    .filter((command) => command.key.length === 1)
    .map((command) => paragraph(command.help, `:${command.key} `));

/** Lines from a readline interface, kept in order even when they arrive faster than they are asked for. */
export function lineReader(lines: Interface): { next(): Promise<string | undefined>; close(): void } {
  const waiting: string[] = [];
  const asked: ((line: string | undefined) => void)[] = [];
  let ended = false;
  lines.on('line', (line) => {
    const ask = asked.shift();
    if (ask === undefined) waiting.push(line);
    else ask(line);
  });
  lines.on('close', () => {
    ended = true;
    for (const ask of asked.splice(0)) ask(undefined);
  });
  return {
    next: () => {
      const line = waiting.shift();
      if (line !== undefined || ended) return Promise.resolve(line);
      return new Promise((resolve) => asked.push(resolve));
    },
    close: () => lines.close(),
  };
}
