// The manual page: that it is current is checked by `npm run generate -- --check`; here, that it is whole, and what troff says of it.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bold, page, paragraph, section, text, usage } from '../../src/cli/commands/manual/roff.ts';
import { quiz } from '../support/inside.ts';
import { root } from '../support/program.ts';

const file = join(root, 'man', 'quiz.1');
const source = readFileSync(file, 'utf8');
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

describe('the page', () => {
  test('has the sections that people look for, in their order', () => {
    expect([...source.matchAll(/^\.SH (.*)$/gm)].map((found) => found[1])).toEqual([
      'NAME',
      'SYNOPSIS',
      'DESCRIPTION',
      'COMMANDS',
      'OPTIONS',
      'KEYS',
      'FILES',
      'ENVIRONMENT',
      'EXIT STATUS',
      'EXAMPLES',
    ]);
  });

  test('has every command of the help', async () => {
    const { stdout } = await quiz(['--help']);
    const named = [...stdout.matchAll(/^ {2}([a-z]+) +(?:\[|<|[a-z])/gm)].map((found) => found[1] ?? '');
    const commands = named.filter((name) => name !== 'help' && name !== 'quiz');
    expect(commands).toEqual(expect.arrayContaining(['run', 'check', 'completion']));
    expect([...source.matchAll(/^\.SS quiz ([a-z]+)/gm)].map((found) => found[1])).toEqual(commands);
  });

  test('questions named in examples exist', async () => {
    const named = [...source.replaceAll('\\-', '-').matchAll(/\b(ch\d)#([a-z0-9-]+)/g)].map(([, bank, id]) => `${bank}#${id}`);
    expect(named.length).toBeGreaterThan(4);
    for (const name of new Set(named)) expect(await quiz(['show', name, '--no-key']), name).toMatchObject({ code: 0, stderr: '' });
  });

  test('has every variable that the program reads', () => {
    const folder = join(root, 'src');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8'));
    const read = new Set(sources.flatMap((each) => [...each.matchAll(/\benv\['([A-Z_]+)'\]/g)].map((found) => found[1] ?? '')));
    // Where Windows keeps such folders (it has no manual), and what the build alone sets.
    for (const name of ['LOCALAPPDATA', 'QUIZ_CODE_HERE']) expect(read.delete(name)).toBe(true);
    expect(read.size).toBeGreaterThan(10);
    expect([...read].filter((name) => !source.includes(bold(name)))).toEqual([]);
  });

  test('is plain ASCII', () => {
    expect(source).toMatch(/^[\n -~]*$/);
  });

  test.skipIf(!has('groff')).each(['utf8', 'ascii', 'latin1'])('groff has nothing to warn about for %s', (device) => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', `-T${device}`, '-P-cbou', file], { encoding: 'latin1' });
    expect(stderr).toBe('');
    expect(stdout).toContain('--no-record');
  });

  test.skipIf(!has('mandoc'))('mandoc misses a date, which would be untrue, and nothing else', () => {
    const { stdout } = spawnSync('mandoc', ['-Tlint', '-Wwarning', file], { encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
  });
});

describe('text', () => {
  const TRICKY = ".TH is no request, 'nor this\n'this \\fBis not bold\\fR; ~/a-b^c `d` …";

  test('stays as it was written', () => {
    expect(text(TRICKY)).toBe('\\&.TH is no request, \\(aqnor this\n\\(aqthis \\efBis not bold\\efR; \\(ti/a\\-b\\(hac \\(gad\\(ga ...');
    expect(text('é ↑ 😀')).toBe('\\[u00E9] \\[u2191] \\[u1F600]');
  });

  test.skipIf(!has('groff'))('and troff shows it so', () => {
    const input = page(['.TH T 1', section('NAME'), paragraph(text(TRICKY))]);
    const { stdout } = spawnSync('groff', ['-man', '-Tascii', '-P-cbou', '-rLL=200n'], { input, encoding: 'utf8' });
    expect(stdout).toContain(".TH is no request, 'nor this 'this \\fBis not bold\\fR; ~/a-b^c `d` ...");
  });

  test('what is typed is bold, what is filled in is not', () => {
    expect(usage('-n, --count <number>')).toBe('\\fB\\-n\\fR, \\fB\\-\\-count\\fR <\\fInumber\\fR>');
    expect(usage('quiz try [options] <question> [replies...]')).toBe(
      '\\fBquiz\\fR \\fBtry\\fR [\\fIoptions\\fR] <\\fIquestion\\fR> [\\fIreplies...\\fR]',
    );
  });
});
