import { describe, expect, it } from 'vitest';
import { playScenario, type Transcript } from '../../src/browser/index.ts';
import { proseText } from '../../src/core/prose.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { findDecisions, listDecisions, readQuestion } from '../../src/explain/decisions.ts';
import { decisionLabel, describeDecision } from '../../src/explain/describe-decision.ts';

const app = 'https://app.test';
const visit = (url: string, from: string | null = null): ScenarioStep => ({
  do: 'visit',
  url: new URL(url, app).href,
  from,
});

/** An app that sets the cookies of these headers at `/set` and shows nothing. */
function play(steps: readonly ScenarioStep[], cookies: readonly string[]): Transcript {
  const dialogue = playScenario(steps, Date.UTC(2026, 0, 1, 12));
  let turn = dialogue.next();
  while (!turn.done) {
    const isSet = new URL(turn.value.url).pathname.endsWith('/set');
    const headers = isSet ? cookies.map((value) => ['Set-Cookie', value] as const) : [];
    turn = dialogue.next({
      kind: 'response',
      response: { status: 200, reason: 'OK', headers, body: '' },
      error: null,
      prints: '',
    });
  }
  return turn.value;
}

const told = (steps: readonly ScenarioStep[], cookies: readonly string[], cookie: string, number: number) => {
  const found = findDecisions(listDecisions(play(steps, cookies)), { kind: 'named', cookie, number });
  return found.kind === 'decisions' ? proseText(found.decisions.flatMap(describeDecision)) : found.kind;
};

describe('why a cookie was', () => {
  it.each<[string, readonly ScenarioStep[], string, RegExp]>([
    [
      'sent',
      [visit('/set'), visit('/page')],
      'a=1',
      /was sent, because it belongs to this host[\s\S]*5\.8\.3[\s\S]*Path: its \/ covers/,
    ],
    [
      'not sent over http',
      [visit('/set'), visit('http://app.test/')],
      'a=1; Secure',
      /wasn’t sent, because it’s Secure[\s\S]*didn’t hold it back[\s\S]*Host: it’s for app.test alone[\s\S]*Path/,
    ],
    [
      'not sent to another path',
      [visit('/shop/set'), visit('/')],
      'a=1; Path=/shop',
      /wasn’t sent, because its Path is \/shop[\s\S]*Host: /,
    ],
    [
      'not sent from another site',
      [visit('/set'), visit('/', 'https://other.test')],
      'a=1; SameSite=Strict; HttpOnly',
      /SameSite=Strict[\s\S]*Secure: it isn’t[\s\S]*HttpOnly: it is, but a request isn’t a script/,
    ],
    [
      'sent from another site',
      [visit('/set'), visit('/', 'https://other.test')],
      'a=1; SameSite=Lax',
      /was sent, because it’s SameSite=Lax: a link[\s\S]*5\.6\.7\.1[\s\S]*Lifetime/,
    ],
    ['not sent: not there yet', [visit('/'), visit('/set')], 'a=1', /wasn’t there, because/],
    [
      'not sent: run out',
      [visit('/set'), { do: 'wait', seconds: 61 }],
      'a=1; Max-Age=60',
      /had expired, because its time ran out/,
    ],
    ['deleted with the session', [visit('/set'), { do: 'close' }], 'a=1', /was deleted, because it has no lifetime/],
    [
      'kept after closing',
      [visit('/set'), { do: 'close' }],
      'a=1; Max-Age=60',
      /stayed, because its lifetime isn’t over/,
    ],
    [
      'deleted by hand',
      [visit('/set'), { do: 'delete', name: 'a' }],
      'a=1',
      /was deleted, because the visitor deleted/,
    ],
    [
      'hidden from a script',
      [visit('/set'), { do: 'read-script', url: `${app}/` }],
      'a=1; HttpOnly',
      /was hidden from the script, because it’s HttpOnly[\s\S]*Path/,
    ],
    [
      'not stored',
      [visit('/'), visit('http://app.test/set')],
      'a=1; Secure',
      /wasn’t stored, because[\s\S]*The rule: RFC 6265bis/,
    ],
    ['replaced', [visit('/set'), visit('/set')], 'a=1', /was replaced, because the jar had one/],
  ])('%s', (_, steps, cookie, said) => {
    expect(told(steps, [cookie], 'a', _ === 'not sent: not there yet' ? 1 : 2)).toMatch(said);
  });

  it('says since when the cookie was gone', () => {
    const steps = [visit('/set'), { do: 'close' } as const, visit('/'), visit('/set')];
    expect(told(steps, ['a=1'], 'a', 3)).toContain('no longer had it: it was deleted in step 2');
  });

  it('names no rule of a specification twice and never blames', () => {
    expect(told([visit('/set'), visit('/')], ['a=1'], 'a', 2)).not.toMatch(/RFC 6265bis, RFC|you should|wrong/i);
  });
});

describe('a question', () => {
  it.each([
    ['why', { kind: 'all' }],
    ['Why?', { kind: 'all' }],
    ['Why was a cookie (not) sent?', { kind: 'all' }],
    ['why theme', { kind: 'named', cookie: 'theme', number: null }],
    ['why theme 2', { kind: 'named', cookie: 'theme', number: 2 }],
    ['Why was theme not sent at step 2?', { kind: 'named', cookie: 'theme', number: 2 }],
    ['why is session hidden', { kind: 'named', cookie: 'session', number: null }],
    ['why does it work', null],
    ['whyever', null],
    [`why ${'x'.repeat(300)}`, null],
  ])('%j is read as %j', (typed, question) => {
    expect(readQuestion(typed)).toEqual(question);
  });

  it('takes a name in another case, and the last step when none is asked for', () => {
    const all = listDecisions(play([visit('/set'), visit('/'), visit('/')], ['Theme=1']));
    const found = findDecisions(all, { kind: 'named', cookie: 'theme', number: null });
    expect(found).toMatchObject({ kind: 'decisions', decisions: [{ number: 3, outcome: 'sent' }] });
  });

  it('about an unknown cookie is answered with the known ones', () => {
    const all = listDecisions(play([visit('/set')], ['a=1', 'b=2']));
    expect(findDecisions(all, { kind: 'named', cookie: 'c', number: null })).toEqual({
      kind: 'no-such-cookie',
      names: ['a', 'b'],
    });
    expect(findDecisions(all, { kind: 'named', cookie: 'a', number: 9 })).toEqual({ kind: 'no-such-step', last: 1 });
  });
});

it('the keys of decisions differ within a run, are the same in a second run, and fit an action', () => {
  const steps = [visit('/set'), visit('/'), { do: 'close' } as const, visit('/set'), visit('/other')];
  const cookies = ['a=1', 'a=2; Path=/other', 'b=1; Max-Age=60', 'c=3; Secure; HttpOnly'];
  const keys = listDecisions(play(steps, cookies)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(listDecisions(play(steps, cookies)).map(({ key }) => key)).toEqual(keys);
  for (const key of keys) expect(key).toMatch(/^[a-z0-9]{6}$/);
});

it('what is stored of a hostile run stays small and in one line', () => {
  const name = 'n'.repeat(3000);
  const steps = Array.from({ length: 400 }, () => visit('/set'));
  const decisions = listDecisions(play(steps, [`${name}=1`, 'b=\u0007']));
  expect(decisions.length).toBeLessThanOrEqual(300);
  for (const decision of decisions) {
    expect(decisionLabel(decision)).toMatch(/^[^\n]{1,200}$/);
    expect(JSON.stringify(decision).length).toBeLessThan(5_000);
  }
});
