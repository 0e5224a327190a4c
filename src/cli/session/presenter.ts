import type { Reply, SingleAsk } from '../../core/ask.ts';
import type { Doc, Span } from '../../core/doc.ts';
import type { Confidence } from '../../core/memory/entry.ts';
import type { Heading } from '../../core/report/question-page.ts';
import type { Command } from '../terminal/commands.ts';

/** A question as it is put. `key` names this putting of it, so that an answer begun survives a hint. */
export interface QuestionView {
  readonly key: string;
  /** The question's id in its bank, as answers files name it. */
  readonly id: string;
  /** Made anew at each drawing, since it may hold a clock. */
  heading(): Heading;
  /** Whether the heading holds a clock. */
  readonly timed: boolean;
  readonly body: Doc;
  readonly ask: SingleAsk;
  /** Why the last reply was not understood, if it was not. */
  readonly notice: string | undefined;
  /** The commands that work now. */
  readonly commands: readonly Command[];
  /** Whether the choices stay covered until the learner has thought. */
  readonly covered: boolean;
}

/** What came back: a reply, a command, or the time was up. */
export type Response =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'command'; readonly command: Command; readonly words: string }
  | { readonly kind: 'time-up' };

/** An answered question with all that is said about it. */
export interface FeedbackView {
  readonly heading: Heading;
  /** The verdict in one line. */
  readonly verdict: readonly Span[];
  /** The prompt, as it stood above the question. */
  readonly body: Doc;
  /** The choices drawn again with their reasons, the explanation, where to read on. */
  readonly feedback: Doc;
  readonly commands: readonly Command[];
  readonly notice: string | undefined;
}

/** How a session talks to a learner: on a terminal, in plain lines, or from a file of replies. */
export interface Presenter {
  /**
   * Says what is coming, and answers with what the learner wants: to begin (or go on), to start anew where there is
   * something to go on with, or to leave.
   */
  open(welcome: Doc, resumable: boolean): Promise<'go' | 'fresh' | 'leave' | 'interrupt'>;
  /** Puts a question; `time-up` once `signal` says so, whatever was begun. */
  ask(view: QuestionView, signal: AbortSignal | undefined): Promise<Response>;
  /** Asks how sure the learner is, or tells how they left instead. */
  confidence(view: QuestionView): Promise<Confidence | 'leave' | 'interrupt' | undefined>;
  /** Shows the verdict; the command, if one was given, else goes on. */
  feedback(view: FeedbackView): Promise<Command | undefined>;
  /** Shows a page and asks for one of a few keys, each with what it does, or tells how the learner left instead: `leave` or `interrupt`. */
  choose(heading: Heading, page: Doc, keys: Readonly<Record<string, string>>): Promise<string>;
  /** Asks what is wrong with a question: a note (it may be empty), nothing when the learner thinks better of it, or `interrupt`. */
  flagNote(heading: Heading, body: Doc): Promise<{ readonly note: string } | 'interrupt' | undefined>;
  /** Gives the terminal back; afterwards the summary is written below what was there before. */
  close(): void;
}
