/** The same scenario in Chromium and in Firefox: only what differs is told, with the rule of each. */
import { describe, expect, it } from 'vitest';
import { BROWSER_KINDS, type BrowserKind, type Transcript } from '../../src/browser/index.ts';
import { proseText } from '../../src/core/prose.ts';
import { browsersPart } from '../../src/explain/browsers-part.ts';
import { compareBrowsers, describeComparison } from '../../src/explain/compare-browsers.ts';
import { answerFrom, EMPTY_PAGE } from '../../src/scenario/answers.ts';
import { playScripted } from '../../src/scenario/play-scripted.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { DIFFERENCES_MEANT } from '../oracle/differences.ts';
import { loadRecording } from '../oracle/recording.ts';
import { loadScenarios } from '../oracle/scenario.ts';
import { simulateSteps } from '../oracle/simulate.ts';

function transcriptsOf(yaml: string): Record<BrowserKind, Transcript> {
  const parsed = parseScenario('trip.yaml', yaml);
  if (parsed.kind !== 'scenario') throw new Error('not a scenario');
  const perform = (browser: BrowserKind): Transcript => {
    const dialogue = playScripted({ ...parsed.scenario, browser });
    let next = dialogue.next();
    while (!next.done) next = dialogue.next(answerFrom(EMPTY_PAGE, next.value.at));
    return next.value.flatMap(({ entries }) => entries);
  };
  return { chromium: perform('chromium'), firefox: perform('firefox') };
}

function told(yaml: string): string {
  const transcripts = transcriptsOf(yaml);
  return proseText(describeComparison(compareBrowsers(transcripts), transcripts));
}

/** The answer to the preflight says how long it holds, but not in seconds. */
const PUT_ASKED = `- fetch: https://api.test/data
  method: PUT
  answers:
    - {status: 204, headers: {Access-Control-Allow-Origin: "*", Access-Control-Allow-Methods: PUT, Access-Control-Max-Age: an hour}}
    - {headers: {Access-Control-Allow-Origin: "*"}}`;

describe('what browsers do differently is told with the rule of each', () => {
  it.each<[string, string, RegExp]>([
    [
      'a cookie without SameSite, and a form on another site',
      '- {visit: /, set: theme=dark}\n- wait: 3 minutes\n- {post: /x, from: https://other.test}',
      /Step 3 .*Chromium withholds theme: it has no SameSite, which counts as Lax.*; Firefox sends it: it has no SameSite, which counts as None/,
    ],
    [
      'a cookie of a third party',
      '- {image: https://ads.test/x, on: /, set: id=1; SameSite=None; Secure}\n- {image: https://ads.test/x, on: https://other.test/}',
      /Step 2 .*Chromium sends id.*; Firefox withholds it: Firefox keeps third parties apart/,
    ],
    [
      'the place of a cookie that is set again',
      '- {visit: /, set: [a=1, b=1]}\n- {visit: /, set: a=2}\n- visit: /',
      /Step 3 .*Chromium sends Cookie: b=1; a=2.*; Firefox sends Cookie: a=2; b=1/,
    ],
    [
      'a date that does not exist',
      '- {visit: /, set: "a=1; Expires=Thu, 31 Jun 2026 12:00:00 GMT"}',
      /Chromium stores a=1 \(until the browser closes\).*isn’t a date.*; Firefox stores it \(for .* until 1 Jul 2026/,
    ],
    [
      'a header without an equals sign',
      '- {visit: /, set: token}',
      /Chromium stores token .*value of a cookie without a name; Firefox stores it .*name of a cookie without a value/,
    ],
    [
      'a redirect through another site',
      '- {visit: /, set: a=1; SameSite=Strict}\n- visit: /out\n  answers: [{to: https://other.test/}, {to: https://app.test/}, {}]',
      /Step 2 \(Redirected to \/\).*Chromium sends a.*; Firefox withholds it: it’s SameSite=Strict, and the request was redirected through another site/,
    ],
    [
      'a preflight that only one of them sends again',
      ['', ''].map(() => PUT_ASKED).join('\n'),
      /Step 2 .*Chromium makes no such request; Firefox sends OPTIONS to https:\/\/api\.test\/data: only GET, HEAD and POST/,
    ],
    [
      'a request that only one of them makes',
      '- {image: "http://192.0.2.7/x", on: /}',
      /Chromium asks for nothing: .*; Firefox asks for https:\/\/192\.0\.2\.7\/x: /,
    ],
  ])('%s', (_, yaml, expected) => {
    expect(told(yaml)).toMatch(expected);
  });

  it('and of what is the same nothing is told', () => {
    const text = told('- {visit: /, set: [theme=dark; SameSite=Lax, other=1]}\n- visit: /\n- close browser');
    expect(text).toMatch(/^Chromium and Firefox do the same here/);
    expect(text).toContain('As recorded from Chromium 156');
    expect(text).not.toContain('theme');
  });

  it('what is pasted into a cookie stays text of one line', () => {
    const text = told('- {visit: /, set: "a=b {bytes E9}\\tc"}\n- {read document.cookie: }');
    expect(text).not.toMatch(/[\t\u{dc80}-\u{dcff}]/u);
  });
});

describe('Safari', () => {
  it('is told of as documented, where third parties or scripts are about', () => {
    const text = told('- {image: https://ads.test/x, on: /}\n- write document.cookie: a=1');
    expect(text).toMatch(
      /Safari sends and takes no cookies of other sites.*seven days.*Apple documents.*wasn’t recorded/,
    );
  });

  it('is not told of otherwise', () => {
    expect(told('- visit: /')).not.toContain('Safari');
  });
});

/** Whether the recordings part, reasons aside, which Chromium alone tells. */
function part(topic: string, name: string): boolean {
  const [chromium, firefox] = BROWSER_KINDS.map((kind) =>
    loadRecording(kind, topic).scenarios[name]?.map(({ requests, script }) => [
      requests.map(({ method, url, cookie }) => `${method} ${url} ${cookie}`),
      script,
    ]),
  );
  return JSON.stringify(chromium) !== JSON.stringify(firefox);
}

describe('wherever the recordings of both part, a difference is told', () => {
  it.each(loadScenarios())('about $topic', ({ topic, scenarios }) => {
    const { date } = loadRecording('firefox', topic);
    const untold = scenarios.filter((scenario) => {
      const isMeant = DIFFERENCES_MEANT[`chromium, ${topic}: ${scenario.name}`] !== undefined;
      const [chromium = [], firefox = []] = BROWSER_KINDS.map((kind) =>
        simulateSteps(scenario, kind, date).flatMap(({ entries }) => entries),
      );
      return !isMeant && part(topic, scenario.name) && compareBrowsers({ chromium, firefox }).length === 0;
    });
    expect(untold.map(({ name }) => name)).toEqual([]);
  });
});

describe('whether browsers part is seen from the run in one of them', () => {
  it.each(loadScenarios())('about $topic', ({ topic, scenarios }) => {
    const { date } = loadRecording('firefox', topic);
    const unseen = scenarios.filter((scenario) => {
      const [chromium = [], firefox = []] = BROWSER_KINDS.map((kind) =>
        simulateSteps(scenario, kind, date).flatMap(({ entries }) => entries),
      );
      if (compareBrowsers({ chromium, firefox }).length === 0) return false;
      return !browsersPart(chromium) || !browsersPart(firefox, 'firefox');
    });
    expect(unseen.map(({ name }) => name)).toEqual([]);
  });

  it('and nothing parts them where nothing happened', () => {
    expect(browsersPart([])).toBe(false);
    expect(browsersPart(transcriptsOf('- {visit: /, set: theme=dark}\n- visit: /').chromium)).toBe(false);
  });
});
