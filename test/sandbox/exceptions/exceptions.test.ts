/**
 * What a learner sees of a program that fails: the line and the part of it, what stood in its variables, the exception
 * in plain words and what helps. A program for each row of the tables (programs.yaml); the line is known by a mark in
 * the program itself. Both Flasks, where there are both.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Answer, ProgramError, RunResult } from '../../../src/core/program.ts';
import { proseText } from '../../../src/core/prose.ts';
import { EXCEPTIONS, explainException, failedPart } from '../../../src/transcript/exceptions/explain-exception.ts';
import { describeError } from '../../../src/transcript/index.ts';
import { bothFlasks } from '../both-flasks.ts';
import { perform, START } from '../fixtures.ts';

const fixture = z.strictObject({
  id: z.string(),
  program: z.string().optional(),
  view: z.string().optional(),
  parameters: z.string().default(''),
  secret: z.boolean().default(false),
  get: z.string().default('/'),
  part: z.string().optional(),
  stood: z.record(z.string(), z.string().nullable()).default({}),
  small: z.boolean().default(false),
  real: z.boolean().default(false),
});
type Fixture = z.infer<typeof fixture>;

const fixtures = z
  .array(fixture)
  .parse(parse(readFileSync(new URL('programs.yaml', import.meta.url), 'utf8')))
  .map((one, index) => ({ ...one, name: `${one.id} (program ${index + 1})` }));

const IMPORTS =
  'from flask import Flask, jsonify, make_response, redirect, render_template_string, request, session, url_for';

const programOf = ({ program, view = '', parameters, secret }: Fixture): string =>
  program ??
  [
    IMPORTS,
    'app = Flask(__name__)',
    ...(secret ? ["app.secret_key = 'k'"] : []),
    "@app.get('/')",
    `def index(${parameters}):`,
    ...view
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
    '',
  ].join('\n');

const visit = (path: string) => ({ method: 'GET', url: `https://app.test${path}`, headers: [], body: '', at: START });

function errorOf(result: RunResult<readonly Answer[]>): ProgramError {
  if (result.kind === 'not-started') {
    if (result.fault.kind === 'exception') return result.fault.error;
    throw new Error(`not an exception: ${JSON.stringify(result.fault)}`);
  }
  const [answer] = result.value;
  const error = answer?.kind === 'response' ? (answer.error ?? answer.badKey) : undefined;
  if (error === undefined) throw new Error(`no exception: ${JSON.stringify(answer)}`);
  return error;
}

const flasks = await bothFlasks({ seconds: 20 });

describe('the tables of exceptions', () => {
  it('have a program for each row, and a row for each program', () => {
    expect(new Set(fixtures.map(({ id }) => id))).toEqual(new Set(EXCEPTIONS.map(({ id }) => id)));
  });

  it('have at least 40 rows, each with words and a repair that are a sentence or two', () => {
    expect(EXCEPTIONS.length).toBeGreaterThanOrEqual(40);
    for (const { says, repair } of EXCEPTIONS) {
      for (const words of [says, repair]) expect(words).toMatch(/^[A-Z`$].{8,230}[.?)]$/);
    }
  });
});

describe.each(flasks)('with %s, a program that fails', (flask, sandbox) => {
  const isSmall = flask.includes('small');
  const here = fixtures.filter(({ small, real }) => (isSmall ? !real : !small));

  it.each(here)('is explained: $name', async (fixture) => {
    const program = programOf(fixture);
    const error = errorOf(await sandbox.run(program, START, perform([visit(fixture.get)])));
    expect(explainException(error)?.id).toBe(fixture.id);
    const line = program.split('\n').findIndex((text) => text.endsWith('# here')) + 1;
    expect(error.line).toBe(line === 0 ? null : line);
    expect(fixture.part === undefined ? '' : failedPart(error)).toBe(fixture.part ?? '');
    const stood = Object.fromEntries((error.seen?.variables ?? []).map(({ name, value }) => [name, value]));
    expect(stood).toMatchObject(fixture.stood);
    const shown = proseText(describeError(error, 'at this request'));
    expect(shown.length).toBeLessThan(1_200);
    for (const text of shown.split('\n')) expect([...text].length).toBeLessThan(700);
  });
});
