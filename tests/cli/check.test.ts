// `quiz check` as people and programs see it: ten faults in one run, in every format, and files nobody should have written.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import { beforeAll, describe, expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import * as real from '../support/program.ts';
import { bin, fixture, folder, root } from '../support/program.ts';
import { environment } from '../support/terminal.ts';

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly question: string | null;
  readonly message: string;
  readonly help: string | null;
}

const tenFaults = fixture('ten-faults.yaml');
/** The places that the fixture marks with `# ! rule column`, as `rule line:column`. */
const marked = readFileSync(join(root, tenFaults), 'utf8')
  .split('\n')
  .flatMap((line, index) => {
    const [, rule, column] = /# ! (\S+) (\d+)$/.exec(line) ?? [];
    return rule === undefined ? [] : [`${rule} ${index + 1}:${column}`];
  });

async function findings(path: string): Promise<Told[]> {
  const { stdout, stderr, code } = await quiz(['check', path, '--format', 'json']);
  expect(stderr).toBe('');
  const told = (JSON.parse(stdout) as { findings: Told[] }).findings;
  expect(code).toBe(told.some(({ severity }) => severity === 'error') ? 1 : 0);
  return told;
}

const errors = async (path: string): Promise<string[]> =>
  (await findings(path)).filter(({ severity }) => severity === 'error').map(({ rule, line, column }) => `${rule} ${line}:${column}`);

describe('ten faults in one file', () => {
  test('are ten', () => {
    expect(marked).toHaveLength(10);
  });

  test('are all told in text, each at its line and column', async () => {
    const { stdout, stderr, code } = await real.quiz(['check', tenFaults]);
    const told = [...stdout.matchAll(/^error (\S+) \S+ten-faults\.yaml:(\d+:\d+)/gm)].map(([, rule, place]) => `${rule} ${place}`);
    expect(told).toEqual(marked);
    expect(stdout).toMatch(/10 errors/);
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  test('are all told in JSON', async () => {
    expect(await errors(tenFaults)).toEqual(marked);
  });

  test('are all told to GitHub, one line each', async () => {
    const { stdout, code } = await quiz(['check', tenFaults, '--format', 'github']);
    const lines = stdout.split('\n').filter((line) => line.startsWith('::error '));
    const told = lines.map((line) => /^::error file=tests\/fixtures\/ten-faults\.yaml,line=(\d+),col=(\d+),.*?,title=([^ :]+)/.exec(line));
    expect(told.map((found) => `${found?.[3]} ${found?.[1]}:${found?.[2]}`)).toEqual(marked);
    expect(code).toBe(1);
  });

  test('are all told in SARIF, which fits its official schema', async () => {
    const { stdout, code } = await quiz(['check', tenFaults, '--format', 'sarif']);
    const log = JSON.parse(stdout) as {
      runs: { results: { ruleId: string; level: string; locations: { physicalLocation: { region: Record<string, number> } }[] }[] }[];
    };
    const results = log.runs[0]?.results ?? [];
    const told = results
      .filter(({ level }) => level === 'error')
      .map(({ ruleId, locations }) => {
        const { startLine, startColumn } = locations[0]?.physicalLocation.region ?? {};
        return `${ruleId} ${startLine}:${startColumn}`;
      });
    expect(told).toEqual(marked);
    expect(code).toBe(1);
    const validate = new AjvDraft4.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      JSON.parse(readFileSync(join(root, fixture('sarif-2.1.0-rtm.5.json')), 'utf8')) as object,
    );
    validate(log);
    expect(validate.errors).toBe(null);
  });

  test('name their questions, also where YAML could not read them', async () => {
    const told = (await findings(tenFaults)).filter(({ severity }) => severity === 'error').map(({ question }) => question);
    expect(told).toEqual([
      'unknown-key',
      'wrong-type',
      'missing-key',
      'unknown-key',
      'unknown-concept',
      'two-keys',
      'indentation',
      'tab',
      'same-key-twice',
      'rejected-answer',
    ]);
  });
});

const head = 'id: b\ntitle: B\nquestions:\n';
const truth = (id: string): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: Is it so?\n    answer: true\n    explanation: It is so, as far as anybody could find out.\n`;
const one = truth('one');
const two = truth('two').replace('answer', 'anser');
/** What is told about the second question, wherever the first one is broken. */
const stillTold = (line: number): string[] => [`true-false/unknown-key ${line + 3}:5`];

/** A file with `content`, outside the project. */
function file(content: string | Buffer, name = 'bank.yaml'): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

describe('a slip in one question hides no other', () => {
  test.each<[string, string, string]>([
    ['a line one space to the left', one.replace('    answer', '   answer'), 'yaml/indentation 7:4'],
    ['a line two spaces to the right', one.replace('    answer', '      answer'), 'yaml/indentation 7:7'],
    ['a tab', one.replace('    prompt', '\tprompt'), 'yaml/tab 6:1'],
    ['a question that begins with a tab', one.replace('  - id', '\t- id'), 'yaml/tab 4:1'],
    ['an unclosed double quote', one.replace('Is it so?', '"Is it so?'), 'yaml/unclosed 6:13'],
    ['an unclosed single quote', one.replace('Is it so?', "'tis so?"), 'yaml/unclosed 6:13'],
    ['an unclosed bracket', one.replace('Is it so?', '[so'), 'yaml/unclosed 6:13'],
    ['a colon in a plain text', one.replace('Is it so?', 'Is it: so?'), 'yaml/colon 6:13'],
    ['an alias to nothing', one.replace('Is it so?', '*so'), 'yaml/alias 6:13'],
    ['a merge key', one.replace('prompt', '<<'), 'yaml/merge-key 6:5'],
    ['a bad escape', one.replace('Is it so?', '"\\q"'), 'yaml/escape 6:14'],
  ])('%s', async (_, broken, expected) => {
    const from = (head + broken).split('\n').length;
    // Without a first question that stands where it should, the second one sets the level.
    const text = expected === 'yaml/tab 4:1' ? head + truth('zero') + broken + two : head + broken + two;
    const shift = text.split('\n').length - (head + broken + two).split('\n').length;
    const [rule, place] = expected.split(' ');
    const [line, column] = (place ?? '').split(':').map(Number);
    expect(await errors(file(text))).toEqual([`${rule} ${(line ?? 0) + shift}:${column}`, ...stillTold(from + shift)]);
  });

  test('nor does one in the head, and concepts that could not be read are not missed', async () => {
    const text = `id: b\ntitle: "B\nconcepts:\n  x:\n    title: X\nquestions:\n${one.replace('    answer', '    concept: x\n    answer')}${two}`;
    expect(await errors(file(text))).toEqual(['yaml/unclosed 2:8', ...stillTold(13)]);
  });

  test.each([
    ['a tab', '  c:\n\ttitle: C\n    section: x\n', 'yaml/tab 7:1', false],
    ['a colon', '  c:\n    title: C: x\n    section: x\n', 'yaml/colon 7:12', true],
    ['an indentation', '  c:\n    section: x\n     title: C\n', 'yaml/indentation 8:6', true],
    ['a backtick', '  c:\n    title: `C`\n', 'yaml/plain-text 7:12', true],
    ['a bracket', '  c:\n    title: [C\n', 'yaml/unclosed 7:12', true],
    ['no space behind a colon', '  c:\n    title:C\n    section: x\n', 'yaml/no-space 7:10', true],
    ['an alias', '  c:\n    title: *C\n', 'yaml/alias 7:12', true],
  ])('of a concept with a slip nothing else is told, and the others are: %s', async (_, concept, expected, isNextRead) => {
    const text = `id: b\ntitle: B\nconcepts:\n  a:\n    titel: A\n${concept}  d:\n    titel: D\nquestions:\n${one}`;
    const lines = text.split('\n');
    const stillMisspelled = (name: string): string[] => {
      const line = lines.indexOf(`  ${name}:`) + 1;
      return [`concept/unknown-key ${line + 1}:5`];
    };
    expect((await errors(file(text))).sort()).toEqual(
      [...stillMisspelled('a'), expected, ...(isNextRead ? stillMisspelled('d') : [])].sort(),
    );
  });

  test('nor are concepts missed that a slip among them hides, or questions about them that are broken', async () => {
    const concepts = 'concepts:\n  a:\n    title: A\n    related: [d]\n  c:\n    title: C\n\tsection: x\n  d:\n    title: D\n';
    expect(await errors(file(`id: b\ntitle: B\n${concepts}questions:\n${one}`))).toEqual(['yaml/tab 9:1']);
    const asked = `id: b\ntitle: B\nconcepts:\n  a: {title: A}\n  c: {title: C, after: [a]}\nquestions:\n${one.replace('answer:', 'anser:')}    concept: a\n${two}    concept: c\n`;
    expect((await quiz(['check', file(asked)])).stdout).not.toContain('concept-coverage');
  });
});

describe('hostile files: one clear finding, or none, in bounded time and memory', () => {
  const bomb = `id: b\ntitle: B\na: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
    .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(', ')}]`)
    .join('\n')}\nquestions:\n  - *i\n`;
  const DEEP = 10_000;
  const staircase = Array.from({ length: 4000 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n');

  const files: readonly (readonly [name: string, content: () => string | Buffer, expected: readonly string[]])[] = [
    ['an alias bomb', () => bomb, ['yaml/alias']],
    ['twenty thousand aliases', () => `${head}${'  - &a x\n'.repeat(20_000)}${'  - *a\n'.repeat(20_000)}`, ['yaml/alias']],
    ['an anchor that holds itself', () => `${head}  - &a\n    id: one\n    prompt: *a\n`, ['yaml/alias']],
    ['65 MB', () => head + one + '#'.repeat(65 * 1024 * 1024), ['yaml/too-large']],
    ['50 MB of a comment', () => `${head}${one}# ${'#'.repeat(50 * 1024 * 1024)}\n`, []],
    ['50 MB of a quote never closed', () => `${head}${one}  - id: "${'x'.repeat(50 * 1024 * 1024)}`, ['yaml/too-large']],
    ['brackets 10,000 deep', () => `${head}  - ${'['.repeat(DEEP)}${']'.repeat(DEEP)}\n`, ['yaml/too-deep']],
    ['brackets 100,000 deep, never closed', () => '['.repeat(100_000), ['yaml/too-deep']],
    ['braces 10,000 deep', () => `${head}  - ${'{a: '.repeat(DEEP)}${'}'.repeat(DEEP)}\n`, ['yaml/too-deep']],
    ['braces 100,000 deep, never closed', () => '{'.repeat(100_000), ['yaml/too-deep']],
    ['lists 10,000 deep in block style', () => `${head}  ${'- '.repeat(DEEP)}x\n`, ['yaml/too-deep']],
    ['keys 10,000 deep in block style', () => `${head}  ${'? '.repeat(DEEP)}x\n`, ['yaml/too-deep']],
    ['mappings 4,000 deep in block style', () => `${head}${staircase}\n`, ['yaml/too-deep']],
    ['a NUL', () => head + one.replace('so?', 's\u0000o?'), ['yaml/binary']],
    ['NULs', () => '\u0000'.repeat(100_000), ['yaml/binary']],
    ['control characters', () => Buffer.from(Array.from({ length: 5000 }, (_, index) => ((index * 31) % 127) + 1)), ['yaml/binary']],
    [
      'a picture',
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)]),
      ['yaml/encoding'],
    ],
    ['Latin-1', () => Buffer.from(head + one.replace('so?', 'soé?'), 'latin1'), ['yaml/encoding']],
    ['UTF-16', () => Buffer.from(`\ufeff${head}${one}`, 'utf16le'), ['yaml/encoding']],
    ['UTF-16 without a mark', () => Buffer.from(head + one, 'utf16le'), ['yaml/binary']],
    ['a byte order mark', () => `\ufeff${head}${one}`, []],
    ['Windows line ends', () => (head + one).replaceAll('\n', '\r\n'), []],
    ['carriage returns alone', () => (head + one).replaceAll('\n', '\r'), ['yaml/line-ends']],
    ['merge keys', () => `${head}${one.replace('- id', '- &q\n    id')}  - <<: *q\n    id: two\n`, ['yaml/merge-key']],
    ['an unclosed quote', () => head + one.replace('Is', '"Is') + truth('two'), ['yaml/unclosed']],
    ['two documents', () => `${head}${one}---\n${head}`, ['yaml/documents']],
    ['fifty thousand quoted texts in a row', () => `${head}  - ${'"a" '.repeat(50_000)}\n`, ['yaml/plain-text']],
    ['ampersands', () => '& '.repeat(50_000), ['yaml/alias']],
    ['exclamation marks', () => '!'.repeat(100_000), ['yaml/tag']],
    ['spaces', () => `${' '.repeat(200_000)}x`, ['bank/not-a-bank']],
    ['nothing', () => '', ['bank/not-a-bank']],
  ];

  // All in one run: each would cost a start. What bounds the time is the limit of the hook.
  const told = new Map<string, readonly string[]>();
  beforeAll(async () => {
    const cwd = folder();
    for (const [index, [, content]] of files.entries()) writeFileSync(join(cwd, `${index}.yaml`), content());
    const { code, stdout, stderr } = await real.quiz(['check', '.', '--format', 'json'], {
      cwd,
      env: { NODE_OPTIONS: '--max-old-space-size=768' },
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { findings: all, summary } = JSON.parse(stdout) as { findings: (Told & { file: string })[]; summary: { files: number } };
    expect(summary.files).toBe(files.length);
    for (const [index, [name]] of files.entries())
      told.set(
        name,
        // They all have the same head, and so the same id.
        all
          .filter((each) => each.file === `${index}.yaml` && each.severity === 'error' && each.rule !== 'bank/same-id')
          .map(({ rule }) => rule),
      );
  }, 300_000);

  test.each(files)('%s', (name, _, expected) => {
    expect(told.get(name)).toEqual(expected);
  });

  test('ten thousand unknown keys are all told', async () => {
    const text = `${head}${one}${Array.from({ length: 10_000 }, (_, index) => `k${index}: 1\n`).join('')}`;
    expect(await errors(file(text))).toHaveLength(10_000);
  });
});

test('--format github escapes what would end a command or a property', async () => {
  const path = file(head + one.replace('answer: true', 'answer: "50%, so: yes"'), 'a,b:c%.yaml');
  const { stdout } = await quiz(['check', path, '--format', 'github']);
  const line = stdout.split('\n').find((each) => each.startsWith('::error')) ?? '';
  expect(line).toContain('a%2Cb%3Ac%25.yaml,line=7,col=13,');
  expect(line).toContain('"50%25, so: yes"');
  expect(line).toContain('%0A');
});

test('--format sarif encodes paths, and has related places', async () => {
  const path = file(head + one + one, 'two words.yaml');
  const { stdout } = await quiz(['check', path, '--format', 'sarif']);
  const { runs } = JSON.parse(stdout) as { runs: { results: Record<string, unknown>[] }[] };
  const [twice] = (runs[0]?.results ?? []).filter((each) => each['ruleId'] === 'duplicate-id');
  expect(JSON.stringify(twice?.['locations'])).toContain('two%20words.yaml');
  expect(twice?.['relatedLocations']).toMatchObject([{ physicalLocation: { region: { startLine: 4, startColumn: 9 } } }]);
  expect(twice?.['partialFingerprints']).toMatchObject({ 'ruleAndQuestion/v1': expect.stringMatching(/^[0-9a-f]{16}:1$/) as string });
});

describe('a place in another file of the bank', () => {
  const words = 'the reward model keeps the policy close to the reference while it is tuned on pairs of responses';
  const statement = (id: string): string =>
    `  - id: ${id}\n    type: true-false\n    prompt: Is it so that ${words}?\n    answer: true\n    explanation: It is so, as ${id} says.\n`;

  /** A folder bank with an id that stands in two files, and a question that is nearly the same in both. */
  function twoFiles(): string {
    const cwd = folder();
    mkdirSync(join(cwd, 'b'));
    writeFileSync(join(cwd, 'b', 'bank.yaml'), `${head}${one}${statement('first')}`);
    writeFileSync(join(cwd, 'b', 'more.yaml'), `questions:\n${statement('second')}${one}`);
    return cwd;
  }
  const told = ['duplicate-id', 'near-duplicate'];
  const firstId = 'b/bank.yaml:4:9';

  test('text names the file above its excerpt', async () => {
    const { stdout } = await quiz(['check', 'b', '--no-report'], { cwd: twoFiles() });
    const [, twice = ''] = /^(error duplicate-id b\/more\.yaml:7:9 \(one\)[\s\S]*?)\n\n/m.exec(stdout) ?? [];
    expect(twice).toMatch(new RegExp(`^ {2}${firstId}\\n 4 │ {3}- id: one\\n {3}│ {9}\\^\\^\\^ first used here$`, 'm'));
    const [, alike = ''] = /^(warning near-duplicate b\/more\.yaml:4:13 \(second\)[\s\S]*?)\n\n/m.exec(stdout) ?? [];
    expect(alike).toMatch(/^ {2}b\/bank\.yaml:11:13\n 11 │ {5}prompt: Is it so/m);
  });

  test('JSON', async () => {
    const { stdout } = await quiz(['check', 'b', '--format', 'json'], { cwd: twoFiles() });
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; file: string; related?: object[] }[] };
    expect(findings.filter(({ rule }) => told.includes(rule)).map(({ rule, file, related }) => ({ rule, file, related }))).toEqual([
      { rule: 'near-duplicate', file: 'b/more.yaml', related: [expect.objectContaining({ file: 'b/bank.yaml', line: 11, column: 13 })] },
      { rule: 'duplicate-id', file: 'b/more.yaml', related: [expect.objectContaining({ file: 'b/bank.yaml', line: 4, column: 9 })] },
    ]);
  });

  test('SARIF', async () => {
    const { stdout } = await quiz(['check', 'b', '--format', 'sarif'], { cwd: twoFiles() });
    const { runs } = JSON.parse(stdout) as {
      runs: { results: { ruleId: string; relatedLocations?: { physicalLocation: { artifactLocation: object; region: object } }[] }[] }[];
    };
    const related = runs[0]?.results.filter(({ ruleId }) => told.includes(ruleId)).map(({ relatedLocations }) => relatedLocations);
    const at = (startLine: number) => [
      expect.objectContaining({
        physicalLocation: { artifactLocation: { uri: 'b/bank.yaml' }, region: expect.objectContaining({ startLine }) as object },
      }) as object,
    ];
    expect(related).toEqual([at(11), at(4)]);
  });

  test('GitHub', async () => {
    const { stdout } = await quiz(['check', 'b', '--format', 'github'], { cwd: twoFiles() });
    expect(stdout).toMatch(/^::error file=b\/more\.yaml,line=7,.*%0Afirst used here: b\/bank\.yaml:4$/m);
    expect(stdout).toMatch(/^::warning file=b\/more\.yaml,line=4,.*%0Athe other one: b\/bank\.yaml:11$/m);
  });
});

const jumbled = `id: b   # odd
title: 'B'
questions:
  - id: one
    type: multiple-choice
    prompt: How many were counted in the end?
    choices:
      - text: "30"
        correct: true
      - text: '10'   # ten
        feedback: Too few.
      - text: "20"
        feedback: Not all.
    explanation: Thirty were counted, as the table of the second section tells.
`;

describe('--fix', () => {
  test('mends the file, says how much, and prints what is left', async () => {
    for (const mark of ['', '\ufeff']) {
      const path = file(mark + jumbled);
      const { stdout, stderr, code } = await quiz(['check', path, '--fix', '--strict']);
      expect(stderr).toBe('Mended 1 problem.\n');
      expect(stdout).not.toMatch(/unordered-numbers/);
      expect(code).toBe(0);
      const lines = jumbled.split('\n');
      const sorted = [...lines.slice(0, 7), ...lines.slice(9, 13), ...lines.slice(7, 9), ...lines.slice(13)].join('\n');
      expect(readFileSync(path, 'utf8')).toBe(mark + sorted);
      const again = await quiz(['check', path, '--fix']);
      expect(again.stderr).toBe('');
      expect(readFileSync(path, 'utf8')).toBe(mark + sorted);
    }
  });

  test('touches nothing in a file that YAML cannot read', async () => {
    const text = `${jumbled}    answer "x\n`;
    const path = file(text);
    await quiz(['check', path, '--fix']);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('is offered where it helps', async () => {
    expect((await quiz(['check', file(jumbled)])).stdout).toMatch(/1 of them can be mended by quiz check --fix/);
  });
});

test('quiz.config.yaml beside a bank, or in one that is a folder, is no bank', async () => {
  const cwd = folder();
  mkdirSync(join(cwd, 'b'));
  for (const name of ['a.yaml', 'quiz.config.yaml', join('b', 'bank.yaml'), join('b', 'quiz.config.yaml')])
    writeFileSync(
      join(cwd, name),
      name.includes('config') ? 'rules:\n  unordered-numbers: error\n' : jumbled.replace('id: b', `id: ${name.charAt(0)}-bank`),
    );
  const { stdout } = await quiz(['check', '.', '--format', 'json'], { cwd });
  const told = (JSON.parse(stdout) as { findings: (Told & { file: string })[] }).findings.filter(({ severity }) => severity === 'error');
  expect(told.map(({ rule, file: at }) => `${rule} ${at}`)).toEqual([
    'unordered-numbers a.yaml',
    `unordered-numbers ${join('b', 'bank.yaml')}`,
  ]);
});

test('a question of a bank cannot be checked alone, and what shows its findings is told', async () => {
  const { code, stderr } = await quiz(['check', `${tenFaults}#tab`]);
  expect(stderr).toBe(
    `quiz: Whole banks are checked, and "${tenFaults}#tab" is a part of one.\n      quiz check ${tenFaults}, or quiz show ${tenFaults}#tab --findings\n`,
  );
  expect(code).toBe(2);
});

test('a folder without a bank is wrong usage, and not fine', async () => {
  const cwd = folder();
  mkdirSync(join(cwd, 'empty'));
  const { code, stderr, stdout } = await quiz(['check', 'empty'], { cwd });
  expect(stderr).toMatch(/^quiz: There is no bank in "empty"\.\n/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('--watch checks again when a bank changes, and ends on Ctrl-C with 130', async () => {
  const path = file(jumbled);
  const child = spawn(process.execPath, [bin, 'check', path, '--watch', '--no-report'], { env: environment({ QUIZ_DATA_DIR: folder() }) });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const until = async (wanted: RegExp): Promise<void> => {
    for (let waited = 0; !wanted.test(said); waited += 50) {
      if (waited > 60_000) throw new Error(`waited for ${wanted}, and got ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const done = new Promise<number | null>((resolve) => child.on('close', resolve));
  await until(/^\d\d:\d\d:\d\d\nwarning unordered-numbers[\s\S]*1 question in 1 file/);
  said = '';
  writeFileSync(path, jumbled.replace('correct: true', 'corect: true'));
  await until(/^\d\d:\d\d:\d\d\nerror [\s\S]*unknown-key[\s\S]* in 1 file/m);
  expect(said).not.toContain('\u001b');
  child.kill('SIGINT');
  expect(await done).toBe(130);
});
