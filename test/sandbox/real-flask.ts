/** The Flask of the machine's own Python, where it has one: the judge of ours. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Exchange, exchange, type Fixture, normalise } from './fixtures.ts';

const output = z.object({ versions: z.string(), exchanges: z.array(z.array(exchange)) });

export interface Performance {
  /** `Flask 3.1.3, Werkzeug 3.1.8`. */
  readonly versions: string;
  /** For each fixture, its exchanges. */
  readonly exchanges: readonly (readonly Exchange[])[];
}

/** Performs the fixtures on the real Flask; null where `python3` or its Flask is missing. */
export async function performOnRealFlask(fixtures: readonly Fixture[]): Promise<Performance | null> {
  if (!(await succeeds('python3', ['-c', 'import flask']))) return null;
  const script = fileURLToPath(new URL('real_flask.py', import.meta.url));
  const library = fileURLToPath(new URL('../../src/sandbox/python/', import.meta.url));
  const child = spawn('python3', ['-B', script, library], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(fixtures));
  const { versions, exchanges } = output.parse(JSON.parse(await text(child.stdout)));
  return { versions, exchanges: exchanges.map((list) => list.map(normalise)) };
}

function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
