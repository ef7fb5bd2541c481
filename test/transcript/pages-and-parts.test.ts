import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { stepTitle } from '../../src/transcript/index.ts';
import { redirect, setting } from '../browser/fake-app.ts';
import { play, sentBy, visit } from '../browser/steps.ts';
import { transcriptText } from './transcript-text.ts';

const url = 'https://app.test/x';
const other = 'https://other.test/';
const none = setting('id=1; SameSite=None; Secure');
const fetching: ScenarioStep = { do: 'fetch', url, form: null, credentials: 'include', pages: [other] };
const frame: ScenarioStep = { do: 'frame', url, pages: [other] };
const block: ScenarioStep = { do: 'third-party-cookies', allowed: false };
const write = (cookie: string): ScenarioStep => ({ do: 'write-script', url, cookie });

describe('a step is called', () => {
  it.each<[ScenarioStep, string]>([
    [fetching, 'A script on https://other.test/ fetches /x'],
    [{ ...fetching, form: {} }, 'A script on https://other.test/ posts to /x'],
    [{ do: 'image', url, pages: ['https://app.test/'] }, 'The page / shows the image /x'],
    [frame, 'The page https://other.test/ shows /x in a frame'],
    [
      { do: 'image', url, pages: [other, 'https://app.test/y'] },
      'The page /y, in a frame of https://other.test/ shows the image /x',
    ],
    [
      { do: 'read-script', url, within: [other] },
      'A script on /x, in a frame of https://other.test/ reads document.cookie',
    ],
    [write('a=b'), 'A script on /x writes document.cookie'],
    [block, 'Block third-party cookies in the settings'],
    [{ do: 'third-party-cookies', allowed: true }, 'Allow third-party cookies in the settings'],
    [{ do: 'private-window' }, 'Go on in a private window'],
  ])('%j: %s', (step, title) => {
    expect(stepTitle(step)).toBe(title);
  });
});

describe('a transcript shows', () => {
  it.each<[string, ScenarioStep[], string]>([
    [
      'that a fetch was to carry no cookies',
      [{ ...fetching, credentials: 'omit' }],
      '✕ WITHHELD `id`: the script asked for a fetch without',
    ],
    [
      'that the usual fetch to another site carries none',
      [{ ...fetching, credentials: 'same-origin' }],
      '✕ WITHHELD `id`: the script asked',
    ],
    [
      'that third-party cookies are blocked',
      [block, frame],
      '✕ WITHHELD `id`: app.test is only a part of a page of other.test',
    ],
    [
      'that they are not taken either',
      [block, frame],
      '! REJECTED `id`: app.test is only a part of a page of other.test',
    ],
    ['what the setting means', [block], 'Parts of a page that come from other sites get no cookies'],
    ['what a script wrote', [write('a=b')], '+ STORED `a` = `b`, until the browser closes'],
    [
      'what a script may not write',
      [write('a=b; HttpOnly')],
      '! REJECTED `a`: a script may not make a cookie that is HttpOnly',
    ],
    ['that a private window was opened', [{ do: 'private-window' }], 'It was just opened and has no cookies.'],
    [
      'that a private window keeps nothing',
      [{ do: 'private-window' }, visit('/'), write('b=1; Max-Age=60'), { do: 'close' }],
      '− DELETED `b`: a private window keeps nothing',
    ],
  ])('%s', (_, steps, line) => {
    expect(transcriptText(none, [visit('/'), ...steps])).toContain(line);
  });

  it.each<[string, ScenarioStep, string]>([
    [
      'that a plain image goes encrypted',
      { do: 'image', url: 'http://app.test/x', pages: [other] },
      'ℹ NOTE https://other.test is encrypted and http://app.test isn’t encrypted, so the browser asks for the image by https',
    ],
    [
      'that a plain fetch is not made',
      { ...fetching, url: 'http://app.test/x' },
      '! BLOCKED http://app.test/x: https://other.test is encrypted and http://app.test isn’t encrypted, so the browser doesn’t',
    ],
    [
      'that a plain page is not shown in a frame',
      { ...frame, url: 'http://app.test/x' },
      '! BLOCKED http://app.test/x: https://other.test is encrypted',
    ],
  ])('%s', (_, step, line) => {
    expect(transcriptText(none, [step])).toContain(line);
  });

  it('what the browser did not ask for, also where a check ended later', () => {
    expect(transcriptText(none, [{ ...fetching, url: 'http://app.test/x' }, visit('/')], 'check')).toContain(
      '! BLOCKED',
    );
  });

  it('that a redirect to a plain page is not followed in a frame', () => {
    const told = transcriptText(() => redirect('http://app.test/y'), [frame]);
    expect(told).toContain(
      '! BLOCKED http://app.test/y: https://other.test is encrypted and http://app.test isn’t encrypted',
    );
    expect(told).not.toContain('no address');
  });

  it('why a Partitioned cookie stays behind', () => {
    const told = transcriptText(setting('p=1; SameSite=None; Secure; Partitioned'), [visit('/'), frame]);
    expect(told).toContain(
      '✕ WITHHELD `p`: it’s Partitioned: it was set on https://app.test itself, and this is inside a page of https://other.test',
    );
    expect(told).toContain('Partitioned, for pages of https://other.test');
  });

  it('what ran out in a browser while its private window was open', () => {
    const steps: ScenarioStep[] = [
      visit('/'),
      { do: 'private-window' },
      { do: 'wait', seconds: 60 },
      { do: 'close' },
      { do: 'read-script', url },
    ];
    const told = transcriptText(setting('a=1; Max-Age=60', 'b=1; Max-Age=61'), steps);
    expect(told).toContain('⌛ EXPIRED `a`: its time ran out at 1 Jan 2026, 12:01 UTC');
    expect(told).toMatch(/reads document\.cookie\n +b=1\n/);
  });

  it('in which browser the visitor is, before and after a private window', () => {
    const steps: ScenarioStep[] = [visit('/'), { do: 'private-window' }, visit('/'), { do: 'close' }, visit('/')];
    expect(sentBy(play(none, ...steps))).toEqual(['', '', 'id=1']);
    expect(transcriptText(none, steps)).toContain('The cookie jar of the private window of first');
  });
});
