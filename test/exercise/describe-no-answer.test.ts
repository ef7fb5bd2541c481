/** What `answers` and `header` ask of a program, and what a learner reads when it does not do it. */
import { describe, expect, it } from 'vitest';
import { paragraph, proseText } from '../../src/core/prose.ts';
import type { Check, Expectation, ScenarioStep } from '../../src/core/scenario.ts';
import { judge } from '../../src/exercise/judge.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';

const START = Date.UTC(2026, 0, 1, 12);
const sandbox = sharedSandbox();

const PROGRAM = `
from flask import Flask, abort, redirect, request

app = Flask(__name__)

@app.get("/page")
def page(): return "Hello", {"Content-Disposition": "attachment; filename=x", "X-Frame": "DENY"}

@app.post("/made")
def made(): return "Made", 201

@app.post("/away")
def away(): return redirect("/gone")

@app.get("/broken")
def broken(): return 1 / 0

@app.get("/own")
def own(): return "Sorry", 500

@app.get("/teapot")
def teapot(): return "No", 418

@app.post("/field")
def field(): return request.form["topic"]

@app.get("/round")
def round_and_round(): return redirect("/round")
`;

const SITE = 'https://app.test';
const visit = (path: string): ScenarioStep => ({ do: 'visit', url: SITE + path, from: null });
const post = (path: string): ScenarioStep => ({ do: 'post', url: SITE + path, form: {}, from: null });
const blocked: ScenarioStep = {
  do: 'fetch',
  url: 'http://other.test/',
  form: null,
  credentials: 'omit',
  pages: [`${SITE}/`],
};

/** What the learner reads, or `met`. */
async function saidOf(step: ScenarioStep, expectation: Expectation): Promise<string> {
  const otherwise = [paragraph('The author’s words.')];
  const checks: readonly Check[] = [
    {
      title: 'one',
      steps: [
        { step: visit('/page'), expect: [] },
        { step, expect: [{ expectation, otherwise, hint: 1 }] },
      ],
    },
  ];
  const result = await sandbox.run(PROGRAM, START, judge(checks, START));
  if (result.kind === 'not-started') throw new Error(JSON.stringify(result.fault));
  if (result.value.kind !== 'fail') return result.value.kind === 'pass' ? 'met' : result.value.fault.kind;
  return proseText(result.value.unmet.otherwise).replace(/\s*The author’s words\.$/, ' …');
}

describe('a request that has to be answered', () => {
  it.concurrent.each<[what: string, step: ScenarioStep, said: string]>([
    ['may be, with a page', visit('/page'), 'met'],
    ['may be, with another status for success', post('/made'), 'met'],
    [
      'is named when no route has its address',
      visit('/pages?n=1'),
      'Request 2, the visit to /pages?n=1, found nothing: status 404. No route of the program has this address, or its view says that there’s nothing there. …',
    ],
    [
      'is named when the route takes no forms',
      post('/page'),
      'Request 2, the form sent to /page, was refused: status 405. A route has this address, and it doesn’t take a POST request. …',
    ],
    [
      'is named when the route takes nothing but forms',
      visit('/made'),
      'Request 2, the visit to /made, was refused: status 405. A route has this address, and it doesn’t take a plain visit, which is a GET request. …',
    ],
    [
      'is named when the program failed',
      visit('/broken'),
      'Request 2, the visit to /broken, ended in an error: status 500. The transcript names the error and its line. …',
    ],
    [
      'is named when the program says that it failed',
      visit('/own'),
      'Request 2, the visit to /own, was answered with an error page: status 500. …',
    ],
    [
      'is named when the program asked for too much',
      post('/field'),
      'Request 2, the form sent to /field, was refused: status 400. Either the program asked for something that wasn’t sent, or the view itself refused. …',
    ],
    [
      'is named with any other status',
      visit('/teapot'),
      'Request 2, the visit to /teapot, was answered with status 418 in place of a page. …',
    ],
    [
      'is named with the address to which it was sent on',
      post('/away'),
      'Request 3, to /gone, where it was sent on after the form sent to /away, found nothing: status 404. No route of the program has this address, or its view says that there’s nothing there. …',
    ],
  ])('%s', async (_what, step, said) => {
    expect(await saidOf(step, { see: 'answers' })).toBe(said);
  });

  it('is described when it is redirected in a circle', async () => {
    expect(await saidOf(visit('/round'), { see: 'answers' })).toMatch(
      / was sent on with status 302, and came to no page\. …$/,
    );
  });

  it('is described when the browser does not make it', async () => {
    expect(await saidOf(blocked, { see: 'answers' })).toBe(
      'The browser made no request here. The transcript says why. …',
    );
  });
});

describe('a header that has to be in the answer', () => {
  it.concurrent.each<[what: string, name: string, text: string, said: string]>([
    ['is found by a part of its text', 'Content-Disposition', 'attachment', 'met'],
    ['is found by its name in capitals and small letters', 'content-disposition', 'attachment', 'met'],
    ['is missed when it has another text', 'X-Frame', 'SAMEORIGIN', ' …'],
    ['is missed when it is not there', 'X-Content-Type-Options', 'nosniff', ' …'],
  ])('%s', async (_what, name, text, said) => {
    expect(await saidOf(visit('/page'), { see: 'header', name, text })).toBe(said);
  });
});
