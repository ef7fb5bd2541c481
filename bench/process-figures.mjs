/** What the kernel says of a process. Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** The sandbox's process of a bot, or undefined while there is none. */
export function sandboxOf(parent) {
  return readdirSync(`/proc/${parent}/task`)
    .flatMap((task) => readFileSync(`/proc/${parent}/task/${task}/children`, 'utf8').split(' '))
    .find((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('process/main.js'));
}

/** Processor time that a process has used, in milliseconds. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Processor time of all children of this process that have ended, in milliseconds. */
export function childrenCpu() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** Resident memory, in megabytes. */
export const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
/** Open descriptors, and threads. */
export const descriptorsOf = (pid) => readdirSync(`/proc/${pid}/fd`).length;
export const threadsOf = (pid) => readdirSync(`/proc/${pid}/task`).length;
