// A file may have all of its text in one line: a finding shows the part of it that is meant.
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/core/check/diagnostic.ts';
import { plainText } from '../../../src/core/doc.ts';
import { diagnosticDoc } from '../../../src/core/report/diagnostics.ts';

const at = (excerpt: string, column: number, endColumn: number): string => {
  const found: Diagnostic = {
    ...{ rule: 'r', severity: 'error', file: 'f', question: undefined, message: 'm', why: undefined, help: undefined, fixable: false },
    ...{ line: 1, column, endLine: 1, endColumn, excerpt, related: [] },
  };
  const [, line = '', carets = ''] =
    /^ 1 │ (.*)\n {3}│ (.*)$/m.exec(plainText(diagnosticDoc(found, { nameOf: (file) => file, width: 80, all: false }))) ?? [];
  expect(line.length).toBeLessThanOrEqual(202);
  return line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
};

test.each([
  ['short', 'a fault', 3, 8, 'fault'],
  ['long, at its beginning', `fault${'.'.repeat(5000)}`, 1, 6, 'fault'],
  ['long, near its beginning', `${'.'.repeat(60)}fault${'.'.repeat(5000)}`, 61, 66, 'fault'],
  ['long, in the middle', `${'.'.repeat(5000)}fault${'.'.repeat(5000)}`, 5001, 5006, 'fault'],
  ['long, at its end', `${'.'.repeat(5000)}fault`, 5001, 5006, 'fault'],
] as const)('a line that is %s', (_, line, column, endColumn, meant) => {
  expect(at(line, column, endColumn)).toBe(meant);
});
