// A bank to start from: one concept, and one question of each type wanted, as the types themselves show it.
import type { QuestionType } from '../question-type.ts';
import { ID } from './schema.ts';

/** What a bank to start from holds. */
export interface Starter {
  readonly id: string;
  readonly title: string;
  readonly types: readonly QuestionType[];
  /** Where the JSON Schema lies, as an editor finds it from the bank. */
  readonly schema: string;
}

/** The bank as YAML text. */
export function starterBank({ id, title, types, schema }: Starter): string {
  // A concept wants two questions, one of them answered without choices in sight; with fewer it is only shown where it goes.
  const simple = types.filter((type) => type.partsKey === undefined);
  const covered = types.length > 1 && simple.some((type) => !type.recognition);
  const concept = covered ? 'concept: first-idea' : '# concept: first-idea';
  const questions = types.map(({ example, name }) => asItem(example.trimEnd().replace(`type: ${name}\n`, `type: ${name}\n${concept}\n`)));
  return `# yaml-language-server: $schema=${schema}
id: ${quoted(id)}
title: ${quoted(title)}
# What it teaches: each key is a concept that questions can name.
concepts:
  first-idea:
    title: The first idea
    summary: In one or two sentences, what a learner should take away.
# The questions, in teaching order. \`quiz schema --format markdown\` tells every key.
questions:
${questions.join('\n')}`;
}

/** The lines of a question as an entry of the list. */
function asItem(question: string): string {
  const lines = question.split('\n').map((line, index) => (index === 0 ? `  - ${line}` : line === '' ? '' : `    ${line}`));
  return `${lines.join('\n')}\n`;
}

/** A text as YAML reads it back as a text: in double quotes, which JSON writes the same way. */
const quoted = (text: string): string =>
  /^[A-Za-z][\w -]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text) ? text : JSON.stringify(text);

/** The id that a name gives, if one can be made of it. */
export function idFrom(name: string): string | undefined {
  const id = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return ID.test(id) ? id : undefined;
}

/** A title to begin with: the id in words. */
export const titleFrom = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
