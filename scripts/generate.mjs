// Writes the generated files from the built program; with --check it only tells whether they are current.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const quiz = (...args) =>
  execFileSync(process.execPath, ['bin/quiz.js', ...args], { encoding: 'utf8', env: { ...process.env, COLUMNS: '100' } });
const commandNames = [...quiz('--help').matchAll(/^ {2}([a-z]+)(?: |\|)/gm)]
  .map(([, name]) => name)
  .filter((name) => name !== 'help' && name !== 'quiz');
const help = (...args) =>
  `## quiz ${args.join(' ')}\n\n\`\`\`text\n${quiz(...args, '--help').trimEnd()}\n\`\`\`\n`.replace('## quiz \n', '## quiz\n');

const files = {
  'schema/bank.schema.json': quiz('schema'),
  'docs/banks.md': quiz('schema', '--format', 'markdown'),
  'docs/rules.md': quiz('rules', '--format', 'markdown'),
  'man/quiz.1': quiz('manual'),
  'docs/commands.md': `# The commands\n\nGenerated from \`--help\` (\`npm run generate\`).\n\n${[help(), ...commandNames.map((name) => help(name))].join('\n')}`,
};

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
const stale = Object.entries(files).filter(([path, text]) => read(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not current: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
}
