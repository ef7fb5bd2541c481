/** Performs an oracle scenario in the simulated browser and writes down what was seen. */
import {
  type BrowserKind,
  type BrowserState,
  type Cookie,
  type Exchange,
  openBrowser,
  performStep,
  type StepResult,
} from '../../src/browser/index.ts';
import { type HttpRequest, headerValues } from '../../src/core/http.ts';
import type { Answer } from '../../src/core/program.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { hasFixedDates, writeDates } from './dates.ts';
import type { OracleScenario, ScriptedAnswer } from './scenario.ts';
import { brief, cookieKey, JarWriter, type SeenCookie, type SeenRequest, type SeenStep, seenContent } from './seen.ts';

/** The transcript of each step. `date`: the day on which the browser was recorded. */
export function simulateSteps(
  { thirdPartyCookies, steps }: OracleScenario,
  kind: BrowserKind,
  date: string,
): readonly StepResult[] {
  let state = openBrowser(Date.parse(`${date}T12:00:00Z`), kind);
  if (thirdPartyCookies === 'blocked') {
    state = perform(state, { do: 'third-party-cookies', allowed: false }, []).state;
  }
  return steps.map(({ step, answers }) => {
    const result = perform(state, step, answers);
    state = result.state;
    return result;
  });
}

export function simulate(scenario: OracleScenario, kind: BrowserKind, date: string): SeenStep[] {
  const writer = new JarWriter(hasFixedDates(scenario.steps.flatMap(({ answers }) => answers)));
  return simulateSteps(scenario, kind, date).map(({ state, entries }) => {
    const jar = state.browsers.find(({ name }) => name === state.current)?.jar ?? [];
    const isBlocked = entries.some(
      (entry) =>
        entry.kind === 'blocked' ||
        (entry.kind === 'exchange' &&
          entry.redirect?.kind === 'not-followed' &&
          entry.redirect.why === 'mixed-content'),
    );
    const script = entries.flatMap((entry) => (entry.kind === 'script-read' ? [entry.text] : []));
    return {
      requests: entries.flatMap((entry) => (entry.kind === 'exchange' ? [seenRequest(entry)] : [])),
      ...(isBlocked ? { blocked: 'mixed-content' } : {}),
      ...(script[0] === undefined ? {} : { script: script[0] }),
      jar: writer.write(jar.map(kind === 'chromium' ? toldByDevTools : seenCookie), state.now),
    };
  });
}

function perform(state: BrowserState, step: ScenarioStep, answers: readonly ScriptedAnswer[]) {
  const dialogue = performStep(state, step);
  let next = dialogue.next();
  for (let hop = 0; !next.done; hop += 1) next = dialogue.next(answerTo(next.value, answers[hop]));
  return next.value;
}

function answerTo({ at }: HttpRequest, answer: ScriptedAnswer | undefined): Answer {
  const { status, setCookies, location } = answer ?? { status: 200, setCookies: [], location: null };
  const cookies = setCookies.map((header) => ['Set-Cookie', writeDates(header, at)] as const);
  const headers = [...cookies, ...(location === null ? [] : [['Location', location] as const])];
  return { kind: 'response', response: { status, reason: '', headers, body: '' }, error: null, prints: '' };
}

function seenRequest({ request, withheld, received }: Exchange): SeenRequest {
  const [header] = headerValues(request.headers, 'Cookie');
  return {
    method: request.method,
    url: brief(request.url),
    cookie: header === undefined ? null : brief(header),
    withheld: codesByKey(withheld),
    refused: Object.fromEntries(
      received.flatMap(({ decision }, index) =>
        decision.kind === 'rejected' ? [[String(index + 1), [decision.reason.code]]] : [],
      ),
    ),
    content: seenContent(headerValues(request.headers, 'Content-Type')[0] ?? '', request.body),
  };
}

function codesByKey(withheld: Exchange['withheld']): SeenRequest['withheld'] {
  const codes: Record<string, string[]> = {};
  for (const { cookie, reason } of withheld) {
    const key = told(cookieKey(cookie));
    codes[key] = [...(codes[key] ?? []), reason.code];
  }
  return codes;
}

/** DevTools leave out bytes that are not UTF-8. */
function toldByDevTools(cookie: Cookie): SeenCookie {
  const { name, value, path, ...seen } = seenCookie(cookie);
  return { ...seen, name: told(name), value: told(value), path: told(path) };
}

const told = (text: string): string => text.replace(/[\udc80-\udcff]/gu, '');

const SAME_SITE = { strict: ['SameSite=Strict'], lax: ['SameSite=Lax'], none: ['SameSite=None'], default: [] } as const;

const seenCookie = (cookie: Cookie): SeenCookie => ({
  ...cookie,
  flags: [
    ...(cookie.secure ? ['Secure'] : []),
    ...(cookie.httpOnly ? ['HttpOnly'] : []),
    ...SAME_SITE[cookie.sameSite],
  ],
});
