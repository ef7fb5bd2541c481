/** A worker thread: one interpreter, which lives for one run. */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Fd, File, OpenFile, WASI } from '@bjorn3/browser_wasi_shim';
import { ControlChannel } from './control-channel.ts';
import { PrintPipe } from './print-pipe.ts';
import { ReadOnlyMount, readOnlyEntries } from './read-only-files.ts';
import { Quota, ScratchMount } from './scratch-files.ts';
import type { FromWorker, StartData } from './start-data.ts';
import { systemCalls } from './system-calls.ts';
import { VirtualClock } from './virtual-clock.ts';

const PAGE_BYTES = 65_536;
const MEGABYTE = 1_048_576;
/** Exit codes by which harness.py says that the program has broken it. */
const HARNESS_ENDS = new Map<number, 'broken' | 'memory'>([
  [70, 'broken'],
  [71, 'memory'],
]);

function openAtStart(data: StartData, clock: VirtualClock, tell: (message: FromWorker) => void): Fd[] {
  const channels = new Map();
  const channel = new ControlChannel(
    {
      ...data,
      answerCharacters: data.limits.answerCharacters,
      began: ({ at }) => clock.jump(at),
      answered: (line) => tell({ kind: 'line', line }),
    },
    () => channels.delete('channel'),
  );
  channels.set('channel', channel);
  const quota = new Quota(data.limits);
  return [
    new OpenFile(new File([], { readonly: true })),
    new PrintPipe(data.prints),
    new PrintPipe(data.prints),
    new ReadOnlyMount('/control', channels),
    new ReadOnlyMount('/lib', readOnlyEntries(data.library)),
    new ScratchMount('/app', quota),
    new ScratchMount('/tmp', quota),
  ];
}

function start(shim: WASI, { exports }: WebAssembly.Instance): number {
  const { memory, _start } = exports;
  return shim.start({ exports: { memory: memory as WebAssembly.Memory, _start: _start as () => unknown } });
}

/** What an error that ended the interpreter means. */
function readEnd(error: unknown, memoryBytes: number, limitBytes: number): 'memory' | 'exit' | 'broken' {
  // The stack, CPython's own or the engine's: calls without end that Python does not count, such as a `__repr__` of itself.
  if (error instanceof Error && /out of bounds|call stack/.test(error.message)) return 'memory';
  const aborted = error instanceof Error && error.message === 'unreachable';
  if (!aborted) return 'broken';
  // CPython aborts when it cannot even raise MemoryError.
  return memoryBytes > limitBytes - 16 * PAGE_BYTES ? 'memory' : 'exit';
}

async function live(data: StartData, port: MessagePort): Promise<void> {
  const tell = (message: FromWorker) => port.postMessage(message);
  const clock = new VirtualClock();
  const shim = new WASI(
    ['python', '-S', '-B', '/lib/harness.pyc'],
    ['PYTHONPATH=/lib', 'PYTHONHASHSEED=0', 'PYTHONIOENCODING=utf-8', 'FLASK_RUN_FROM_CLI=true'],
    openAtStart(data, clock, tell),
    { debug: false },
  );
  const instance = await WebAssembly.instantiate(data.module, {
    wasi_snapshot_preview1: systemCalls(shim, clock, data.limits.descriptors),
  });
  try {
    const code = start(shim, instance);
    tell({ kind: 'ended', end: HARNESS_ENDS.get(code) ?? 'exit' });
  } catch (error) {
    const memory = shim.inst.exports.memory.buffer.byteLength;
    tell({ kind: 'ended', end: readEnd(error, memory, data.limits.memoryMegabytes * MEGABYTE) });
  }
}

if (parentPort !== null) await live(workerData as StartData, parentPort);
