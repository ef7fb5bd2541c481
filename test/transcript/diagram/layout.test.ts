import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../adapters/shared/pictures.ts';
import { openBrowser, performStep, type Transcript, type TranscriptEntry } from '../../../src/browser/index.ts';
import { drawScenes, MAX_HEIGHT } from '../../../src/transcript/diagram/draw-scenes.ts';
import { transcriptScenes } from '../../../src/transcript/diagram/transcript-scenes.ts';
import { drive, type FakeApp, page, redirect, setting } from '../../browser/fake-app.ts';
import { NOON } from '../../browser/jars.ts';
import { type Move, movesUpTo } from '../../browser/random-moves.ts';
import { play, visit } from '../../browser/steps.ts';
import { loadScenarios } from '../../oracle/scenario.ts';
import { performScripted } from './perform-scripted.ts';
import { misplaced, sizeOf, textsIn } from './texts-in.ts';

const LETTER = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">M</text></svg>';

const draw = (transcript: Transcript) => drawScenes('A title', transcriptScenes(transcript));

function walk(moves: readonly Move[], body: string): Transcript {
  const entries: TranscriptEntry[] = [];
  let state = openBrowser(NOON);
  for (const { step, setCookies, redirectTo } of moves) {
    let hop = 0;
    const app: FakeApp = () =>
      redirectTo !== null && hop++ === 0 ? redirect(redirectTo, '302 FOUND', setCookies) : page(body, { setCookies });
    const result = drive(performStep(state, step), app);
    state = result.state;
    entries.push(...result.entries);
  }
  return entries;
}

describe('every text is inside its picture and overlaps no other text', () => {
  it.each(loadScenarios())('in the scenarios about $topic', ({ scenarios }) => {
    for (const scenario of scenarios) {
      const pictures = draw(performScripted(scenario));
      expect(pictures.length, scenario.name).toBeGreaterThan(0);
      expect(pictures.flatMap(misplaced), scenario.name).toEqual([]);
    }
  });

  it('whatever a visitor does and a server answers', () => {
    const anyBody = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(movesUpTo(8), anyBody, (moves, body) => {
        const pictures = draw(walk(moves, body));
        expect(pictures.flatMap(misplaced)).toEqual([]);
        for (const picture of pictures) {
          expect(sizeOf(picture).width).toBe(390);
          expect(sizeOf(picture).height).toBeLessThanOrEqual(MAX_HEIGHT);
          expect(picture.alt.length).toBeLessThanOrEqual(1000);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('with a title, a host, a path and a value that have no end', () => {
    const endless = 'x'.repeat(3000);
    const transcript = play(
      setting(
        `${endless}=${endless}; Path=/${endless}`,
        `a=${'🍪'.repeat(400)}`,
        ...Array(60).fill('b=1; Secure; HttpOnly'),
      ),
      visit(`https://${'shop.'.repeat(40)}test/${endless}`),
      visit(`/${endless}?${endless}`),
    );
    const pictures = drawScenes(endless, transcriptScenes(transcript));
    expect(pictures.flatMap(misplaced)).toEqual([]);
    expect(Math.max(...pictures.map((picture) => sizeOf(picture).height))).toBeLessThanOrEqual(MAX_HEIGHT);
  });
});

it('nothing that a program sends becomes markup', () => {
  const evil = '</text><script>alert(1)</script>&amp;"\'<!--]]>\u0000\ud800';
  const pictures = draw(
    play((request) => page(evil, { setCookies: [`a=${evil}`], status: request.method }), visit(`/${evil}`)),
  );
  expect(pictures.map(({ image }) => image).join('')).not.toMatch(/<script|<!--/);
  for (const { image: svg } of pictures)
    expect(svg).not.toMatch(/[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff].)|\0/);
});

describe.skipIf(drawPicture(LETTER) === null)('drawn as PNG (skipped where this machine has no font)', () => {
  it('every picture is well-formed, whatever it says', () => {
    fc.assert(
      fc.property(movesUpTo(4), fc.string({ unit: 'binary' }), (moves, body) => {
        for (const { image: svg } of draw(walk(moves, body))) expect(drawPicture(svg)).not.toBeNull();
      }),
      { numRuns: 3 },
    );
  });

  it.each(['font-weight:bold', 'font-family:"DejaVu Sans Mono"', 'font-size:13px', 'fill:#166c37', 'stroke:#a8640a'])(
    'what the style says of letters and colours is seen: %s',
    (rule) => {
      const [{ image: svg } = { image: '' }] = draw(play(setting('a=1'), visit('/')));
      expect(svg).toContain(rule);
      expect(drawPicture(svg.replaceAll(rule, ''))).not.toEqual(drawPicture(svg));
    },
  );
});

it('a shortened text has its full text as its title', () => {
  const value = `begin${'-'.repeat(60)}end`;
  const [picture] = draw(play(setting(`long=${value}`), visit('/')));
  const short = textsIn(picture ?? { image: '' }).filter(({ text, full }) => text !== full);
  expect(short.map(({ full }) => full)).toContain(`Set-Cookie: long=${value}`);
  for (const { text } of short) expect(text).toMatch(/begin.*….*end|long.*….*end/);
});
