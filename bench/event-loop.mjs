/**
 * How long an event loop makes others wait. A loop can be late because it had work, or because the machine gave the
 * processor to somebody else; only the first is ours. So beside the lateness of a timer stands how much processor time
 * the process had meanwhile, which is the most that the loop can have been busy.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const EVERY_MS = 5;

/** Watches this process until `stop`, which gives the longest stretches in milliseconds. */
export function watchLoop() {
  const longest = { late: 0, busy: 0 };
  let before = performance.now();
  let cpuBefore = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(cpuBefore);
    const passed = now - before;
    longest.late = Math.max(longest.late, passed - EVERY_MS);
    longest.busy = Math.max(longest.busy, Math.min(passed, (user + system) / 1000));
    before = now;
    cpuBefore = process.cpuUsage();
  }, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}

/** Watches a process that has nothing to do: what its loop is late by is the machine's noise. */
export function watchIdleProcess() {
  const child = fork(fileURLToPath(import.meta.url), ['watch']);
  return {
    stop() {
      const longest = new Promise((resolve) => child.once('message', resolve));
      child.send('stop');
      return longest;
    },
  };
}

if (process.argv[2] === 'watch' && process.send !== undefined) {
  const loop = watchLoop();
  process.once('message', () => {
    process.send(loop.stop());
    process.disconnect();
  });
}
