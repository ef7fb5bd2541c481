/** Scenario files: what they may hold, and how a mistake in one is told. */
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/lesson/problem.ts';
import type { ScriptedAnswer } from '../../src/scenario/answers.ts';
import { parseScenario, type ScenarioFile } from '../../src/scenario/scenario-file.ts';

function read(text: string): ScenarioFile {
  const parsed = parseScenario('trip.yaml', text);
  if (parsed.kind === 'scenario') return parsed.scenario;
  throw new Error(parsed.problems.map(describeProblem).join('\n'));
}

const problemsOf = (text: string): readonly string[] => {
  const parsed = parseScenario('trip.yaml', text);
  return parsed.kind === 'scenario' ? [] : parsed.problems.map(describeProblem);
};

const NOON = Date.UTC(2026, 0, 1, 12);
const PAGE: ScriptedAnswer = { status: 200, set: [], to: null, headers: [], body: '' };

describe('a scenario file', () => {
  it('may be a list of steps, which start at noon on 1 January 2026 without a program', () => {
    expect(read('- visit: /theme\n- close browser\n')).toEqual({
      app: null,
      startTime: NOON,
      browser: 'chromium',
      steps: [
        { step: { do: 'visit', url: 'https://app.test/theme', from: null }, answers: [] },
        { step: { do: 'close' }, answers: [] },
      ],
    });
  });

  it('may say which browser the visitor has', () => {
    expect(read('browser: firefox\nsteps:\n  - visit: /\n')).toMatchObject({ browser: 'firefox' });
    expect(problemsOf('browser: netscape\nsteps:\n  - visit: /\n').join()).toMatch(
      /netscape[\s\S]*chromium[\s\S]*firefox/,
    );
  });

  it.each([
    [
      '- visit: /x\n  on: [https://other.test/, /y]',
      { frame: ['https://other.test/', 'https://app.test/y'], from: null },
    ],
    [
      '- post: /x\n  on: [https://other.test/, /y]',
      { frame: ['https://other.test/', 'https://app.test/y'], from: null },
    ],
    ['- visit: /x\n  on: https://other.test/', { from: 'https://other.test' }],
  ])('may let a page in a frame navigate: %j', (text, step) => {
    expect(read(text).steps[0]?.step).toMatchObject(step);
  });

  it('has a link in one place only', () => {
    expect(problemsOf('- visit: /x\n  on: /\n  from: https://other.test').join()).toMatch(/"on" beside "from"/);
  });

  it('may name its program and its start', () => {
    const text = 'app: shop/app.py\nstart: 2027-05-06 07:08:09.5+02:00\nsteps:\n  - visit: /\n';
    expect(read(text)).toMatchObject({ app: 'shop/app.py', startTime: Date.UTC(2027, 4, 6, 5, 8, 9) });
  });

  it.each([
    ['a list', '[\n\t{ "visit": "/theme", "set": ["a=\\u00e4", "b=1"] },\n\t"close browser"\n]\n'],
    ['a map', '{ "steps": [{ "visit": "/theme", "set": ["a=ä", "b=1"] }, "close browser"] }'],
  ])('may be JSON: %s', (_, text) => {
    expect(read(text).steps).toEqual(read('- visit: /theme\n  set: [a=ä, b=1]\n- close browser').steps);
  });

  it('is taken with a byte order mark and Windows line ends', () => {
    expect(read('\ufeff- visit: /a\r\n- visit: /b\r\n').steps).toHaveLength(2);
  });
});

describe('the answers of a step', () => {
  it.each<[written: string, answers: readonly ScriptedAnswer[]]>([
    ['set: a=1; Path=/', [{ ...PAGE, set: ['a=1; Path=/'] }]],
    ['set: [a=1, "b=2; Path=/, c"]', [{ ...PAGE, set: ['a=1', 'b=2; Path=/, c'] }]],
    ['answers: [{}]', [PAGE]],
    ['answers: [{to: /welcome, set: s=1}, {}]', [{ ...PAGE, status: 302, to: '/welcome', set: ['s=1'] }, PAGE]],
    ['answers: [{status: 307, to: "https://other.test/"}]', [{ ...PAGE, status: 307, to: 'https://other.test/' }]],
    [
      'answers: [{status: 404, body: Nothing here, headers: {Cache-Control: no-store, X-Age: 7}}]',
      [
        {
          ...PAGE,
          status: 404,
          body: 'Nothing here',
          headers: [
            ['Cache-Control', 'no-store'],
            ['X-Age', '7'],
          ],
        },
      ],
    ],
  ])('%s', (written, answers) => {
    expect(read(`- visit: /login\n  ${written}\n`).steps[0]?.answers).toEqual(answers);
  });

  it.each(['visit: /', 'post: /', 'fetch: /', 'image: /', 'frame: /'])('can stand at %s', (step) => {
    expect(read(`- ${step}\n  set: a=1\n`).steps[0]?.answers).toHaveLength(1);
  });
});

describe('a mistake in a scenario file is reported once, at its place', () => {
  it.each<[name: string, text: string, problem: string]>([
    ['an empty file', '\n', '1:1: the file is empty; expected steps such as "- visit: /theme"'],
    [
      'a file with a comment only',
      '# later',
      '1:1: nothing in the file; expected a list of steps such as "- visit: /theme", or a map with "steps"',
    ],
    [
      'a file that is one word',
      'visit',
      '1:1: "visit" in the file; expected a list of steps such as "- visit: /theme", or a map with "steps"',
    ],
    [
      'a misspelt step',
      '- visit: /\n- vist: /\n',
      '2:3: unknown step "vist"; expected one of visit, post, fetch, image, frame, close browser, wait, read document.cookie, write document.cookie, third-party cookies, open private window, edit cookie, tamper with cookie, delete cookie, use browser (did you mean "visit"?)',
    ],
    [
      'an unknown field of the whole',
      'apps: a.py\nsteps:\n  - visit: /\n',
      '1:1: unknown field "apps"; expected a scenario to have only app, start, show headers, browser, steps (did you mean "app"?)',
    ],
    ['no steps', 'app: a.py\n', '1:1: no "steps" in the file; expected a list of steps such as "- visit: /theme"'],
    [
      'an empty list of steps',
      'app: a.py\nsteps: []\n',
      '2:8: "steps" is an empty list; expected a list of steps such as "- visit: /theme"',
    ],
    [
      'a program without a name',
      'app: ""\nsteps: [close browser]\n',
      '1:6: "app" is empty text; expected the path of a Python file, from the folder of this one',
    ],
    [
      'a start without its zone',
      'start: 2026-01-01 12:00\nsteps: [close browser]\n',
      '1:8: "start" is "2026-01-01 12:00"; expected a moment such as 2026-01-01T12:00:00Z (with Z, or the zone such as +02:00, at its end)',
    ],
    [
      'a day that there is not',
      'start: 2026-13-01T12:00Z\nsteps: [close browser]\n',
      '1:8: "start" is "2026-13-01T12:00Z"; expected a moment such as 2026-01-01T12:00:00Z (with Z, or the zone such as +02:00, at its end)',
    ],
    [
      'an answer at a step without a request',
      '- wait: 1 day\n  set: a=1\n',
      '2:3: "set" in a step without a request; expected it where a page is asked for',
    ],
    [
      'both ways to answer',
      '- visit: /\n  set: a=1\n  answers: [{}]\n',
      '3:3: "answers" beside "set"; expected one of the two ("set" can stand in an answer)',
    ],
    [
      'a header that is a map',
      '- visit: /\n  set: {a: 1}\n',
      '2:8: "set" is a map; expected a Set-Cookie header such as "theme=dark; Path=/", or a list of them',
    ],
    [
      'no answers',
      '- visit: /\n  answers: []\n',
      '2:12: "answers" is an empty list; expected a list with an answer for each request, such as "- to: /welcome"',
    ],
    [
      'an answer that is a word',
      '- visit: /\n  answers: [ok]\n',
      '2:13: entry 1 of "answers" is "ok"; expected a map such as "to: /welcome"',
    ],
    [
      'a misspelt field of an answer',
      '- visit: /\n  answers:\n    - staus: 404\n',
      '3:7: unknown field "staus"; expected an answer to have only status, set, to, headers, body (did you mean "status"?)',
    ],
    [
      'a status that is none',
      '- visit: /\n  answers: [{status: 99}]\n',
      '2:22: "status" is the number 99; expected an HTTP status such as 200',
    ],
    [
      'a Set-Cookie among the headers',
      '- visit: /\n  answers: [{headers: {set-cookie: a=1}}]\n',
      '2:24: the header "set-cookie"; expected "set" in the answer instead',
    ],
    [
      'a header name with a space',
      '- visit: /\n  answers: [{headers: {X Age: 1}}]\n',
      '2:24: the header name "X Age"; expected letters, digits and hyphens',
    ],
    [
      'an expectation, which belongs into an exercise',
      '- visit: /\n  expect: [{status: 200}]\n',
      '2:3: unknown field "expect"; expected the step "visit" to have only visit, from, on, headers, show headers, set, answers',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([`trip.yaml:${problem}`]);
  });

  it('all mistakes are reported at once', () => {
    expect(problemsOf('app: [a]\nsteps:\n  - visit: x\n  - wait: 1 yaer\n')).toHaveLength(3);
  });
});
