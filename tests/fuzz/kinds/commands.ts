import { scenarioLaws } from '../command-laws.ts';
import type { Kind } from '../kind.ts';
import { madeScenario, type Scenario, smallerScenario } from '../scenario.ts';

/** Commands on hostile files. */
export const commands: Kind = {
  name: 'commands',
  summary: 'commands with any options, typed lines, replies, journals and settings, on any bytes',
  extension: 'json',
  make: (dice) => JSON.stringify(madeScenario(dice)),
  run: (input) => scenarioLaws(JSON.parse(input) as Scenario), // written by `make`
  *smaller(input) {
    for (const each of smallerScenario(JSON.parse(input) as Scenario)) yield JSON.stringify(each);
  },
};
