// The presenter for a terminal: one page for a question, its feedback in the same place.
import type { SingleAsk } from '../../core/ask.ts';
import { type Doc, gap, paragraph, type Span, span, tint } from '../../core/doc.ts';
import { confidences } from '../../core/memory/entry.ts';
import { type Heading, headingLine } from '../../core/report/question-page.ts';
import type { Command } from '../terminal/commands.ts';
import { type Draft, type PageConfig, type PageEnd, showPage } from '../terminal/page.ts';
import type { Screen } from '../terminal/screen.ts';
import type { Style } from '../terminal/style.ts';
import { blanks } from '../terminal/widgets/blanks.ts';
import { line } from '../terminal/widgets/line.ts';
import { match } from '../terminal/widgets/match.ts';
import { order } from '../terminal/widgets/order.ts';
import { pick } from '../terminal/widgets/pick.ts';
import { press, read } from '../terminal/widgets/read.ts';
import { selfCheck } from '../terminal/widgets/self-check.ts';
import type { Widget } from '../terminal/widgets/widget.ts';
import type { Presenter, QuestionView } from './presenter.ts';

/** Runs a widget on a page; its state type stays inside. */
interface Runnable {
  readonly instruction: string;
  run(config: Omit<PageConfig<never>, 'widget' | 'draft'>, drafts: Drafts, signal?: AbortSignal): Promise<PageEnd<unknown>>;
  /** The answer as it was given. */
  answered(drafts: Drafts): Doc;
}

/** The answer that was begun, kept while a hint or a note is asked for. */
class Drafts {
  private kept: { readonly key: string; readonly draft: unknown } | undefined;

  /** The draft of the same question; its widget made it, so its type fits. */
  of<S>(key: string): Draft<S> | undefined {
    return this.kept?.key === key ? (this.kept.draft as Draft<S>) : undefined;
  }

  keep(key: string, draft: unknown): void {
    this.kept = { key, draft };
  }
}

const runnable = <S>(key: string, widget: Widget<S>): Runnable => ({
  instruction: widget.instruction,
  async run(config, drafts, signal) {
    const end = await showPage<S>({ ...config, widget, draft: drafts.of<S>(key) }, signal);
    // A reply that is not understood comes back with its words still there.
    drafts.keep(key, end.draft);
    return end;
  },
  answered(drafts) {
    const draft = drafts.of<S>(key);
    if (draft === undefined) return [];
    const { above, focused, below } = widget.view(draft.state, { text: draft.line, cursor: undefined });
    return tint([...above, ...focused, ...below], 'dim');
  },
});

/** The widget for each kind of ask: the one switch over them on a terminal. */
function widgetFor(key: string, ask: SingleAsk): Runnable {
  switch (ask.kind) {
    case 'pick-one':
      return runnable(key, pick(ask.options, { many: false }));
    case 'pick-many':
      return runnable(key, pick(ask.options, { many: true, ...(ask.choose !== undefined && { choose: ask.choose }) }));
    case 'line':
      return runnable(key, line(ask.expects === 'number' ? 'Type a number.' : 'Type your answer.', ask.unit));
    case 'order':
      return runnable(key, order(ask.items));
    case 'match':
      return runnable(key, match(ask.left, ask.right));
    case 'blanks':
      return runnable(key, blanks(ask.text, ask.blanks));
    case 'self-check':
      return runnable(key, selfCheck(ask.points));
  }
}

/** A presenter that draws on `screen`. */
export function interactivePresenter(screen: Screen, style: Style): Presenter {
  const drafts = new Drafts();
  const uncovered = new Set<string>();
  const base = { screen, style };
  const heading = (above: Heading, second: readonly Span[]) => (width: number) => [headingLine(above, width), second];
  const dim = (words: string): Span[] => [span(words, 'dim')];

  /** A page that is only read: Enter goes on. */
  const reading = async (
    config: Pick<PageConfig<null>, 'heading' | 'body' | 'commands' | 'labels' | 'notice'>,
    next: string,
    signal?: AbortSignal,
  ) => showPage<null>({ ...base, ...config, widget: read(next), reading: true }, signal);

  async function uncover(view: QuestionView, signal: AbortSignal | undefined): Promise<PageEnd<unknown> | undefined> {
    if (!view.covered || uncovered.has(view.key)) return undefined;
    uncovered.add(view.key);
    const end = await reading(
      { heading: heading(view.heading(), dim('Think of an answer before you see the choices.')), body: view.body, commands: view.commands },
      'show the choices',
      signal,
    );
    return end.kind === 'reply' ? undefined : end;
  }

  return {
    async open(welcome, resumable) {
      const end = await orInterrupt(
        showPage<null>({
          ...base,
          heading: () => [],
          body: welcome,
          commands: ['leave', 'interrupt'],
          widget: resumable ? press({ Enter: 'go on', n: 'start anew' }) : read('begin'),
          reading: true,
        }),
      );
      if (end === undefined) return 'interrupt';
      if (end.kind !== 'reply') return 'leave';
      return end.reply === 'n' ? 'fresh' : 'go';
    },
    async ask(view, signal) {
      const widget = widgetFor(view.key, view.ask);
      const clocked = (width: number) => [headingLine(view.heading(), width), dim(widget.instruction)];
      try {
        const end =
          (await uncover(view, signal)) ??
          (await widget.run(
            {
              ...base,
              heading: clocked,
              body: view.body,
              commands: view.commands,
              explains: true,
              labels: { slip: 'clear' },
              notice: view.notice,
              ticking: view.timed,
            },
            drafts,
            signal,
          ));
        return end.kind === 'reply' ? { kind: 'reply', reply: end.reply } : { kind: 'command', command: end.command, words: end.words };
      } catch (error) {
        if (signal?.aborted === true) return { kind: 'time-up' };
        if (error instanceof Error && error.name === 'ExitPromptError') return { kind: 'command', command: 'interrupt', words: '' };
        throw error;
      }
    },
    async confidence(view) {
      const options = confidences.map((each) => ({
        letter: each,
        text: { guess: 'A guess', think: 'I think so', sure: 'I am sure' }[each],
      }));
      const question = paragraph(span('How sure are you?', 'strong'));
      const end = await orInterrupt(
        showPage({
          ...base,
          heading: heading(view.heading(), dim('Say how sure you are.')),
          body: [...view.body, gap, ...widgetFor(view.key, view.ask).answered(drafts), gap, question, gap],
          commands: ['leave'],
          widget: pick(options, { many: false, skips: false }),
        }),
      );
      if (end === undefined) return 'interrupt';
      return end.kind === 'reply' ? confidences.find((each) => each === end.reply) : 'leave';
    },
    async feedback(view) {
      const end = await orInterrupt(
        reading(
          {
            heading: heading(view.heading, view.verdict),
            body: [...view.body, gap, ...view.feedback],
            commands: view.commands,
            notice: view.notice,
          },
          'go on',
        ),
      );
      if (end === undefined) return 'interrupt';
      return end.kind === 'command' ? end.command : undefined;
    },
    async choose(above, page, keys) {
      const config = {
        ...base,
        heading: heading(above, dim('Choose with a key.')),
        body: page,
        widget: press(keys),
        reading: true,
      };
      // There is a way out everywhere; where a key of the page has that letter, it is the way.
      const commands: readonly Command[] = Object.hasOwn(keys, 'q') ? [] : ['leave'];
      const end = await orInterrupt(showPage({ ...config, commands }));
      if (end === undefined) return 'interrupt';
      return end.kind === 'reply' ? String(end.reply) : 'leave';
    },
    async flagNote(above, body) {
      const widget = line('What is wrong with this question? (Enter alone flags it without a note.)');
      const question: Doc = [...body, gap, paragraph(span(widget.instruction, 'strong'))];
      const config = { ...base, heading: heading(above, dim('Flag this question')), body: question, labels: { leave: 'back' }, widget };
      const end = await orInterrupt(showPage({ ...config, commands: ['leave'] }));
      if (end === undefined) return 'interrupt';
      return end.kind === 'reply' ? { note: String(end.reply) } : undefined;
    },
    close: () => screen.close(),
  };
}

/** The end of a page, or nothing when Ctrl-C ended it. */
async function orInterrupt<T>(page: Promise<T>): Promise<T | undefined> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined;
    throw error;
  }
}
