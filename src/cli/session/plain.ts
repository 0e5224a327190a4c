// The presenter for pipes and screen readers: numbered lines out, typed lines in, nothing ever redrawn.
import { brief } from '../../core/brief.ts';
import { type Doc, gap, hang, paragraph, span } from '../../core/doc.ts';
import { markdown } from '../../core/markdown.ts';
import { confidences } from '../../core/memory/entry.ts';
import { type Heading, headingWords } from '../../core/report/question-page.ts';
import { type Command, commandOf, commands, escapedColon, unescaped } from '../terminal/commands.ts';
import { readBlank } from '../terminal/widgets/blanks.ts';
import { instruction, numbersIn, readTyped, shown } from './plain-ask.ts';
import type { Presenter, QuestionView, Response } from './presenter.ts';

/** Where plain lines go and come from. */
export interface PlainTerminal {
  write(doc: Doc): void;
  /**
   * The next line, without its end, or how the input ended: `leave` at its end, `interrupt` by Ctrl-C. Prompts with `cue`.
   * Rejects when `signal` says that it is not waited for any more.
   */
  line(cue: string, signal?: AbortSignal): Promise<{ readonly text: string } | { readonly ended: 'leave' | 'interrupt' }>;
  close(): void;
}

/** A presenter that reads and writes lines. */
export function plainPresenter(terminal: PlainTerminal): Presenter {
  const seen = new Set<string>();
  /** The commands that were told of: once, and again when another one works. */
  const told = new Set<string>();
  let ended = false;
  const say = (words: string): void => terminal.write([paragraph(words)]);

  /** A line that is no command; a command ends the question. */
  async function ask(cue: string, signal?: AbortSignal): Promise<{ text: string } | { command: Command; words: string }> {
    for (;;) {
      const typed = await terminal.line(cue, signal);
      if ('ended' in typed) {
        ended = true;
        return { command: typed.ended, words: '' };
      }
      const { text } = typed;
      const found = commandOf(text);
      if (found === undefined) return { text };
      if (found.command === 'keys') terminal.write(commandList());
      else if (found.command === undefined) say(`There is no ${brief(found.typed)}. Type :? to see all commands.`);
      else return { command: found.command, words: found.words };
    }
  }

  /** A line where one of a few is to be chosen, or how the learner left; of the commands only those work that `keys` has. */
  async function choice(
    cue: string,
    words: string,
    keys: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly text: string } | { readonly left: 'leave' | 'interrupt' }> {
    for (;;) {
      const answer = await ask(cue);
      if (!('command' in answer)) return answer;
      // Whoever types commands with a colon elsewhere does so here.
      const { key } = commands[answer.command];
      if (key !== undefined && Object.hasOwn(keys, key)) return { text: key };
      if (answer.command === 'leave' || answer.command === 'interrupt') return { left: answer.command };
      say(`That does not work here. ${words}`);
    }
  }

  async function several(view: QuestionView, signal: AbortSignal | undefined): Promise<Response> {
    if (view.ask.kind === 'blanks') {
      const replies: string[] = [];
      for (const [index, blank] of view.ask.blanks.entries()) {
        while (replies.length === index) {
          const answer = await ask(`${index + 1}> `, signal);
          if ('command' in answer) return { kind: 'command', ...answer };
          const read = readBlank(blank, index, unescaped(answer.text));
          if ('reply' in read) replies.push(read.reply);
          else say(read.problem);
        }
      }
      return { kind: 'reply', reply: replies };
    }
    const written: string[] = [];
    for (;;) {
      const answer = await ask('> ', signal);
      if ('command' in answer) {
        if (ended && written.length > 0) break;
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
      const answer = await ask('Numbers, or 0 for none> ', signal);
      if ('command' in answer) return { kind: 'command', ...answer };
      const numbers = numbersIn(answer.text).map(Number);
      if (numbers.length > 0 && numbers.every((each) => Number.isInteger(each) && each >= 0 && each <= points.length)) {
        return { kind: 'reply', reply: { text, points: [...new Set(numbers.filter((each) => each > 0))].sort((a, b) => a - b) } };
      }
      say(`Type numbers from 1 to ${points.length}, or 0 for none.`);
    }
  }

  async function single(view: QuestionView, signal: AbortSignal | undefined): Promise<Response> {
    for (;;) {
      const answer = await ask('> ', signal);
      if ('command' in answer) return { kind: 'command', ...answer };
      if (answer.text.trim() === '') {
        say('Nothing typed. Type an answer, or :s to skip.');
        continue;
      }
      const read = readTyped(view.ask, answer.text);
      if ('reply' in read) return { kind: 'reply', reply: read.reply };
      say(read.problem);
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
    const works = cuesOf(view.commands);
    if (works.some((cue) => !told.has(cue))) say(`Commands: ${works.join(', ')}, :? all.`);
    for (const cue of works) told.add(cue);
  }

  return {
    async open(welcome, resumable) {
      terminal.write(resumable ? [...welcome, paragraph('Going on there; --fresh starts anew.')] : [...welcome]);
      return 'go';
    },
    async ask(view, signal) {
      const read = view.ask.kind === 'blanks' || view.ask.kind === 'self-check' ? several : single;
      try {
        signal?.throwIfAborted();
        if (!seen.has(view.key) || view.notice === undefined) describe(view);
        seen.add(view.key);
        if (view.notice !== undefined) say(view.notice);
        return await read(view, signal);
      } catch (error) {
        if (signal?.aborted === true) return { kind: 'time-up' };
        throw error;
      }
    },
    async confidence() {
      say('How sure are you? 1) a guess  2) I think so  3) I am sure');
      for (;;) {
        const chosen = await choice('> ', 'Type 1, 2 or 3.');
        if ('left' in chosen) return chosen.left;
        const level = confidences[Number(chosen.text.trim()) - 1];
        if (level !== undefined) return level;
        say('Type 1, 2 or 3.');
      }
    },
    async feedback(view) {
      if (view.notice !== undefined) say(view.notice);
      terminal.write([gap, paragraph(view.verdict), ...view.feedback]);
      return undefined;
    },
    async choose(_, page, keys) {
      terminal.write([gap, ...page, gap]);
      const cue = Object.entries(keys)
        .map(([key, does]) => `${key} ${does}`)
        .join(', ');
      const words = `Type ${Object.keys(keys).join(', ')}.`;
      for (;;) {
        const chosen = await choice(`${cue}> `, words, keys);
        if ('left' in chosen) return chosen.left;
        const typed = chosen.text.trim().toLowerCase();
        const key = Object.keys(keys).find((each) => each === typed || keys[each]?.toLowerCase() === typed);
        if (key !== undefined) return key;
        say(words);
      }
    },
    async flagNote(_heading: Heading) {
      say('What is wrong with this question? An empty line flags it without a note, :q goes back.');
      const typed = await terminal.line('> ');
      if ('ended' in typed) return typed.ended === 'interrupt' ? 'interrupt' : undefined;
      return commandOf(typed.text)?.command === 'leave' ? undefined : { note: unescaped(typed.text) };
    },
    close: () => terminal.close(),
  };
}

/** The commands that work now, each with its key. */
const cuesOf = (given: readonly Command[]): string[] =>
  Object.entries(commands).flatMap(([name, { key, does }]) =>
    key.length === 1 && given.some((each) => each === name) ? [`:${key} ${does}`] : [],
  );

const commandList = (): Doc => [
  ...Object.values(commands)
    .filter((command) => command.key.length === 1)
    .map((command) => paragraph(command.help, `:${command.key} `)),
  paragraph(escapedColon[1], `${escapedColon[0]} `),
];
