/**
 * What a script may ask of another origin and read of its answer: in the text, in the picture, and asked for by "why".
 */
import { describe, expect, it } from 'vitest';
import { playScenario, type Transcript } from '../../src/browser/index.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { findDecisions, listDecisions, readQuestion } from '../../src/explain/decisions.ts';
import { decisionLabel, describeDecision } from '../../src/explain/describe-decision.ts';
import { drawScenes } from '../../src/transcript/diagram/draw-scenes.ts';
import { altText } from '../../src/transcript/diagram/scene.ts';
import { transcriptScenes } from '../../src/transcript/diagram/transcript-scenes.ts';
import { drive, type FakeApp, page } from '../browser/fake-app.ts';
import { NOON } from '../browser/jars.ts';
import { plainText } from './plain-text.ts';
import { transcriptText } from './transcript-text.ts';

type Fetch = Extract<ScenarioStep, { do: 'fetch' }>;

const asking = (more: Partial<Fetch> = {}): Fetch => ({
  do: 'fetch',
  url: 'https://api.test/data',
  form: null,
  credentials: 'same-origin',
  pages: ['https://app.test/'],
  ...more,
});

type Headers = readonly (readonly [string, string])[];

const answering =
  (headers: Headers): FakeApp =>
  ({ method }) =>
    page(method === 'OPTIONS' ? '' : 'data', { headers, status: method === 'OPTIONS' ? '204 NO CONTENT' : '200 OK' });

const ANY: Headers = [['Access-Control-Allow-Origin', '*']];
const OWN: Headers = [['Access-Control-Allow-Origin', 'https://app.test']];
const CREDENTIALS: Headers = [['Access-Control-Allow-Credentials', 'true']];
const methods = (list: string): Headers => [['Access-Control-Allow-Methods', list]];
const names = (list: string): Headers => [['Access-Control-Allow-Headers', list]];

const json = { kind: 'json', text: '{}' } as const;

/** What is answered and asked; what is said of it. */
const CASES: readonly (readonly [name: string, headers: Headers, step: Partial<Fetch>, said: RegExp])[] = [
  ['no header', [], {}, /✕ unreadable for the script: the response has no Access-Control-Allow-Origin, so only pages/i],
  [
    'any origin',
    ANY,
    {},
    /✓ readable by the script: Access-Control-Allow-Origin is \*, which lets every page read it/i,
  ],
  ['its own origin', OWN, {}, /✓ readable by the script: Access-Control-Allow-Origin names the origin/i],
  [
    'another origin',
    [['Access-Control-Allow-Origin', 'https://other.test']],
    {},
    /unreadable for the script: Access-Control-Allow-Origin is https:\/\/other\.test, and the script is on https:\/\/app/i,
  ],
  [
    'a slash too many',
    [['Access-Control-Allow-Origin', 'https://app.test/']],
    {},
    /unreadable .* an origin has no slash at its end/i,
  ],
  [
    'http for https',
    [['Access-Control-Allow-Origin', 'http://app.test']],
    {},
    /unreadable .* http and https are two origins/i,
  ],
  ['capitals', [['Access-Control-Allow-Origin', 'https://App.test']], {}, /unreadable .* capitals count/i],
  ['no scheme', [['Access-Control-Allow-Origin', 'app.test']], {}, /unreadable .* an origin begins with its scheme/i],
  [
    'two origins',
    [['Access-Control-Allow-Origin', 'https://app.test, https://other.test']],
    {},
    /unreadable .* has several values .*, and browsers take one origin or \* only/i,
  ],
  [
    '* with credentials',
    [...ANY, ...CREDENTIALS],
    { credentials: 'include' },
    /unreadable .* with its cookies \(credentials: include\), and then \* lets nobody in: .* has to be https:\/\/app\.test/i,
  ],
  [
    'credentials that are not allowed',
    OWN,
    { credentials: 'include' },
    /unreadable .* needs Access-Control-Allow-Credentials: true, and the response has none/i,
  ],
  [
    'credentials',
    [...OWN, ...CREDENTIALS],
    { credentials: 'include' },
    /✓ readable .* Access-Control-Allow-Credentials is true/i,
  ],
  [
    'a header that is not exposed',
    [...ANY, ['X-Count', '5']],
    {},
    /ℹ note the script can’t read X-Count: Access-Control-Expose-Headers doesn’t name it/i,
  ],
  ['one origin without Vary', OWN, {}, /ℹ note the response names one origin\. .* Vary: Origin/i],
  [
    'a method that forms lack',
    [...ANY, ...methods('PUT')],
    { method: 'PUT' },
    /\? asked first: only GET, HEAD and POST go/i,
  ],
  [
    'JSON',
    [...ANY, ...names('content-type')],
    { body: json },
    /\? asked first: the body is application\/json, and without/i,
  ],
  ['a header of its own', ANY, { headers: [['X-A', '1']] }, /\? asked first: the script added the header x-a/i],
  [
    'a method that is allowed',
    [...ANY, ...methods('PUT')],
    { method: 'PUT' },
    /✓ allowed to go on: the server allows PUT from https/i,
  ],
  [
    'a method that is not allowed',
    [...ANY, ...methods('DELETE')],
    { method: 'PUT' },
    /✕ refused and not sent: Access-Control-Allow-Methods has to name PUT, and it is DELETE/i,
  ],
  ['a method in small letters', [...ANY, ...methods('put')], { method: 'PUT' }, /refused.* capitals count/i],
  [
    'any method with credentials',
    [...OWN, ...CREDENTIALS, ...methods('*')],
    { method: 'PUT', credentials: 'include' },
    /refused.* with credentials \* means nothing: Access-Control-Allow-Methods has to name PUT/i,
  ],
  [
    'a header that is not allowed',
    ANY,
    { body: json },
    /refused.* Access-Control-Allow-Headers has to name content-type, and/i,
  ],
  ['no-cors', ANY, { mode: 'no-cors' }, /unreadable .* mode: no-cors gets a response that scripts can’t read/i],
  ['no-cors with PUT', ANY, { mode: 'no-cors', method: 'PUT' }, /! blocked .* is GET, HEAD or POST, and this is PUT/i],
  ['same-origin', ANY, { mode: 'same-origin' }, /! blocked .* own origin only \(mode: same-origin\)/i],
];

describe('a transcript says of a script’s request to another origin', () => {
  it.each(CASES)('%s', (_, headers, step, said) => {
    expect(transcriptText(answering(headers), [asking(step)])).toMatch(said);
  });

  it('which question was asked, and then the request itself', () => {
    const text = transcriptText(answering([...ANY, ...methods('PUT')]), [asking({ method: 'PUT' })]);
    expect(text).toContain('1. A script on / sends PUT to https://api.test/data');
    expect(text).toMatch(
      /OPTIONS https:\/\/api\.test\/data\n\s+Origin: https:\/\/app\.test\n\s+Access-Control-Request-Method: PUT/,
    );
    expect(text).toMatch(/Then the request itself[\s\S]*PUT https:\/\/api\.test\/data/);
  });

  it('that an answer still holds', () => {
    const app = answering([...ANY, ...methods('PUT'), ['Access-Control-Max-Age', '60']]);
    const text = transcriptText(app, [asking({ method: 'PUT' }), asking({ method: 'PUT' })]);
    expect(text.match(/OPTIONS/g)).toHaveLength(1);
    expect(text).toMatch(/ℹ note the server was asked before, and its response still holds/i);
  });

  it('nothing where it asks its own origin', () => {
    const text = transcriptText(answering([]), [asking({ url: 'https://app.test/data', method: 'PUT' })]);
    expect(text).not.toMatch(/readable|asked|Origin/);
  });
});

const played = (headers: Headers, step: Partial<Fetch>): Transcript =>
  drive(playScenario([asking(step)], NOON), answering(headers));

describe('the picture of a script’s request', () => {
  it('has the question, its answer, and the reasons', () => {
    const alt = altText('A run.', transcriptScenes(played([...ANY, ...methods('PUT')], { method: 'PUT' })));
    expect(alt).toMatch(
      /Asked first: only GET, HEAD and POST[\s\S]*Request to api\.test: OPTIONS[\s\S]*Allowed to go on: the server allows PUT/,
    );
    expect(alt).toMatch(/Then the request itself\. Request to api\.test: PUT[\s\S]*Readable by the script/);
  });

  it('is drawn with a sign for each', () => {
    const signs = (headers: Headers, step: Partial<Fetch>): number =>
      drawScenes('A run', transcriptScenes(played(headers, step))).length;
    expect(signs([...ANY, ...methods('PUT')], { method: 'PUT' })).toBeGreaterThan(0);
    expect(signs([], { method: 'PUT' })).toBeGreaterThan(0);
    expect(signs([], {})).toBeGreaterThan(0);
  });
});

describe('"why"', () => {
  const decisions = listDecisions(played(ANY, { body: json }));

  it('lists what was decided of the request and of the answer', () => {
    expect(decisions.map(decisionLabel)).toEqual([
      '1. A script on / posts to https://api.test/data: the request wasn’t sent at once',
      '1. A script on / posts to https://api.test/data: the request wasn’t sent',
    ]);
  });

  it.each(['why cors', 'why preflight', 'why request', 'why was request not sent'])('%s is answered', (typed) => {
    const question = readQuestion(typed);
    const found = question?.kind === 'named' ? findDecisions(decisions, question) : null;
    const text = found?.kind === 'decisions' ? plainText(found.decisions.flatMap(describeDecision)) : '';
    expect(text).toContain('Why the request wasn’t sent');
    expect(text).toContain('because Access-Control-Allow-Headers has to name content-type');
    expect(text).toContain('THE RULE: Fetch, 4.8: each unsafe header must be in Access-Control-Allow-Headers');
  });

  it('a cookie called "answer" is told beside it', () => {
    const app: FakeApp = () => page('x', { setCookies: ['answer=1'], headers: ANY });
    const all = listDecisions(drive(playScenario([asking({ credentials: 'include' })], NOON), app));
    expect(all.map(({ cookie, outcome }) => `${cookie} ${outcome}`)).toEqual(['answer rejected', 'answer unreadable']);
  });
});
