import { z } from 'zod';
import { loadPatterns } from '../answers/patterns.ts';
import { below, type Finding, type Path } from '../finding.ts';
import type { Question, QuestionType } from '../question-type.ts';
import { type Bank, bankOf } from './bank.ts';
import { atCommas } from './commas.ts';
import { type Concepts, isForeign, lintConcepts, unknownConcept } from './concepts.ts';
import { issueFindings } from './issues.ts';
import {
  type Allowed,
  type BaseQuestion,
  type Concept,
  conceptSchema,
  type Envelope,
  envelopeSchema,
  questionSchema,
  untypedSchema,
} from './schema.ts';
import { readSource, type Source } from './source.ts';
import { duplicateId, isRaw, nestedFinding, notABank, notAQuestion, partFileFindings, type Raw, typeFinding } from './structure.ts';
import { wordingOf } from './syntax.ts';
import { atCharacter, mayBeUnsafe, unsafeFindings } from './unsafe.ts';

/** One YAML file of a bank. `path` is only a name here: nothing is opened. */
export interface BankFile {
  readonly path: string;
  readonly text: string;
}

/** A finding and the file it is about. */
export interface FileFinding extends Finding {
  readonly file: string;
}

/** A sound question and where it stands, in use or not. */
export interface PlacedQuestion {
  readonly question: Question;
  readonly file: string;
  readonly path: Path;
  readonly id: string | undefined;
}

/** What loading gives: the bank, unless its envelope is broken; everything found; where things stand. */
export interface Loaded {
  readonly bank: Bank | undefined;
  readonly findings: readonly FileFinding[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly placed: readonly PlacedQuestion[];
}

/** Reads and validates banks with a fixed list of question types. */
export interface BankLoader {
  /** One bank: the first file holds the envelope, the others only `questions:`. Never throws for what they hold. */
  load(files: readonly BankFile[]): Promise<Loaded>;
}

/** Makes a loader; the schemas of the types are built on first use and kept. */
export function bankLoader(types: readonly QuestionType[]): BankLoader {
  const byName = new Map(types.map((type) => [type.name, type]));
  const schemas = new Map<string, z.ZodObject>();
  const concept = conceptSchema(z);
  let untyped: z.ZodObject | undefined;
  const envelope = envelopeSchema(z, z.unknown(), z.unknown());
  const schemaOf = (type: QuestionType): z.ZodObject => {
    const built = schemas.get(type.name) ?? questionSchema(z, type, z.unknown());
    schemas.set(type.name, built);
    return built;
  };

  /** One question: validated, bound, linted. A broken part breaks its whole, and every part is still told. */
  function loadQuestion(raw: unknown, path: Path, whole?: BaseQuestion): { question?: Question; findings: Finding[] } {
    if (!isRaw(raw)) return { findings: [notAQuestion(path)] };
    const type = byName.get(String(raw['type']));
    if (type === undefined) return { findings: [typeFinding(raw, path, types), ...untypedFindings(raw, path)] };
    if (whole !== undefined && type.partsKey !== undefined) return { findings: [nestedFinding(type, path)] };
    const schema = schemaOf(type);
    const parsed = schema.safeParse(raw);
    const findings = parsed.success ? [] : issueFindings(parsed.error, schema, raw, type.name).map((each) => below(path, each));
    const data = parsed.success ? ownData(parsed.data as unknown as BaseQuestion, whole) : undefined; // the schema has these keys
    const parts = type.partsKey === undefined ? [] : loadParts(raw, type.partsKey, path, data ?? (raw as unknown as BaseQuestion));
    findings.push(...parts.flatMap((each) => each.findings));
    const bound = parts.flatMap((each) => (each.question === undefined ? [] : [each.question]));
    if (data === undefined || bound.length < parts.length) return { findings };
    const question = type.bind(data, bound);
    const own = question.lint().map((each) => below(path, each));
    findings.push(...own);
    return own.some((each) => each.severity === 'error') ? { findings } : { question, findings };
  }

  /** What is wrong with a question of no known type all the same: its common keys, and its parts, whose types are known. */
  function untypedFindings(raw: Raw, path: Path): Finding[] {
    untyped ??= untypedSchema(z, types);
    const parsed = untyped.safeParse(raw);
    const own = parsed.success ? [] : issueFindings(parsed.error, untyped, raw, 'question').map((each) => below(path, each));
    const parts = partsKeys(undefined).flatMap((key) => loadParts(raw, key, path, raw as unknown as BaseQuestion)); // its parts take no more than its id
    return [...own, ...parts.flatMap((each) => each.findings)];
  }

  /** The keys under which a question holds parts: of its type, or of any where its type is not known. */
  function partsKeys(type: QuestionType | undefined): string[] {
    const keys = (type === undefined ? types : [type]).map(({ partsKey }) => partsKey);
    return [...new Set(keys)].filter((key) => key !== undefined);
  }

  /** Concepts that a question or its parts name and the bank does not have. */
  function conceptFindings(raw: unknown, path: Path, concepts: Concepts): Finding[] {
    if (!isRaw(raw)) return [];
    const name = raw['concept'];
    const own =
      typeof name === 'string' && !isForeign(name) && !Object.hasOwn(concepts, name)
        ? [unknownConcept(name, concepts, [...path, 'concept'])]
        : [];
    const nested = partsKeys(byName.get(String(raw['type']))).flatMap((key) => {
      const parts: unknown = raw[key];
      return Array.isArray(parts) ? parts.flatMap((each: unknown, at) => conceptFindings(each, [...path, key, at], concepts)) : [];
    });
    return [...own, ...nested];
  }

  function loadParts(raw: Raw, key: string, path: Path, whole: BaseQuestion): ReturnType<typeof loadQuestion>[] {
    const list = raw[key];
    if (!Array.isArray(list)) return [];
    const parts = list.map((each: unknown, index) => loadQuestion(each, [...path, key, index], whole));
    const twice = duplicateIds(list, [...path, key]);
    if (twice.length > 0) parts.push({ findings: twice });
    return parts;
  }

  function loadConcepts(raw: unknown, findings: Finding[]): Concepts {
    if (!isRaw(raw)) return {};
    const sound: Record<string, Concept> = {};
    for (const [id, each] of Object.entries(raw)) {
      const parsed = concept.safeParse(each);
      if (parsed.success) sound[id] = parsed.data;
      else {
        findings.push(...issueFindings(parsed.error, concept, each, 'concept').map((found) => below(['concepts', id], found)));
        // The name exists even where its description is broken: questions that use it are not to blame.
        sound[id] = { title: id };
      }
    }
    findings.push(...lintConcepts(sound));
    return sound;
  }

  /** One file: what it says about the whole (if it is the first), and each of its questions. */
  function loadFile(file: BankFile, source: Source, first: boolean, whole: Whole): Read {
    const told = syntaxFindings(source);
    const raw = source.value;
    if (!isRaw(raw)) return { findings: told.length > 0 ? told : [notABank(raw)], placed: [] };
    const around = first ? loadHead(raw, whole) : partFileFindings(raw);
    // What YAML recovered where it stumbled is no ground for further findings.
    const doubtful = source.unreadable([]);
    const isSure = ({ path, rule }: Finding): boolean => {
      if (path[0] === 'concepts' && path.length > 1 && source.unreadable(path.slice(0, 2))) return false;
      return !doubtful || (path.length > 1 && rule !== 'unknown-concept');
    };
    const findings = [...told, ...around.filter(isSure)];
    if (first) whole.sure = !doubtful;
    const unsafe = mayBeUnsafe(source.text) ? unsafeFindings : () => [];
    const list = Array.isArray(raw['questions']) ? raw['questions'] : [];
    const placed = list.map((each: unknown, at): Placed => {
      const path = ['questions', at];
      const id = isRaw(each) && typeof each['id'] === 'string' ? each['id'] : undefined;
      const place = (question?: Question): Placed => ({ file: file.path, path, id, question });
      if (source.unreadable(path)) return place();
      const { question, findings: own } = loadQuestion(each, path);
      const named = whole.sure ? conceptFindings(each, path, whole.concepts) : [];
      // What cannot be a name is told as that.
      const told = new Set(own.filter(({ rule }) => rule.endsWith('/bad-concept-name')).map((finding) => finding.path.join('/')));
      own.push(...named.filter((finding) => !told.has(finding.path.join('/'))), ...unsafe(each, path));
      findings.push(...own);
      return own.some((finding) => finding.severity === 'error') ? place() : place(question);
    });
    const exact = findings.map((each) => (each.rule === 'unsafe-text' ? atCharacter(each, source) : each));
    return { findings: atCommas(exact, source), placed };
  }

  /** The envelope and the concepts, into `whole`. A title that is missing is told, and the questions run all the same. */
  function loadHead(raw: Raw, whole: Whole): Finding[] {
    const findings: Finding[] = [];
    const parsed = envelope.safeParse(raw);
    if (!parsed.success) findings.push(...issueFindings(parsed.error, envelope, raw, 'bank'));
    whole.concepts = loadConcepts(raw['concepts'], findings);
    const { questions: _, ...around } = raw;
    findings.push(...unsafeFindings(around, []));
    if (!findings.some((each) => each.path.length <= 1 && each.rule !== 'bank/unknown-key')) whole.head = headOf(raw);
    return findings;
  }

  return {
    async load(files) {
      if (files.some((file) => file.text.includes('patterns'))) await loadPatterns();
      const sources = new Map(files.map((file) => [file.path, readSource(file.text)]));
      const whole: Whole = { head: undefined, concepts: {}, sure: false };
      const findings: FileFinding[] = [];
      const placed: Placed[] = [];
      for (const [index, file] of files.entries()) {
        const source = sources.get(file.path);
        if (source === undefined) continue;
        const read = loadFile(file, source, index === 0, whole);
        for (const finding of read.findings) findings.push({ ...finding, file: file.path });
        for (const each of read.placed) placed.push(each);
      }
      const twice = sameIds(placed);
      findings.push(...twice.findings);
      const sound = placed.filter((each): each is PlacedQuestion => each.question !== undefined && !twice.again.has(each));
      const questions = sound.map((each) => each.question);
      const bank = whole.head && bankOf({ ...whole.head, concepts: whole.concepts, broken: placed.length - questions.length }, questions);
      return { bank, findings, sources, placed: sound };
    },
  };
}

/** What belongs to a bank as a whole, filled by its first file. */
interface Whole {
  /** Whether the concepts could all be read: only then is a name that is not among them a finding. */
  sure: boolean;
  head: Envelope | undefined;
  concepts: Concepts;
}

interface Read {
  readonly findings: readonly Finding[];
  readonly placed: readonly Placed[];
}

const headOf = (raw: Raw): Envelope => ({
  id: textOr(raw['id'], 'bank'),
  title: textOr(raw['title'], 'Bank'),
  ...(typeof raw['course'] === 'string' && { course: raw['course'] }),
  ...(typeof raw['source'] === 'string' && { source: raw['source'] }),
  ...(isAllowed(raw['allow']) && { allow: raw['allow'] }),
});

const isAllowed = (value: unknown): value is readonly Allowed[] =>
  Array.isArray(value) && value.every((each) => isRaw(each) && typeof each['rule'] === 'string' && typeof each['because'] === 'string');

const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** A part has its whole's name before its own, and inherits what it does not say itself. */
function ownData(data: BaseQuestion, whole: BaseQuestion | undefined): BaseQuestion {
  if (whole === undefined) return data;
  const inherited = {
    id: `${whole.id}.${data.id}`,
    concept: data.concept ?? whole.concept,
    level: data.level ?? whole.level,
    source: data.source ?? whole.source,
    tags: data.tags ?? whole.tags,
    status: data.status ?? whole.status,
  };
  return Object.assign({}, data, inherited); // one hidden class for all, see question-type.ts
}

/** A question that was read, and where it stands; nothing for `question` if it is broken. */
interface Placed {
  readonly file: string;
  readonly path: Path;
  readonly id: string | undefined;
  readonly question: Question | undefined;
}

/** The findings for ids used again, and the places that use them again. */
function sameIds<P extends Omit<Placed, 'question'>>(
  places: readonly P[],
): { readonly findings: FileFinding[]; readonly again: ReadonlySet<P> } {
  const first = new Map<string, P>();
  const again = new Set<P>();
  const findings: FileFinding[] = [];
  for (const place of places) {
    if (place.id === undefined) continue;
    const earlier = first.get(place.id);
    if (earlier === undefined) {
      first.set(place.id, place);
      continue;
    }
    again.add(place);
    const related = [{ path: [...earlier.path, 'id'], message: 'first used here', file: earlier.file }];
    findings.push({ ...duplicateId(place.id, [...place.path, 'id']), file: place.file, related });
  }
  return { findings, again };
}

function duplicateIds(list: readonly unknown[], path: Path): Finding[] {
  const places = list.map((each, index) => ({
    file: '',
    path: [...path, index],
    id: isRaw(each) && typeof each['id'] === 'string' ? each['id'] : undefined,
  }));
  return sameIds(places).findings.map(({ file: _, related = [], ...finding }) => ({
    ...finding,
    related: related.map(({ file: _, ...each }) => each),
  }));
}

/** What YAML could not read, in words. */
const syntaxFindings = (source: Source): Finding[] =>
  source.problems.map((problem) => ({
    ...wordingOf(problem),
    severity: 'error',
    path: [],
    extent: { start: problem.start, end: problem.end },
  }));
