import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../../src/browser/index.ts';
import { drawScenes } from '../../../src/transcript/diagram/draw-scenes.ts';
import { DARK, type Ink, LIGHT } from '../../../src/transcript/diagram/svg.ts';
import { transcriptScenes } from '../../../src/transcript/diagram/transcript-scenes.ts';
import { page, redirect, routes, setting } from '../../browser/fake-app.ts';
import { play, visit, wait } from '../../browser/steps.ts';
import { themes } from '../transcript-text.ts';
import { textsIn } from './texts-in.ts';

const altsOf = (transcript: Transcript): readonly string[] =>
  drawScenes('Themes', transcriptScenes(transcript)).map(({ alt }) => alt);

/** Every text of all pictures, from top to bottom. */
const wordsOf = (transcript: Transcript): readonly string[] =>
  drawScenes('Themes', transcriptScenes(transcript)).flatMap((picture) => textsIn(picture).map(({ text }) => text));

describe('a picture in words', () => {
  it('says who was asked for what, what was answered, and what became of the cookies', () => {
    expect(altsOf(play(themes, visit('/dark'), visit('/theme')))).toEqual([
      [
        'Sequence diagram: Themes.',
        '1. Visit /dark. Request to app.test: GET /dark, (no Cookie header). ' +
          'Response: 200 OK, Set-Cookie: theme=dark; Path=/. Page: Saved. ' +
          'Stored theme = dark, until the browser closes. Cookie jar: theme=dark.',
        '2. Visit /theme. Request to app.test: GET /theme, Cookie: theme=dark. Response: 200 OK. Page: The theme is dark.',
      ].join('\n'),
    ]);
  });

  it.each<[what: string, transcript: Transcript, said: RegExp]>([
    [
      'a refused cookie with its reason',
      play(setting('a=1; Domain=other.test'), visit('/')),
      /Rejected a: its Domain is/,
    ],
    ['a withheld one', play(setting('a=1; Path=/b'), visit('/b'), visit('/a')), /Withheld a: its Path is \/b/],
    [
      'one whose time ran out',
      play(setting('a=1; Max-Age=60'), visit('/'), wait(90)),
      /Expired a: .*Cookie jar: empty/,
    ],
    ['one deleted by the server', play(themes, visit('/dark'), visit('/forget')), /Deleted theme: .*Cookie jar: empty/],
    ['the clock', play(themes, wait(3600)), /Wait 1 hour\. It’s now 1 Jan 2026, 13:00 UTC\./],
    ['a script', play(themes, visit('/dark'), { do: 'read-script', url: 'https://app.test/' }), /theme=dark\./],
    ['a change by hand', play(themes, { do: 'edit', name: 'a', value: '1' }), /Stored a = 1.*made by hand/],
    ['where a redirect led', play(routes({ '/': () => redirect('/b') }), visit('/')), /Redirected to \/b\. Request/],
    [
      'that there was no response',
      play(() => ({ kind: 'fault', fault: { kind: 'timeout', seconds: 2 }, prints: '' }), visit('/')),
      /No response\. The program gave no answer within 2 seconds/,
    ],
  ])('mentions %s', (_, transcript, said) => {
    expect(altsOf(transcript).join('\n')).toMatch(said);
  });

  it('has at most 1,000 characters of whole steps, and says how many more there are', () => {
    const hops = routes({
      '/': () => redirect('/1'),
      ...Object.fromEntries([1, 2, 3].map((hop) => [`/${hop}`, () => redirect(`/${hop + 1}`)])),
    });
    const long = `/${'x'.repeat(150)}`;
    const alts = altsOf(play(hops, visit('/'), visit(long), visit(long), visit(long), visit(long)));
    const cut = alts.filter((alt) => /…and \d+ more steps?\.$/.test(alt));
    expect(cut.length).toBeGreaterThan(0);
    for (const alt of alts) expect(alt.length).toBeLessThanOrEqual(1000);
    for (const alt of cut) expect(alt).toMatch(/Not Found\.\n…and [1-9] more steps?\.$/);
  });

  it('has as much of one endless step as fits', () => {
    const [alt = ''] = altsOf(
      play(setting(...Array.from({ length: 40 }, (_, at) => `n${at}=${'v'.repeat(90)}`)), visit('/')),
    );
    expect(alt).toMatch(/^Sequence diagram: Themes.*\n1\. Visit \/\. Request to app\.test/);
    expect(alt).toMatch(/…and more\.$/);
    expect(alt.length).toBeLessThanOrEqual(1000);
  });
});

describe('a sequence diagram', () => {
  it('says every mark in a word, too', () => {
    const words = wordsOf(play(setting('a=1', 'b=1; Domain=other.test', 'c=1; Max-Age=0'), visit('/'), visit('/')));
    expect(words).toEqual(expect.arrayContaining(['stored', 'rejected', 'replaced', 'ignored']));
  });

  const jarsOf = (transcript: Transcript) =>
    transcriptScenes(transcript).flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'jar' ? [`${part.title}: ${part.cookies.join(', ')}`] : [])),
    );

  it('shows the jar whenever it has changed', () => {
    const transcript = play(themes, visit('/dark'), visit('/theme'), visit('/light'), visit('/forget'));
    expect(jarsOf(transcript)).toEqual(['Cookie jar: theme=dark', 'Cookie jar: theme=light', 'Cookie jar: ']);
  });

  it('shows a jar for each of several browsers', () => {
    const transcript = play(themes, visit('/dark'), { do: 'private-window' }, { do: 'close' }, visit('/theme'));
    expect(jarsOf(transcript)).toEqual([
      'Jar of the browser called first: theme=dark',
      'Jar of the private window of first: ',
      'Jar of the browser called first: theme=dark',
    ]);
  });

  it('shows where cookies of one name belong', () => {
    expect(jarsOf(play(setting('a=1; Path=/b', 'a=2; Domain=app.test'), visit('/')))).toEqual([
      'Cookie jar: a=1 (for app.test/b), a=2 (for app.test/)',
    ]);
  });

  it('has a line with its name for each server', () => {
    const words = wordsOf(play(themes, visit('/theme'), visit('https://other.test/'), visit('https://shop.test/')));
    expect(words).toEqual(expect.arrayContaining(['Browser', 'app.test', 'other.test', 'shop.test']));
  });

  it('does not mention cookies where none occurs', () => {
    expect(wordsOf(play(() => page('Hello'), visit('/'))).join('\n')).not.toMatch(/cookie/i);
  });

  it('begins every further part with what the jar holds', () => {
    const many = Array.from({ length: 12 }, () => visit('/theme'));
    const parts = drawScenes('Themes', transcriptScenes(play(themes, visit('/dark'), ...many)));
    expect(parts.length).toBeGreaterThan(1);
    for (const [index, part] of parts.entries()) {
      const words = textsIn(part).map(({ text }) => text);
      expect(words.join(' ')).toContain(`(part ${index + 1} of ${parts.length})`);
      expect(words).toContain('theme=dark');
      expect(part.alt.split('\n')[index === 0 ? 1 : 0]).toContain('Cookie jar: theme=dark.');
    }
  });
});

describe('light and dark', () => {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const pairs = (['ink', 'quiet', 'ask', 'answer', 'good', 'bad', 'warn'] as const).flatMap((ink) =>
    (['ground'] as const).map((on): [Ink, Ink] => [ink, on]),
  );

  it.each<[ink: Ink, on: Ink]>([...pairs, ['ink', 'tint'], ['ink', 'jar-tint']])('%s can be read on %s', (ink, on) => {
    for (const colours of [LIGHT, DARK]) expect(contrast(colours[ink], colours[on])).toBeGreaterThanOrEqual(4.5);
  });

  it.each<[ink: Ink, on: Ink]>([
    ['thread', 'ground'],
    ['jar', 'ground'],
    ['jar', 'jar-tint'],
  ])('a stroke of %s can be seen on %s', (ink, on) => {
    for (const colours of [LIGHT, DARK]) expect(contrast(colours[ink], colours[on])).toBeGreaterThanOrEqual(3);
  });
});
