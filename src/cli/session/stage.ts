import type { Reply } from '../../core/ask.ts';
import type { Doc } from '../../core/doc.ts';
import type { Context, Output } from '../context.ts';
import { paintDoc, readingWidth, type Style, styleFor, unstyled } from '../terminal/style.ts';
import { filePresenter, repliesFrom } from './from-file.ts';
import type { Presenter } from './presenter.ts';

/** Where a session is played: the presenter, and the style of what follows it. */
interface Stage {
  readonly presenter: Presenter;
  readonly style: Style;
}

/** Chooses how a session is played: from a file of replies, in plain lines, or on the screen. */
export async function openStage(
  options: { readonly plain?: boolean; readonly json?: boolean },
  replies: Readonly<Record<string, Reply>> | undefined,
  output: Output,
  context: Context,
): Promise<Stage> {
  context.keepCode();
  const { env } = context;
  const width = readingWidth(output);
  if (replies !== undefined) {
    const style = styleFor(output, env);
    // The document alone is wanted with --json; without it the replay reads as a transcript.
    const write = (doc: Doc): void => void (options.json === true ? undefined : output.write(paintDoc(doc, width, style)));
    return { style, presenter: filePresenter(repliesFrom(replies), write, (message) => void context.stderr.write(`${message}\n`)) };
  }
  if (!isInteractive(options, output, context)) {
    const style = unstyled(env);
    const [{ plainPresenter }, { lineTerminal }] = await Promise.all([import('./plain.ts'), import('../terminal/lines.ts')]);
    return { style, presenter: plainPresenter(lineTerminal(context, output, width, style)) };
  }
  const [{ interactivePresenter }, { openScreen }] = await Promise.all([import('./interactive.ts'), import('../terminal/screen.ts')]);
  const style = styleFor(output, env);
  const screen = openScreen(context, output, (code) => process.exit(code));
  return { style, presenter: interactivePresenter(screen, style) };
}

/** Whether pages can be drawn: a terminal on both sides that can move its cursor, and nobody asked for plain lines. */
export function isInteractive(options: { readonly plain?: boolean }, output: Output, { stdin, env }: Context): boolean {
  const drawable = stdin.isTTY === true && output.isTTY === true && env['TERM'] !== 'dumb';
  return drawable && options.plain !== true && !env['ACCESSIBLE'];
}
