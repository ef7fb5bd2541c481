/**
 * Programs that attack what is around them, written by people who had not written the sandbox: what each tries, and how
 * it ends. They go past the interpreter, the harness, the page, the browser and the words that the learner reads.
 */
import type { ScenarioStep } from '../../../src/core/scenario.ts';

export const HEAD = 'from flask import Flask, Response, make_response, redirect, request\napp = Flask(__name__)\n';
const indent = (code: string, by: string) => code.trim().replace(/^/gm, by);

/** In a view; what it returns, or else `survived`, is the page. */
export const view = (code: string): string =>
  `${HEAD}@app.route('/')\ndef index():\n${indent(code, '    ')}\n    return 'survived'\n`;
/** While the program is loaded; its page is the variable `seen`. */
export const loading = (code: string): string =>
  `${HEAD}seen = 'survived'\n${code.trim()}\n@app.get('/')\ndef index(): return str(seen)\n`;
/** In place of Flask's app. */
export const wsgi = (code: string): string => `def app(environ, start):\n${indent(code, '    ')}\n`;
/** The page is what `expression` is. */
export const shows = (expression: string, before = ''): string => view(`${before}\nreturn repr(${expression})`);

/** Finds the functions by which the harness speaks, from the frames below a view. */
const HARNESS = `import sys
frame = sys._getframe()
while 'command' not in frame.f_locals: frame = frame.f_back
answer, receive, command = frame.f_locals['answer'], frame.f_locals['receive'], frame.f_locals['command']
`;
/** Finds the descriptor of the channel in the closure of \`answer\`, and writes \`bytes\` to it. */
export const writes = (bytes: string, then = ''): string =>
  view(`${HARNESS}import os, json
cells = {n: c.cell_contents for n, c in zip(answer.__code__.co_freevars, answer.__closure__)}
channel = cells['channel']
os.write(channel, ${bytes})
${then}`);
export const RESPONSE = `{'status': 200, 'reason': 'OK', 'headers': [], 'body': 'forged'}`;

export interface Attack {
  /** What it tries. */
  readonly tries: string;
  readonly program: string;
  /** A kind of fault, the class of an exception, or a status. Several where the interpreter may end in either way. */
  readonly ends: readonly string[];
  /** What the visitor does, where that is more than to look at the page twice. */
  readonly steps: readonly ScenarioStep[] | null;
}

export type Row = readonly [tries: string, program: string, ...ends: string[]];

/** Also with what the visitor does. */
export type AnyRow = readonly [tries: string, program: string, ...ends: (string | readonly ScenarioStep[])[]];

/** Rows by what they turn on. */
export const attacksOf = (
  targets: Readonly<Record<string, readonly AnyRow[]>>,
): Readonly<Record<string, readonly Attack[]>> =>
  Object.fromEntries(Object.entries(targets).map(([target, rows]) => [target, rows.map(attackOf)]));

const attackOf = ([tries, program, ...rest]: AnyRow): Attack => ({
  tries,
  program,
  ends: rest.filter((one) => typeof one === 'string'),
  steps: rest.find((one) => typeof one !== 'string') ?? null,
});
