import type { Ask, Reply } from '../../src/core/ask.ts';
import { type BankLoader, bankLoader, type FileFinding } from '../../src/core/bank/load.ts';
import type { Grade, Question, Reading } from '../../src/core/question-type.ts';
import { authoredOrder } from '../../src/core/random.ts';
import { questionTypes } from '../../src/question-types/registry.ts';

const loader: BankLoader = bankLoader(questionTypes);

/** The one question written in `yaml`, as the product loads it, with all that was found. */
export async function load(yaml: string): Promise<{ readonly question: Question | undefined; readonly findings: readonly FileFinding[] }> {
  const lines = yaml.trimEnd().split('\n');
  const item = lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`)).join('\n');
  const { bank, findings } = await loader.load([{ path: 'test.yaml', text: `id: test\ntitle: Test\nquestions:\n${item}\n` }]);
  return { question: bank?.questions[0], findings };
}

/** The question written in `yaml`: an id, a prompt and an explanation are added to its own keys. */
export async function question(type: string, yaml: string): Promise<Question> {
  const { question: loaded, findings } = await load(`id: q\ntype: ${type}\nprompt: What?\nexplanation: So it is.\n${yaml.trim()}\n`);
  if (loaded === undefined) throw new Error(findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n'));
  return loaded;
}

/** The names of the rules that `yaml` breaks, each with its severity. */
export async function rules(type: string, yaml: string): Promise<string[]> {
  const { findings } = await load(`id: q\ntype: ${type}\nprompt: What?\nexplanation: So it is.\n${yaml.trim()}\n`);
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

export const strict: Reading = { terms: new Set(), again: false };

/** The grade of `reply`; throws when it is a problem. */
export function graded(marked: Question, reply: Reply, ask: Ask = marked.ask(authoredOrder), reading: Reading = strict): Grade {
  const result = marked.mark(reply, ask, reading);
  if ('problem' in result) throw new Error(`${JSON.stringify(reply)} is no attempt: ${result.problem}`);
  return result.grade;
}

/** Why `reply` is no attempt; throws when it is one. */
export function problem(marked: Question, reply: Reply): string {
  const result = marked.mark(reply, marked.ask(authoredOrder), strict);
  if ('grade' in result) throw new Error(`${JSON.stringify(reply)} was graded ${result.grade.score}`);
  return result.problem;
}
