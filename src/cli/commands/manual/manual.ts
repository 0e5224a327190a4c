// The manual page, made of the same commands, options, keys and folders that the program works with.
import type { Command } from 'commander';
import type { Option } from '../../../core/ask.ts';
import { cacheFolder, dataFolder } from '../../../store/folders.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { commands, screenKeys } from '../../terminal/commands.ts';
import { blanks } from '../../terminal/widgets/blanks.ts';
import { line } from '../../terminal/widgets/line.ts';
import { match } from '../../terminal/widgets/match.ts';
import { order } from '../../terminal/widgets/order.ts';
import { pick } from '../../terminal/widgets/pick.ts';
import type { KeyHint, Widget } from '../../terminal/widgets/widget.ts';
import { versionOf } from '../../version.ts';
import { bold, item, lines, page, paragraph, part, section, text, usage } from './roff.ts';

const DESCRIPTION = `
quiz asks questions from banks in the terminal, tells at once why each answer is right or wrong, brings back what was missed,
and offers to go back to what a question builds on. What was learned is asked again on the day it is about to be forgotten
(quiz review).

A bank is named by its id, by a beginning of the id that no other bank shares, or by a path; #question or /concept may follow.
Banks are looked for in the folder questions of the working directory, in the folders of QUIZ_PATH, and among those that come
with the program.

Banks are YAML files; quiz check says where one is wrong, why, and what to write instead.

Without a terminal, or with --plain, questions are put in numbered lines and replies are typed, so that everything works
through a pipe and in a screen reader. Results go to standard output, everything else to standard error.
`;

const KEYS = `
Nothing is decided before Enter. j and k move as the arrows do. The last line of the screen names the keys that work now.

Where text is typed, and everywhere in plain lines, commands begin with a colon: :h, :q. Two colons begin a text with one.
`;

const JOURNAL = `The journal of what you answered: one file for each device, one line for each answer.
quiz history path names it; a copy of it is a backup, and that of another machine beside it makes the two one.`;

const paragraphs = (prose: string): string[] =>
  prose
    .trim()
    .split('\n\n')
    .map((each) => paragraph(text(each)));

const EXIT: Readonly<Record<keyof typeof exit, string>> = {
  fine: 'Fine.',
  problems: 'Problems were found in what was checked.',
  usage: 'Wrong usage; what to type instead is said on standard error.',
  failed: 'The program failed.',
  interrupted: 'Interrupted by Ctrl-C. What was answered is kept.',
};

const ENVIRONMENT: Readonly<Record<string, string>> = {
  QUIZ_DATA_DIR: 'The folder of the journal.',
  QUIZ_CACHE_DIR: 'The folder of the cache.',
  QUIZ_PATH: 'More folders of banks, with colons between them (semicolons on Windows).',
  QUIZ_DEBUG: 'When set, an unexpected failure shows where it happened.',
  'XDG_DATA_HOME, XDG_CACHE_HOME': 'Where the folder quiz of the journal and that of the cache are, outside macOS and Windows.',
  NO_COLOR: 'When set, nothing is colored. No color ever carries a meaning alone.',
  FORCE_COLOR: 'When set, output is colored through a pipe, too; 0 forbids it.',
  ACCESSIBLE: 'When set, everything is as with --plain.',
  TERM: 'A dumb terminal gets plain lines.',
  'LC_ALL, LC_CTYPE, LANG': 'Where the locale is not UTF-8, only ASCII signs are drawn.',
  'GIT_AUTHOR_NAME, LOGNAME, USER': 'Who signs questions off in quiz spot, unless --who says so; the first that is set.',
};

/** Prints the manual page. */
export async function manual(program: Command, context: Context): Promise<ExitCode> {
  const shown = program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help');
  const run = shown.find((command) => command.name() === 'run') ?? program;
  const blocks = [
    '.\\" Generated from the program (npm run generate): change it there.',
    `.TH QUIZ 1 "" "quiz ${text(versionOf(context))}" "User Commands"`,
    // No word is broken or stretched: what is read here is typed elsewhere. groff turns `.nh` off again at each heading, but not HY.
    '.nh',
    '.nr HY 0',
    '.ad l',
    section('NAME'),
    text(`quiz - ${program.description().charAt(0).toLowerCase()}${program.description().slice(1).replace(/\.$/, '')}`),
    section('SYNOPSIS'),
    ...['quiz', 'quiz [options] [banks...]', 'quiz <command> [options] [arguments]'].map((each) => paragraph(usage(each))),
    section('DESCRIPTION'),
    ...paragraphs(DESCRIPTION),
    section('COMMANDS'),
    ...shown.flatMap((command) => [
      part(command.createHelp().commandUsage(command)),
      paragraph(text(command.description())),
      ...(command === run ? [paragraph(text('Its options are listed under OPTIONS.'))] : terms(command)),
      ...after(command),
    ]),
    section('OPTIONS'),
    part('Of a run: quiz [options] [banks...]'),
    ...terms(run),
    part('Of quiz itself'),
    ...terms(program),
    section('KEYS'),
    ...keys(),
    section('FILES'),
    ...files(),
    section('ENVIRONMENT'),
    ...Object.entries(ENVIRONMENT).map(([names, meaning]) => item(names.split(', ').map(bold).join(', '), text(meaning))),
    section('EXIT STATUS'),
    ...Object.entries(exit).map(([name, code]) => item(bold(String(code)), text(EXIT[name as keyof typeof exit]))), // its own keys
    section('EXAMPLES'),
    ...remarks(program).flatMap(({ verbatim }) => lines(verbatim)),
  ];
  context.stdout.write(page(blocks));
  return exit.fine;
}

/** The arguments, options and commands of a command. */
function terms(command: Command): string[] {
  const help = command.createHelp();
  const inner = command.parent === null ? [] : help.visibleCommands(command).filter((each) => each.name() !== 'help');
  return [
    ...inner.map((each) => item(usage(help.subcommandTerm(each)), text(help.subcommandDescription(each)))),
    ...help.visibleArguments(command).map((each) => item(`\\fI${text(help.argumentTerm(each))}\\fR`, text(help.argumentDescription(each)))),
    ...help
      .visibleOptions(command)
      .filter((each) => command.parent === null || each.long !== '--help')
      .map((each) => item(usage(help.optionTerm(each)), text(help.optionDescription(each)))),
  ];
}

/** A block of what a command's help says after its lists: prose, and below it lines that stay lines. */
interface Remark {
  readonly prose: string;
  readonly verbatim: string;
}

/** What a command's help says after its lists: examples and remarks. */
function remarks(command: Command): Remark[] {
  let whole = '';
  command.configureOutput({
    writeOut: (written) => {
      whole += written;
    },
  });
  command.outputHelp();
  const blocks = whole
    .slice(command.helpInformation().length)
    .trim()
    .split(/\n{2,}/);
  return blocks.map((block) => {
    const rows = block.split('\n');
    const indented = rows.findIndex((row) => row.startsWith('  '));
    const end = indented === -1 ? rows.length : indented;
    const verbatim = rows.slice(end).map((row) => row.replace(/^ {2}/, ''));
    return { prose: rows.slice(0, end).join('\n'), verbatim: verbatim.join('\n') };
  });
}

const after = (command: Command): string[] =>
  remarks(command).flatMap(({ prose, verbatim }) => [prose === '' ? '' : paragraph(text(prose)), lines(verbatim)]);

/** Said in words: a terminal without these signs would show nothing in their place. */
const ARROWS: Readonly<Record<string, string>> = { '↑↓': 'Up, Down' };

const nine: readonly Option[] = [...'abcdefghi'].map((letter) => ({ letter, text: letter }));
const blank = { name: 'a', expects: 'text', options: [] } as const;

/** The keys that a widget names at its start. */
const keysOf = <S>(widget: Widget<S>): readonly KeyHint[] => widget.view(widget.start, { text: '', cursor: 0 }).keys;

function keys(): string[] {
  const kinds: Readonly<Record<string, readonly KeyHint[]>> = {
    'To choose one': keysOf(pick(nine, { many: false })),
    'To tick several': keysOf(pick(nine, { many: true })),
    'To put in order': keysOf(order(nine)),
    'To match': keysOf(match(nine, nine)),
    'To fill blanks': keysOf(blanks('', [blank, blank])),
    'To type': keysOf(line('')),
    'At every question': [...Object.values(commands).map((each): KeyHint => [each.key, each.help]), ...screenKeys],
  };
  return [
    ...paragraphs(KEYS),
    ...Object.entries(kinds).flatMap(([kind, hints]) => [
      part(kind),
      ...hints.map(([key, does]) => item(bold(ARROWS[key] ?? key), text(does))),
    ]),
  ];
}

function files(): string[] {
  const places = (folder: typeof dataFolder): string => `${bold(folder({}, 'linux', '~'))}, ${bold(folder({}, 'darwin', '~'))} (macOS)`;
  return [
    item(places(dataFolder), text(JOURNAL)),
    item(places(cacheFolder), text('What makes a start fast. It can be deleted at any time.')),
    item(bold('questions/'), text('Banks in the working directory: files that end in .yaml, and folders with a bank.yaml.')),
    item(bold('quiz.config.yaml'), text('In the folder of a bank or above it: how bad each rule of quiz check is.')),
    item(bold('<bank>.signoff.yaml'), text('Beside a bank: which question was looked at in quiz spot, by whom, in which wording.')),
  ];
}
