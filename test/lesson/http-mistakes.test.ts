/** Requests that cannot be sent so: each mistake, and each limit, is told once, at its place in the file. */
import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { GREETINGS, problemsAfter } from './spoil.ts';

const OWN = 'expected a header that a script may set; this one the browser sends by itself';
const VALUE = 'expected a value in one line of Latin letters, at most 1,000 characters';
const METHOD = 'expected an HTTP method such as PUT, PATCH or DELETE';
const SHOWN = 'expected a list of at most 10 names such as [ETag, Cache-Control]';

const many = (count: number): string => Array.from({ length: count }, (_, index) => `X-${index}`).join(', ');
const fields = (count: number): string => Array.from({ length: count }, (_, index) => `X-${index}: a`).join(', ');

/** What is wrong; what stands below `- fetch: /api`; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, below: string, problem: string])[] = [
  ['a header of the browser', 'headers: {Host: app.test}', `42:13: the header "Host"; ${OWN}`],
  [
    'the Cookie header',
    'headers: {cookie: a=1}',
    `42:13: the header "cookie"; ${OWN} (cookies come from the jar: "edit cookie" changes it)`,
  ],
  ['a header that only proxies write', 'headers: {Sec-Fetch-Mode: cors}', `42:13: the header "Sec-Fetch-Mode"; ${OWN}`],
  [
    'a header that is no name',
    'headers: {"If None Match": a}',
    '42:13: the header "If None Match"; expected the name of a header, such as If-None-Match',
  ],
  ['a header twice', 'headers: {Accept: a, accept: b}', '42:24: the header "accept"; expected each header once'],
  ['a header of two lines', 'headers: {Accept: "a\\nb"}', `42:21: "Accept" is "a b"; ${VALUE}`],
  ['a header of other letters', 'headers: {Accept: Ж}', `42:21: "Accept" is "Ж"; ${VALUE}`],
  [
    'a header of 1,001 characters',
    `headers: {Accept: ${'a'.repeat(1001)}}`,
    `42:21: "Accept" is "${'a'.repeat(60)}…"; ${VALUE}`,
  ],
  ['21 headers', `headers: {${fields(21)}}`, '42:12: 21 headers; expected at most 20'],
  [
    'headers as a list',
    'headers: [Accept]',
    '42:12: "headers" is a list; expected a map of names and values such as {Accept: application/json}',
  ],
  ['a method with a space', 'method: PUT /x', `42:11: "method" is "PUT /x"; ${METHOD}`],
  [
    'a method that no script may use',
    'method: TRACE',
    `42:11: "method" is "TRACE"; ${METHOD} (browsers let no script use this one)`,
  ],
  [
    'a body in a GET',
    'method: GET\n  json: {a: 1}',
    '43:3: "json" in a GET request; expected a method such as POST or PUT',
  ],
  ['two bodies', 'json: {a: 1}\n  form: {a: 1}', '42:3: "json" beside "form"; expected one of the two'],
  ['an empty JSON body', 'json:', '42:3: "json" is empty; expected data of at most 64 KB, such as {text: Hello}'],
  ['no headers to show', 'show headers: []', `42:17: "show headers" is an empty list; ${SHOWN}`],
  ['11 headers to show', `show headers: [${many(11)}]`, `42:17: "show headers" is a list; ${SHOWN}`],
  [
    'a name to show that is none',
    'show headers: [E Tag]',
    '42:18: entry 1 of "show headers" is "E Tag"; expected the name of a header, such as If-None-Match',
  ],
];

describe('a request in a lesson', () => {
  it.each(MISTAKES)('with %s', (_, below, problem) => {
    expect(problemsAfter(['- visit: /hello\n', `- fetch: /hello\n  ${below}\n`])).toEqual([`greetings.md:${problem}`]);
  });

  it.each([
    [`json: {a: ${'a'.repeat(65_536)}}`, '2:9: "json" is a map; expected data of at most 64 KB, such as {text: Hello}'],
    [`body: ${'a'.repeat(65_537)}`, '2:9: a body of 65537 characters; expected text of at most 64 KB'],
  ])('with a body that is too long', (below, problem) => {
    const parsed = parseScenario('trip.yaml', `- fetch: /hello\n  ${below}\n`);
    expect(parsed.kind === 'problems' ? parsed.problems.map(describeProblem) : []).toEqual([`trip.yaml:${problem}`]);
  });

  it('may have any method that nobody knows', () => {
    expect(problemsAfter(['- visit: /hello\n', '- fetch: /hello\n  method: PUTT\n'])).toEqual([]);
  });

  it('of a form has no JSON', () => {
    const [problem] = problemsAfter(['- visit: /hello\n', '- post: /hello\n  json: {a: 1}\n']);
    expect(problem).toMatch(/^greetings\.md:42:3: unknown field "json"; expected the step "post" to have only /);
  });
});

describe('headers to show', () => {
  const shownIn = (text: string): readonly unknown[] => {
    const parsed = parseLesson('greetings.md', text);
    if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
    return parsed.lesson.steps.flatMap((step) => {
      const steps =
        step.kind === 'example'
          ? step.scenario
          : step.kind === 'exercise'
            ? step.checks.flatMap((check) => check.steps.map((one) => one.step))
            : [];
      return steps.map((one) => ('show' in one ? one.show : undefined));
    });
  };

  it('are those of the front matter, in every run of the lesson', () => {
    expect(shownIn(GREETINGS.replace('course: Flask', 'course: Flask\nshow headers: [ETag]'))).toEqual([
      ...Array.from({ length: 6 }, () => ['ETag']),
    ]);
  });

  it('may be chosen for a scenario, a check and a step', () => {
    const text = GREETINGS.replace(
      '- visit: /hello\n- visit: /hello?name=Ada\n',
      'show headers: [ETag]\nsteps:\n  - visit: /hello\n    show headers: [Age, ETag]\n  - visit: /hello?name=Ada\n',
    ).replace(
      '- check: A visitor is greeted by name\n',
      '- check: A visitor is greeted by name\n  show headers: [Date]\n',
    );
    expect(shownIn(text)).toEqual([['ETag', 'Age'], ['ETag'], ['Date'], undefined, undefined, undefined]);
  });
});
