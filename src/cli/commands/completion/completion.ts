import { findBanks } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { learningBank } from '../../load-banks.ts';

/** Something that can be typed, and what it means, for shells that show it. */
export interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** What can stand at a place of a command line. */
export interface Following {
  readonly options: readonly Word[];
  readonly words: readonly Word[];
  readonly takes: 'banks' | 'rules' | 'nothing';
}

// Each asks `quiz complete` for lines of a word, a tab and its meaning. No shell is given a word to expand: bash's `compgen -W` would
// run what a file is named after.
const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_quiz() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(quiz complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _quiz quiz
`,
  zsh: `#compdef quiz
_quiz() {
  local -a found
  local line name does
  for line in "\${(@f)$(quiz complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    name=\${line%%$'\\t'*}
    does=\${line#*$'\\t'}
    found+=("\${name//:/\\\\:}\${does:+:$does}")
  done
  if (( $#found )); then _describe quiz found; else _files; fi
}
if [[ $funcstack[1] == _quiz ]]; then _quiz "$@"; else compdef _quiz quiz; fi
`,
  fish: `complete -c quiz -a '(quiz complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};

/** Prints the completion script of a shell. */
export async function script(shell: string, { stdout }: Context): Promise<ExitCode> {
  stdout.write(SCRIPTS[shell] ?? '');
  return exit.fine;
}

/** Names that every shell takes as they stand. Others, such as a file called `$(…).yaml`, are not offered: Enter would run them. */
const HARMLESS = /^[\p{L}\p{N}_][\p{L}\p{N}_.+@#/-]*$/u;

/** Prints what may complete `last`, each with its meaning, one a line: used by the scripts. */
export async function complete(last: string, { options, words, takes }: Following, context: Context): Promise<ExitCode> {
  const named = last.startsWith('-') ? [] : (await names(last, takes, context)).filter(({ word }) => HARMLESS.test(word));
  const found = last.startsWith('-') ? options : [...words, ...named];
  const lines = found.filter(({ word }) => word.startsWith(last)).map(({ word, meaning }) => `${word}\t${meaning.replace(/\s+/g, ' ')}\n`);
  context.stdout.write(lines.join(''));
  return exit.fine;
}

async function names(last: string, takes: Following['takes'], context: Context): Promise<Word[]> {
  if (takes === 'nothing') return [];
  if (takes === 'rules') {
    const { pageGroups } = await import('../../../core/check/page-of.ts');
    return pageGroups.flatMap(({ pages }) => pages.map((page) => ({ word: page.name, meaning: '' })));
  }
  const banks = await findBanks(context);
  const [, name, sign] = /^([^#/]+)([#/])/.exec(last) ?? [];
  const inside = banks.find((bank) => bank.name === name);
  if (inside === undefined) return banks.map((bank) => ({ word: bank.name, meaning: 'bank' }));
  const bank = await learningBank(inside, context);
  if (bank === undefined) return [];
  return sign === '#'
    ? bank.questions.map((question) => ({ word: `${name}#${question.id}`, meaning: question.type }))
    : Object.entries(bank.concepts).map(([id, concept]) => ({ word: `${name}/${id}`, meaning: concept.title }));
}
