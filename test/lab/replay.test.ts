import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer, Dialogue } from '../../src/core/program.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { offeredStep, otherOffers, pageOffers } from '../../src/lab/offers.ts';
import { type LabRun, type LabStep, replay } from '../../src/lab/replay.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const app = 'https://app.test';
const visit = (path: string): LabStep => ({ do: 'visit', url: app + path, from: null });

/** An app that counts its requests in memory, keeps a cookie at `/set` and gives no answer at `/hang`. */
function perform(dialogue: Dialogue<LabRun>): LabRun {
  let requests = 0;
  let turn = dialogue.next();
  while (!turn.done) {
    requests += 1;
    const { pathname } = new URL(turn.value.url);
    const headers = pathname === '/set' ? [['Set-Cookie', 'theme=dark; Max-Age=3600'] as const] : [];
    const answer: Answer =
      pathname === '/hang'
        ? { kind: 'fault', fault: { kind: 'timeout', seconds: 2 }, prints: '' }
        : {
            kind: 'response',
            response: { status: 200, reason: 'OK', headers, body: `${requests}` },
            error: null,
            prints: '',
          };
    turn = dialogue.next(answer);
  }
  return turn.value;
}

const scenario: readonly ScenarioStep[] = [
  visit('/set'),
  visit('/word'),
  { do: 'close' },
  visit('/set'),
  { do: 'post', url: `${app}/vote`, form: { for: 'tea' }, from: 'https://other.test' },
];

it('doing a step gives what replaying it gives: the program has seen every request once', () => {
  const step: fc.Arbitrary<LabStep> = fc.constantFrom<LabStep>(
    visit('/set'),
    visit('/word'),
    { do: 'close' },
    { do: 'wait', seconds: 1800 },
    { do: 'delete', name: 'theme' },
    { do: 'edit', name: 'theme', value: 'x' },
    { do: 'tamper', name: 'theme' },
    { do: 'read-script', url: `${app}/` },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), step, (steps, next) => {
      const done = perform(replay(NOON, steps, () => next));
      const again = perform(replay(NOON, [...steps, next], () => null));
      expect(again.transcript).toEqual(done.transcript);
      expect(again.jar).toEqual(done.jar);
      expect(done.last).toEqual(done.transcript.slice(-done.last.length));
      expect(done.step).toEqual(next);
    }),
  );
});

it('a replay says when the program gives no answer, at the new step or before it', () => {
  const timeout = { kind: 'timeout', seconds: 2 };
  expect(perform(replay(NOON, [visit('/set')], () => visit('/hang')))).toMatchObject({ fault: timeout });
  const before = perform(replay(NOON, [visit('/hang'), visit('/set')], () => visit('/set')));
  expect(before).toMatchObject({ fault: timeout, step: null });
  expect(before.transcript).toHaveLength(1);
});

it('the lab offers the pages and forms of the example once each, and what the jar allows', () => {
  expect(pageOffers(scenario).map(({ label }) => label)).toEqual([
    'Visit /set',
    'Visit /word',
    'Submit a form on https://other.test to /vote (for=tea)',
  ]);
  const { jar } = perform(replay(NOON, [visit('/set')], () => null));
  const labels = otherOffers(scenario, jar).map(({ label }) => label);
  expect(labels).toContain('Visit http://app.test/set');
  expect(labels).toContain('Delete the cookie theme by hand');
  expect(otherOffers(scenario, []).map(({ label }) => label)).not.toContain('Delete the cookie theme by hand');
});

it('every offer is found by its key, and one about a cookie only while the jar has that cookie', () => {
  const { jar } = perform(replay(NOON, [visit('/set')], () => null));
  const offers = [...pageOffers(scenario), ...otherOffers(scenario, jar)];
  for (const { key, step } of offers) {
    expect(key).toMatch(/^[a-z0-9]{6}$/);
    expect(offeredStep(scenario, jar, key)).toEqual(step);
  }
  const deletion = offers.find(({ label }) => label.startsWith('Delete'));
  expect(offeredStep(scenario, [], deletion?.key ?? '')).toBeNull();
  expect(offeredStep(scenario, jar, 'zzzzzz')).toBeNull();
});
