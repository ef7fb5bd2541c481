/**
 * The story of a cookie names the right line, for every cookie that the programs of test/fixtures set. What is right is
 * known in another way: each program is run once more with the number of its line written into every call that sets a
 * cookie, every place that reads one, and every change of the session; it then tells the numbers in headers of its own.
 *
 * What is left out: some programs have words for a cookie and never set one, in either Flask, whatever is asked of
 * them. `SET_NONE` names those of beginners, each with the reason; there is no line to name for a cookie that no
 * response has.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playScenario } from '../../src/browser/index.ts';
import type { ExerciseStep } from '../../src/core/lesson.ts';
import type { Answer, Dialogue, Sandbox } from '../../src/core/program.ts';
import { judge } from '../../src/exercise/judge.ts';
import { visitEveryRoute } from '../../src/exercise/routes.ts';
import { straightenQuotes, tidyProgram } from '../../src/exercise/tidy-program.ts';
import { varyChecks } from '../../src/exercise/vary-checks.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { shipped } from '../fixtures/lessons.ts';
import { bothFlasks } from './both-flasks.ts';

const START = Date.UTC(2026, 0, 1, 12);
const folder = join(packageFolder(), 'test/fixtures/programs');

const EXERCISES: ReadonlyMap<string, ExerciseStep> = new Map(
  ['cookies', 'sessions', 'uploads']
    .flatMap((id) => shipped(id).steps)
    .flatMap((step) => (step.kind === 'exercise' ? [[step.id, step] as const] : [])),
);

const programs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py'))
  .sort()
  .map((name) => {
    const text = tidyProgram(readFileSync(join(folder, name), 'utf8'));
    return { name: name.replaceAll('\\', '/'), program: straightenQuotes(text) ?? text };
  });

/** Headers that are made without any call that a number can be written into: the line that adds or returns them. */
const RETURNED: Readonly<Record<string, readonly number[]>> = {
  'count-the-visits/right/page-that-is-a-stream.py': [15],
  'count-the-visits/right/tuple-with-header.py': [12],
  'remember-a-language/right/header-by-hand.py': [8],
  'remember-a-language/right/simple-cookie-by-hand.py': [15],
  'remember-a-language/cheat/known-answers.py': [10],
};

/** Programs with words for a cookie that set none: they are mistakes of beginners, and that is what becomes of them. */
const SET_NONE: Readonly<Record<string, readonly string[]>> = {
  'does not start': [
    'count-the-visits/wrong/curly-quote-left-open.py',
    'count-the-visits/wrong/except-without-try.py',
    'count-the-visits/wrong/lost-indentation.py',
    'count-the-visits/wrong/missing-import-flask.py',
    'count-the-visits/wrong/plus-plus.py',
    'count-the-visits/wrong/wrong-import.py',
    'remember-a-language/wrong/curly-quote-left-open.py',
    'remember-a-language/wrong/endless-loop-while-loading.py',
    'remember-a-language/wrong/lost-indentation.py',
    'remember-a-language/wrong/missing-bracket.py',
    'remember-a-language/wrong/missing-colon.py',
    'remember-a-language/wrong/missing-import-flask.py',
    'remember-a-language/wrong/reads-the-cookie-while-loading.py',
    'remember-a-language/wrong/two-views-of-one-name.py',
  ],
  'raises before its response has a cookie, or never comes to its end': [
    'count-the-visits/wrong/blank-left.py',
    'count-the-visits/wrong/endless-loop.py',
    'count-the-visits/wrong/global-forgotten.py',
    'count-the-visits/wrong/int-missing-type-error-at-once.py',
    'count-the-visits/wrong/missing-import-request.py',
    'count-the-visits/wrong/no-default-none.py',
    'count-the-visits/wrong/no-make-response.py',
    'count-the-visits/wrong/page-is-a-number.py',
    'count-the-visits/wrong/returns-nothing.py',
    'count-the-visits/wrong/session-without-a-key.py',
    'count-the-visits/wrong/str-missing.py',
    'remember-a-language/wrong/forgets-to-return.py',
    'remember-a-language/wrong/missing-import-make-response.py',
    'remember-a-language/wrong/no-make-response.py',
    'remember-a-language/wrong/returns-what-set-cookie-returns.py',
    'remember-a-language/wrong/session-without-a-key.py',
    'remember-a-language/wrong/set-cookie-on-flask.py',
    'remember-a-language/wrong/value-is-a-number.py',
    'remember-a-language/wrong/value-missing-quotes.py',
  ],
  'sends another response than the one with the cookie': [
    'count-the-visits/wrong/no-default-brackets.py',
    'count-the-visits/wrong/response-not-returned.py',
    'remember-a-language/wrong/first-visitor-redirected-for-ever.py',
    'remember-a-language/wrong/returns-another-response.py',
    'remember-a-language/wrong/returns-text-beside-the-response.py',
  ],
};

/** What the numbered calls do, below the program, where it changes no line. */
const TOLD = `

import flask as _flask
from werkzeug.wrappers import Response as _Response


def _note(kind, line):
    noted = _flask.g.setdefault('_noted', [])
    if (kind, line) not in noted or kind == 'Set':
        noted.append((kind, line))


def _numbered(method):
    def numbered(self, _line, *args, **values):
        getattr(self, method)(*args, **values)
        _note('Set', _line)

    return numbered


_Response._set_cookie_at = _numbered('set_cookie')
_Response._delete_cookie_at = _numbered('delete_cookie')


def _session_at(line):
    _note('Session', line)
    return _flask.session


def _cookies_at(line):
    _note('Read', line)
    return _flask.request.cookies


_finalize = _flask.Flask.finalize_request


def _finalize_request(self, *args, **values):
    response = _finalize(self, *args, **values)
    for kind, line in _flask.g.get('_noted', []):
        response.headers.add('X-' + kind + '-Line', str(line))
    return response


_flask.Flask.finalize_request = _finalize_request
`;

const CHANGES_SESSION =
  /(?<![\w.])session(?=\[[^\]\n]*\](?:\[[^\]\n]*\])*\s*(?:[-+*|]|\/\/)?=[^=]|\.(?:pop|clear|update|setdefault)\(|\.(?:permanent|modified)\s*=)|(?<=\bdel )session(?=\[)/g;

const withNumbers = (program: string): string =>
  program
    .split('\n')
    .map((line, index) =>
      line
        .replaceAll(/\.(set|delete)_cookie\(/g, `._$1_cookie_at(${index + 1}, `)
        .replaceAll(/(?<![\w.])request\.cookies(?=\.get(?:list)?\(|\[)/g, `_cookies_at(${index + 1})`)
        .replaceAll(/(?<![\w.])(flash|get_flashed_messages)\(/g, `(_session_at(${index + 1}), $1)[1](`)
        .replaceAll(CHANGES_SESSION, `_session_at(${index + 1})`),
    )
    .join('\n') + TOLD;

/** All answers to what is asked of a program: the checks of its exercise, and then each of its routes. */
function* everything(name: string, program: string, answers: Answer[]): Dialogue<null> {
  const exercise = EXERCISES.get(name.split('/')[0] ?? '');
  if (exercise !== undefined) yield* noting(judge(varyChecks(exercise.checks, 'one'), START), answers);
  yield* noting(playScenario(visitEveryRoute(program), START + 100_000_000), answers);
  return null;
}

function* noting<Result>(dialogue: Dialogue<Result>, answers: Answer[]): Dialogue<Result> {
  let turn = dialogue.next();
  while (!turn.done) {
    const answer = yield turn.value;
    answers.push(answer);
    turn = dialogue.next(answer);
  }
  return turn.value;
}

async function answersOf(sandbox: Sandbox, name: string, program: string, run: string): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  await sandbox.run(run, START, everything(name, program, answers));
  return answers;
}

const linesIn = (answer: Answer | undefined, kind: string): readonly number[] =>
  answer?.kind === 'response'
    ? answer.response.headers.filter(([name]) => name === `X-${kind}-Line`).map(([, line]) => Number(line))
    : [];

interface Told {
  /** The program; null for one answer. */
  readonly of: string | null;
  readonly cookies: number;
  readonly wrong: readonly string[];
  /** Cookies that no number was written for. */
  readonly leftOut: readonly string[];
}

async function toldOf(sandbox: Sandbox, { name, program }: (typeof programs)[number]): Promise<Told> {
  const answers = await answersOf(sandbox, name, program, program);
  const numbered = await answersOf(sandbox, name, program, withNumbers(program));
  const why = answers.length === 0 ? 'does not start' : answers.some(isTrouble) ? 'fails' : 'sends none';
  const compared = answers.map((answer, index) => compare({ name, program }, answer, numbered[index], why === 'fails'));
  return {
    of: `${name} ${why}`,
    cookies: compared.reduce((sum, { cookies }) => sum + cookies, 0),
    wrong: compared.flatMap(({ wrong }) => wrong),
    leftOut: compared.flatMap(({ leftOut }) => leftOut),
  };
}

const isTrouble = (answer: Answer): boolean => answer.kind === 'fault' || answer.error !== null;

/** What asks for a change may find that there is nothing to change. */
const ASKS = /\.(?:pop|setdefault|clear|update)\(|get_flashed_messages\(|\bdel /;

/** What is told of one answer, and what the program with the numbers says. */
function compare(
  { name, program }: (typeof programs)[number],
  answer: Answer,
  numbered: Answer | undefined,
  isFailing: boolean,
): Told {
  if (answer.kind !== 'response' || answer.cookies === undefined)
    return { of: null, cookies: 0, wrong: [], leftOut: [] };
  const { writes, reads } = answer.cookies;
  const headers = answer.response.headers.filter(([field]) => field === 'Set-Cookie').map(([, value]) => value);
  const set = [...linesIn(numbered, 'Set')];
  const changed = linesIn(numbered, 'Session');
  const wrong: string[] = [];
  const leftOut: string[] = [];
  // One that fails goes another way than it does with numbers: they import `request` for it.
  for (const [at, header] of headers.entries()) {
    const { by, lines } = writes[at] ?? { by: 'flask', lines: [] };
    const told = lines.map(({ number }) => number);
    const isSure = (line: number) => told.includes(line) || !ASKS.test(program.split('\n')[line - 1] ?? '');
    const right = by === 'session' ? changed.filter(isSure) : (RETURNED[name] ?? set.splice(0, 1));
    // A permanent session is renewed by responses to requests that changed nothing.
    const isRenewed = by === 'session' && told.length === 0 && right.length === 0;
    if (right.length === 0 && (isRenewed || isFailing)) continue;
    if (right.length === 0) leftOut.push(`${name}: ${header} (${by} ${told})`);
    else if (`${told}` !== `${right}`) wrong.push(`${name}: ${header} is told of ${by} ${told}, and it was ${right}`);
  }
  const readLines = new Set(reads.filter(({ key }) => key === null).map(({ line }) => line.number));
  const unseen = isFailing ? [] : linesIn(numbered, 'Read').filter((line) => !readLines.has(line));
  if (unseen.length > 0) wrong.push(`${name}: lines ${unseen} read a cookie, not only ${[...readLines]}`);
  return { of: null, cookies: headers.length, wrong, leftOut };
}

/** `count-the-visits/right`: so much is one test. */
const groupOf = ({ name }: (typeof programs)[number]): string => name.split('/').slice(0, -1).join('/');

/** One program in so many of a folder; `npm run test:long` takes all of them. */
const ONE_IN = Number(process.env.NIBBLE_ONE_PROGRAM_IN ?? 12);

const groups = [...new Set(programs.map(groupOf))].map(
  (group) =>
    [group, programs.filter((one) => groupOf(one) === group).filter((_, index) => index % ONE_IN === 0)] as const,
);

const nameIn = (of: string | null): string => of?.split(' ')[0] ?? '';

describe.each(await bothFlasks({ seconds: 2, wallFactor: 30 }))(
  'with %s, the lines of a cookie are the right ones',
  (_flask, sandbox) => {
    const counted: Told[] = [];

    it.each(groups)('for every cookie that a program of %s sets', async (_group, members) => {
      const told = await Promise.all(members.map((one) => toldOf(sandbox, one)));
      counted.push(...told);
      expect(told.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(told.flatMap(({ leftOut }) => leftOut)).toEqual([]);
    });

    it('and so they are for all programs of the fixtures that set one in a run', async ({ annotate }) => {
      const setting = counted.filter(({ cookies }) => cookies > 0);
      const all = setting.reduce((sum, { cookies }) => sum + cookies, 0);
      await annotate(`${all} cookies of ${setting.length} programs (of ${programs.length})`);
      const asked = counted.map(({ of }) => nameIn(of));
      const known = Object.values(SET_NONE).flat();
      const none = counted.filter(({ cookies }) => cookies === 0).map(({ of }) => nameIn(of));
      expect(known.filter((name) => asked.includes(name) && !none.includes(name))).toEqual([]);
      await annotate(`Without a cookie: ${none.join(', ')}`);
      expect(setting.length).toBeGreaterThanOrEqual(190 / ONE_IN);
    });
  },
);
