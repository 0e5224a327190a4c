import { expect, test } from 'vitest';
import { spliced } from '../../bench/tables.mjs';

const PAGE = '# Figures\n\nWhat they mean.\n';

test('tables are put at the end where there are none yet', () => {
  expect(spliced(PAGE, 'Node 20', '| 1 |\n')).toBe(
    '# Figures\n\nWhat they mean.\n\n<!-- bench Node 20 -->\n\n| 1 |\n\n<!-- end of Node 20 -->\n',
  );
});

test('tables take the place of the last ones, and leave all around them as it is', () => {
  const both = `${spliced(spliced(PAGE, 'Node 20', '| old |'), 'Node 24', '| other |')}\nThe end.\n`;
  const again = spliced(both, 'Node 20', '| new |');
  expect(again).toBe(both.replace('| old |', '| new |'));
  expect(spliced(again, 'Node 20', '| new |')).toBe(again);
});
