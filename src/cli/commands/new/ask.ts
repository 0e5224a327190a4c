import { titleFrom } from '../../../core/bank/starter.ts';
import { gap, paragraph, span } from '../../../core/doc.ts';
import type { QuestionType } from '../../../core/question-type.ts';
import { questionTypes } from '../../../question-types/registry.ts';
import type { Context } from '../../context.ts';
import { type PageEnd, showPage } from '../../terminal/page.ts';
import { openScreen } from '../../terminal/screen.ts';
import { styleFor } from '../../terminal/style.ts';
import { line } from '../../terminal/widgets/line.ts';
import { pick } from '../../terminal/widgets/pick.ts';
import type { Widget } from '../../terminal/widgets/widget.ts';

/** Asks for the question types and, unless it is given, for the title; nothing when the reader leaves. */
export async function askWanted(
  id: string,
  title: string | undefined,
  context: Context,
): Promise<{ readonly types: readonly QuestionType[]; readonly title: string } | undefined> {
  const screen = openScreen(context, context.stdout, (code) => process.exit(code));
  const ask = async <S>(widget: Widget<S>, words: string): Promise<PageEnd<S>> =>
    showPage<S>({
      screen,
      style: styleFor(context.stdout, context.env),
      widget,
      heading: () => [[span(`A new bank: ${id}`, 'strong')], [span(widget.instruction, 'dim')]],
      body: [paragraph(words), gap],
      commands: ['leave', 'interrupt'],
    });
  try {
    const options = questionTypes.map(({ name, summary }) => ({ letter: name, text: `${name}: the learner ${summary}` }));
    const picked = await ask(pick(options, { many: true, verb: 'go on', skips: false }), 'Of which question types do you want an example?');
    if (picked.kind !== 'reply') return undefined;
    const names: readonly unknown[] = Array.isArray(picked.reply) ? picked.reply : [];
    const types = questionTypes.filter(({ name }) => names.includes(name));
    if (title !== undefined) return { types, title };
    const typed = await ask(
      line('Type the title; Enter alone takes the one proposed.'),
      `The title shown above each question. Proposed: ${titleFrom(id)}`,
    );
    if (typed.kind !== 'reply') return undefined;
    const given = String(typed.reply).trim();
    return { types, title: given === '' ? titleFrom(id) : given };
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined;
    throw error;
  } finally {
    screen.close();
  }
}
