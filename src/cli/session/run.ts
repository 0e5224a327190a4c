// The loop of a session: the pure fold says what comes next, a presenter asks it, the store keeps it.
import type { SessionState } from '../../core/session/session.ts';
import { summarize } from '../../core/session/summary.ts';
import { type Ending, goLive, type Setting } from './live.ts';
import { put } from './put.ts';
import { type Told, tell, tellAll } from './tell.ts';

/** The longest that a timer can wait, in milliseconds: about 25 days. */
const LONGEST = 2 ** 31 - 1;

/** Runs a session to its end and answers with what it came to. */
export async function runSession(
  setting: Setting,
): Promise<{ readonly state: SessionState; readonly ending: Ending; readonly trouble: string | undefined; readonly kept: boolean }> {
  const { options } = setting;
  const live = goLive(setting);
  if (setting.run !== undefined && setting.resumed === undefined) await live.record(live.start(setting.run));
  const timer = new AbortController();
  const alarm = options.time === undefined ? undefined : setTimeout(() => timer.abort(), Math.min(options.time, LONGEST));
  const kept: Told[] = [];
  let ending: Ending | undefined;
  try {
    for (let next = live.state.queue[0]; next !== undefined && ending === undefined; next = live.state.queue[0]) {
      const result = await put(next, live, timer.signal);
      if (result.kind === 'ended') ending = result.ending;
      // An exam tells everything at its end.
      else if (result.kind === 'answered' && options.exam) kept.push(result.told);
      else if (result.kind === 'answered') ending = await tell(result.told, live);
    }
  } finally {
    clearTimeout(alarm);
  }
  if (ending !== 'interrupted') await tellAll(kept, live);
  const { first } = summarize(live.state);
  if (setting.run !== undefined && (ending === undefined || ending === 'time-up'))
    await live.record(live.end(setting.run, first.score, first.outOf));
  return { state: live.state, ending: ending ?? 'finished', trouble: live.trouble(), kept: live.kept };
}
