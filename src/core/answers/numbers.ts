/** A number as typed: how many significant digits were written (no bound for 0, fractions and powers), and what stood after it. */
export interface TypedNumber {
  readonly value: number;
  readonly significant: number;
  readonly unit: string;
}

type Parsed = Omit<TypedNumber, 'unit'>;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raised = (sign: string): string => (sign === '⁻' ? '-' : sign === '⁺' ? '+' : String(SUPERSCRIPTS.indexOf(sign)));

/** One sign for each thing: spaces, minus, times, fraction bar, and exponents as `^-3`. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[−–—﹣－]/gu, '-')
    .replace(/[·⋅∙✕]/gu, '×')
    .replace(/⁄/gu, '/')
    .replace(/\*\*/g, '^')
    .replace(/[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, (found) => `^${[...found].map(raised).join('')}`);

const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d+)?|(?:([ '’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?)$/u;

/** Digits with at most one decimal point, out of `_` between digits, groups of three and one decimal mark. */
function ungrouped(text: string): string {
  const joined = text.replace(/(?<=\d)_(?=\d)/g, '');
  // 1,500 is fifteen hundred, since a group of three was typed; 1,5 and 0,500 can only be decimals.
  if (GROUPED.test(joined)) return /[ '’]/.test(joined) ? joined.replace(/[ '’]/gu, '').replace(',', '.') : joined.replaceAll(',', '');
  return /^\d*,\d+$/.test(joined) ? joined.replace(',', '.') : joined;
}

function decimal(text: string, exponent = 0): Parsed | undefined {
  const digits = ungrouped(text.trim());
  return /^(?:\d+\.?\d*|\.\d+)$/.test(digits) ? decimalOf(digits, exponent) : undefined;
}

/** Digits with a decimal point or none, and perhaps a minus. */
function decimalOf(digits: string, exponent = 0): Parsed {
  // Read as one text, so that 1.2×10^-3 is the double nearest to 0.0012, not a product of two. The zeros of 1500 may be
  // significant, so they count; 0 is exact.
  const significant = digits.replace('.', '').replace(/^-?0*/, '').length;
  return { value: Number(`${digits}e${exponent}`), significant: significant === 0 ? Number.POSITIVE_INFINITY : significant };
}

const EXPONENT = '\\(? ?([+-]?\\d{1,4})\\)?$';
const SCIENTIFIC = new RegExp(`^(\\S+(?: \\d{3})*) ?(?:[×x*] ?10 ?\\^|[eE]) ?${EXPONENT}`, 'u');
const POWER = new RegExp(`^(\\S+) ?\\^ ?${EXPONENT}`, 'u');

/** A number without its sign. */
function unsigned(text: string): Parsed | undefined {
  const [, mantissa, shift] = SCIENTIFIC.exec(text) ?? [];
  if (mantissa !== undefined) return decimal(mantissa, Number(shift));
  const [, base, power] = POWER.exec(text) ?? [];
  if (base !== undefined) {
    const exact = base === '10' ? decimal('1', Number(power)) : decimal(base);
    return exact && { value: base === '10' ? exact.value : exact.value ** Number(power), significant: Number.POSITIVE_INFINITY };
  }
  const [above = '', below, ...more] = text.split('/');
  if (below === undefined) return decimal(text);
  const [over, under] = [decimal(above), decimal(below)];
  if (over === undefined || under === undefined || under.value === 0 || more.length > 0) return undefined;
  return { value: over.value / under.value, significant: Number.POSITIVE_INFINITY };
}

const UNIT = /^[\p{L}\p{Sc}%‰°×][^\d]*(?:\^[+-]?\d+[^\d]*)*$/u;

/** What may stand after a number, in the form in which units are compared. */
export const plainUnit = (text: string): string =>
  plain(text)
    .replace(/^[×x]$/u, 'x')
    .replace(/^(?:percent|per cent)$/iu, '%');

const typedNumber = ({ value, significant }: Parsed, unit: string): TypedNumber => ({ value, significant, unit });

/**
 * Reads a number as people type it: signs, `1 234.5`, `1,5`, `1e-3`, `1.2×10^-3`, `2^10`, `3/4`, and a unit or `%` after
 * it or a currency before it. Nothing for what is no number.
 */
export function readNumber(text: string): TypedNumber | undefined {
  if (text.length > 200) return undefined;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return typedNumber(decimalOf(text), '');
  const found = /^(?:[=≈~] ?)?([+-]?) ?(\p{Sc}?) ?(.*)$/u.exec(plain(text));
  const [, sign, currency = ''] = found ?? [];
  const rest = (found?.[3] ?? '').replace(/(?<=\d)[,;.]$/, '');
  for (let end = rest.length; end > 0; end -= 1) {
    const number = unsigned(rest.slice(0, end).trimEnd());
    if (number === undefined || !Number.isFinite(number.value)) continue;
    const after = rest.slice(end).trim();
    if (after !== '' && (currency !== '' || !UNIT.test(after))) return undefined;
    return typedNumber(sign === '-' ? { ...number, value: -number.value } : number, plainUnit(currency === '' ? after : currency));
  }
  return undefined;
}
