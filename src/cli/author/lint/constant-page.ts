/**
 * The program that tricks weak checks: it answers every request alike, with all that is expected anywhere. An exercise
 * whose right answer is not always the same ought to find it out.
 */
import type { HttpRequest } from '../../../core/http.ts';
import type { Answer, Dialogue } from '../../../core/program.ts';
import type { Check, Expectation, VariedCheck } from '../../../core/scenario.ts';
import { varyChecks } from '../../../exercise/vary-checks.ts';

/** Of so many runs it knows what was expected. */
const RUNS_KNOWN = 12;

/** The value of every cookie that is expected. */
const COOKIE = 'constant';

/** Python that says all that is expected, in whatever run, to everybody. */
export function constantPage(checks: readonly VariedCheck[]): string {
  const runs = Array.from({ length: RUNS_KNOWN }, (_, run) => varyChecks(checks, `run ${run}`));
  const expected = runs.flat().flatMap(({ steps }) => steps.flatMap(({ expect }) => expect));
  const all = expected.map(({ expectation }) => expectation);
  const headers = [...new Set(all.flatMap(headersFor))].map((line) => JSON.parse(line));
  const answer = { headers, page: [...new Set(all.flatMap(wordsFor))].join('\n'), statuses: statusesIn(runs.flat()) };
  return `import html
import json

ANSWER = json.loads(${JSON.stringify(JSON.stringify(answer))})
HEADERS = [tuple(header) for header in ANSWER["headers"]]


def app(environ, start_response):
    status = ANSWER["statuses"].get(environ["PATH_INFO"], 200)
    start_response(f"{status} Status", [("Content-Type", "text/html; charset=utf-8"), *HEADERS])
    return [html.escape(ANSWER["page"]).encode()]
`;
}

function wordsFor(expectation: Expectation): readonly string[] {
  switch (expectation.see) {
    case 'text':
      return [expectation.text.replace(/\{cookie [^{}]+\}/g, COOKIE)];
    case 'number':
      return [String(expectation.number)];
    case 'some-text':
      return ['some text'];
    default:
      return [];
  }
}

/** Headers as JSON, so that equal ones are equal. */
function headersFor(expectation: Expectation): readonly string[] {
  if (expectation.see === 'sets-cookie') {
    return [JSON.stringify(['Set-Cookie', `${expectation.name ?? 'cookie'}=${COOKIE}; Path=/`])];
  }
  return expectation.see === 'header' ? [JSON.stringify([expectation.name, expectation.text])] : [];
}

/** The status that is expected at a path, where one is. */
function statusesIn(checks: readonly Check[]): Readonly<Record<string, number>> {
  const pairs = checks.flatMap(({ steps }) =>
    steps.flatMap(({ step, expect }) => {
      const path = step.do === 'visit' || step.do === 'post' ? new URL(step.url).pathname : null;
      return expect.flatMap(({ expectation }) =>
        path !== null && expectation.see === 'status' ? [[path, expectation.status] as const] : [],
      );
    }),
  );
  return Object.fromEntries(pairs);
}

/** A request with the page that came. */
export interface Kept {
  readonly request: HttpRequest;
  readonly answer: Answer;
}

/** The same dialogue, which puts what was asked and answered into `kept`. */
export function* keeping<Result>(dialogue: Dialogue<Result>, kept: Kept[]): Dialogue<Result> {
  let next = dialogue.next();
  while (!next.done) {
    const answer = yield next.value;
    kept.push({ request: next.value, answer });
    next = dialogue.next(answer);
  }
  return next.value;
}

/** Whether one path was answered in two ways: then a constant is no right answer. */
export function hasTwoAnswers(kept: readonly Kept[]): boolean {
  const first = new Map<string, string>();
  return kept.some(({ request, answer }) => {
    if (answer.kind !== 'response') return false;
    const place = `${request.method} ${new URL(request.url).pathname}`;
    const said = `${answer.response.status} ${answer.response.body}`;
    const before = first.get(place) ?? said;
    first.set(place, before);
    return before !== said;
  });
}
