// Progress, drawn: bars, a calendar, a forecast. What is drawn is said in numbers beside it.
import { type Block, bar, type Doc, gap, paragraph, type Role, type Span, span } from '../doc.ts';
import { cut, lineWidth, padded } from '../layout.ts';
import type { DueDay } from '../memory/forecast.ts';
import type { Day } from '../memory/past.ts';
import type { BankProgress, ConceptProgress, Standing } from '../memory/progress.ts';

const ROLES: Readonly<Record<Standing, Role>> = { new: 'dim', weak: 'bad', started: 'warn', mastered: 'good' };
const WORDS: Readonly<Record<Standing, string>> = { new: 'new', weak: 'weak', started: 'under way', mastered: 'mastered' };

const line = (spans: readonly Span[]): Block => ({ kind: 'verbatim', lines: [spans] });
/** A name, and behind it what is known: in a line each, or where the columns do not suffice, the facts below the name. */
interface Row {
  readonly name: readonly Span[];
  readonly facts: readonly Span[];
}

/** Rows with their facts below each other, if the names keep at least `least` columns of the `most` that they may take. */
function table(rows: readonly Row[], least: number, most: number, width: number): Doc {
  const facts = Math.max(0, ...rows.map((row) => lineWidth(row.facts)));
  const room = Math.min(most, width - facts - 2);
  if (room >= least)
    return rows.map(({ name, facts }) => {
      const shown = cut(name, room);
      return line([...shown, span(' '.repeat(room - lineWidth(shown) + 2)), ...facts]);
    });
  return rows.flatMap(({ name, facts }) => [paragraph(name), paragraph(facts, '  ')]);
}

const comma = (parts: readonly (Span | false)[]): Span[] =>
  parts.filter((each) => each !== false).flatMap((each, index) => (index === 0 ? [each] : [span(', ', 'dim'), each]));

/** Every bank in a line: answered, mastered, due. */
export function banksPage(banks: readonly BankProgress[], width: number): Doc {
  const room = Math.max(6, ...banks.map((each) => each.bank.length));
  const rows = banks.map(({ bank, title, questions, answered, mastered, due }): Row => {
    const facts = [
      span(`${answered}/${questions} answered`, 'dim'),
      mastered > 0 && span(`${mastered} mastered`, 'good'),
      due > 0 && span(`${due} due`, 'warn'),
    ];
    return {
      name: [...padded(bank, room, 'accent'), span('  '), span(title)],
      facts: [...bar(questions === 0 ? 0 : answered / questions, 10), span(' '), ...comma(facts)],
    };
  });
  return table(rows, room + 10, room + 26, width);
}

/** The concepts of a bank with bars, prerequisites first. */
export function conceptsPage(concepts: readonly ConceptProgress[], width: number): Doc {
  const rows = concepts.map(({ title, strength, standing, answered, questions }): Row => {
    const facts = [span(`${answered}/${questions} answered`, 'dim'), span(WORDS[standing], ROLES[standing])];
    return { name: [span(title)], facts: [...bar(strength, 8, ROLES[standing]), span(' '), ...comma(facts)] };
  });
  return table(rows, 20, 46, width);
}

const SHADES = ['·', '░', '▒', '▓', '█'];
const ASCII_SHADES = ['.', ':', 'o', 'O', '#'];
const DAY = 86_400_000;
const NAMES = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];

/** A calendar of activity: one column a week, one row a weekday, darker for more answers; `today` such as `2026-11-22`. */
export function calendar(days: ReadonlyMap<string, Day>, today: string, width: number): Doc {
  const weeks = Math.max(4, Math.min(26, Math.floor((width - 6) / 2)));
  const end = Date.parse(`${today}T00:00:00Z`);
  const weekday = (Math.floor(end / DAY) + 3) % 7; // 1 January 1970 was a Thursday
  const start = end - (weekday + (weeks - 1) * 7) * DAY;
  const most = Math.max(1, ...[...days.values()].map((day) => day.answers));
  const rows = NAMES.map((name, row): Block => {
    const cells = Array.from({ length: weeks }, (_, week): Span => {
      const at = start + (week * 7 + row) * DAY;
      if (at > end) return span('  ');
      const answers = days.get(dayName(at))?.answers ?? 0;
      const shade = answers === 0 ? 0 : Math.min(4, Math.ceil((answers / most) * 4));
      return { text: `${SHADES[shade]} `, ascii: `${ASCII_SHADES[shade]} `, role: shade === 0 ? 'dim' : 'good', drawn: true };
    });
    return line([{ ...span(name.padEnd(4), 'dim'), drawn: true }, ...cells]);
  });
  const recent = [...days].filter(([day]) => Date.parse(`${day}T00:00:00Z`) > end - 7 * DAY);
  const answers = recent.reduce((sum, [, day]) => sum + day.answers, 0);
  const words = `${answers} ${answers === 1 ? 'answer' : 'answers'} in the last 7 days, ${streak(days, end)}.`;
  return [...rows, paragraph(span(words, 'dim'))];
}

/** The day of a time in UTC, such as `2026-11-22`. */
const dayName = (at: number): string => new Date(at).toISOString().slice(0, 10);

function streak(days: ReadonlyMap<string, Day>, end: number): string {
  let at = days.has(dayName(end)) ? end : end - DAY;
  let length = 0;
  for (; days.has(dayName(at)); at -= DAY) length += 1;
  return length === 0 ? 'no streak yet' : `${length} ${length === 1 ? 'day' : 'days'} in a row`;
}

/** What falls due in the coming weeks: the next seven days one by one, then by week. */
export function forecastPage(days: readonly DueDay[], weeks = 4): Doc {
  if (days.length === 0) return [paragraph(span('Nothing is scheduled yet.', 'dim'))];
  const near = Array.from({ length: 7 }, (_, day) => ({
    name: day === 0 ? 'today' : day === 1 ? 'tomorrow' : `in ${day} days`,
    count: days.filter((each) => each.days === day).reduce((sum, each) => sum + each.count, 0),
  }));
  const far = Array.from({ length: weeks - 1 }, (_, index) => ({
    name: `week ${index + 2}`,
    count: days.filter((each) => Math.floor(each.days / 7) === index + 1).reduce((sum, each) => sum + each.count, 0),
  }));
  const later = days.filter((each) => each.days >= weeks * 7).reduce((sum, each) => sum + each.count, 0);
  const rows = [...near, ...far, { name: 'later', count: later }].filter((row, index) => row.count > 0 || index === 0);
  const most = Math.max(1, ...rows.map((row) => row.count));
  return rows.map((row) =>
    line([...padded(row.name, 10), ...bar(row.count / most, 20).slice(0, 1), span(row.count === 0 ? 'nothing' : ` ${row.count}`, 'dim')]),
  );
}

/** The heading of a part of a page. */
export const heading = (words: string): Doc => [gap, paragraph(span(words, 'strong'))];
