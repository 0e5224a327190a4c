/** Milliseconds of a processor that `work` takes in this process: how busy the machine is with other work makes no difference. */
export function effort(work: () => void): number {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1000;
}
