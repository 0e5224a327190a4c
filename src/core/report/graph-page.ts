import type { Bank } from '../bank/bank.ts';
import { type Doc, type Role, type Span, span } from '../doc.ts';
import type { ConceptProgress, Standing } from '../memory/progress.ts';

const MARKS: Readonly<Record<Standing, { readonly sign: Span; readonly words: string; readonly role: Role }>> = {
  new: { sign: { text: '○', ascii: 'o', role: 'dim' }, words: 'new', role: 'dim' },
  weak: { sign: { text: '◔', ascii: '-', role: 'bad' }, words: 'weak', role: 'bad' },
  started: { sign: { text: '◑', ascii: '+', role: 'warn' }, words: 'under way', role: 'warn' },
  mastered: { sign: { text: '●', ascii: '*', role: 'good' }, words: 'mastered', role: 'good' },
};

/** How well a concept is known, in words behind its name; nothing for a new one. */
export function standingOf(progress: ConceptProgress | undefined): Span[] {
  if (progress === undefined || progress.standing === 'new') return [];
  const { words, role } = MARKS[progress.standing];
  return [span(` (${words})`, role)];
}

/** Columns after which what lies deeper is drawn no further to the right: nobody could read it there. */
const DEEPEST = 30;

/** A concept to be drawn, with the lines of the tree to its left and below it. */
interface Drawn {
  readonly each: ConceptProgress;
  readonly before: string;
  readonly branch: string;
  readonly below: string;
}

/**
 * The graph as a tree: each concept below the one it comes after last (its deepest prerequisite), with the other
 * prerequisites named beside it, so that every edge is shown once and every concept stands once.
 */
export function conceptGraph(bank: Bank, known: readonly ConceptProgress[]): Doc {
  const byId = new Map(known.map((each) => [each.concept, each]));
  const parent = new Map(known.map((each) => [each.concept, deepest(bank, each.concept, byId)]));
  const children = new Map<string | undefined, ConceptProgress[]>();
  for (const each of known) {
    const above = parent.get(each.concept);
    const list = children.get(above);
    if (list === undefined) children.set(above, [each]);
    else list.push(each);
  }
  const lines: Doc[number][] = [];
  // A list of what is still to be drawn, the next one last: a chain of concepts may be longer than calls can nest.
  const waiting = (children.get(undefined) ?? []).map((each): Drawn => ({ each, before: '', branch: '', below: '' })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { each, before, branch, below } = next;
    const others = (bank.concepts[each.concept]?.after ?? []).filter((id) => id !== parent.get(each.concept));
    const { sign } = MARKS[each.standing];
    lines.push({
      kind: 'paragraph',
      lead: [tree(before + branch), sign, span(' ')],
      spans: [
        span(each.title),
        ...standingOf(each),
        span(each.questions === 0 ? '  no questions' : '', 'dim'),
        ...(others.length === 0 ? [] : [span(`  also after: ${others.map((id) => bank.concepts[id]?.title ?? id).join(', ')}`, 'dim')]),
      ],
    });
    const following = children.get(each.concept) ?? [];
    const deeper = before.length < DEEPEST ? before + below : before;
    const drawn = following.map((child, index): Drawn => {
      const last = index === following.length - 1;
      return { each: child, before: deeper, branch: last ? '└─ ' : '├─ ', below: last ? '   ' : '│  ' };
    });
    for (const child of drawn.reverse()) waiting.push(child);
  }
  return lines;
}

const tree = (text: string): Span => ({ text, ascii: text.replace(/[└├]─/g, '+-').replaceAll('│', '|'), role: 'dim' });

/** The prerequisite that lies deepest, the one written first among equals; nothing for a concept without any here. */
function deepest(bank: Bank, id: string, byId: ReadonlyMap<string, ConceptProgress>): string | undefined {
  const before = (bank.concepts[id]?.after ?? []).flatMap((name) => byId.get(name) ?? []);
  return before.reduce<ConceptProgress | undefined>(
    (best, each) => (best === undefined || each.depth > best.depth ? each : best),
    undefined,
  )?.concept;
}
