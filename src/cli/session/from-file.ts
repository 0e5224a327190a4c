// The presenter that answers from a file of replies: every question once, nothing asked, nothing repeated.
import type { Reply } from '../../core/ask.ts';
import { brief } from '../../core/brief.ts';
import { type Doc, gap, paragraph } from '../../core/doc.ts';
import type { Presenter } from './presenter.ts';

/** The most characters of a reply that a transcript repeats: an essay of half a page. */
const MOST_REPEATED = 1500;

/** Finds the reply for a question id; for a part `whole.part` the reply of its part. */
export type Replies = (id: string) => Reply | undefined;

/** Answers from a file of replies by question id. A case study's reply is an object by part id. */
export function repliesFrom(file: Readonly<Record<string, Reply>>): Replies {
  return (id) => {
    if (Object.hasOwn(file, id)) return file[id];
    const dot = id.lastIndexOf('.');
    const whole = dot === -1 ? undefined : file[id.slice(0, dot)];
    if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return undefined;
    const parts = whole as Readonly<Record<string, Reply>>; // neither a list nor null, so a mapping
    const part = id.slice(dot + 1);
    return Object.hasOwn(parts, part) ? parts[part] : undefined;
  };
}

/** A presenter that replies from a file and tells `write` what a learner would see. */
export function filePresenter(replies: Replies, write: (doc: Doc) => void, problem: (message: string) => void): Presenter {
  return {
    async open(welcome) {
      write(welcome);
      return 'go';
    },
    async ask(view) {
      const reply = replies(view.id);
      if (view.notice !== undefined) problem(`${view.id}: ${view.notice}`);
      if (reply === undefined || view.notice !== undefined) return { kind: 'command', command: 'skip', words: '' };
      write([gap, ...view.body, gap, paragraph(brief(JSON.stringify(reply), MOST_REPEATED), '> ')]);
      return { kind: 'reply', reply };
    },
    confidence: async () => undefined,
    async feedback(view) {
      write([gap, paragraph(view.verdict), ...view.feedback]);
      return undefined;
    },
    choose: async () => 'interrupt',
    flagNote: async () => undefined,
    close: () => {},
  };
}
