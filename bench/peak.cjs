// Loaded into a Node program before anything else (`NODE_OPTIONS=--require`): writes down at its end how much memory it took at most, in
// kilobytes, a line for each process. On Linux from VmHWM: what getrusage says there is never less than the parent had when it forked.
const { appendFileSync, readFileSync } = require('node:fs');

function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

const file = process.env.QUIZ_BENCH_PEAK;
if (file) process.on('exit', () => appendFileSync(file, `${peak()}\n`));
