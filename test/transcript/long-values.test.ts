/**
 * However long the values are that programs and forms send: the transcript stays short, and says what it leaves out.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { transcriptJson } from '../../src/scenario/transcript-json.ts';
import { shortenEnd, shortenRuns, shortenValue } from '../../src/transcript/words/text.ts';
import { page, setting } from '../browser/fake-app.ts';
import { play, post, visit } from '../browser/steps.ts';
import { transcriptText } from './transcript-text.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 700 });
const charactersOf = (text: string): number => [...text].length;
const GAP = / \(… ([\d,]+) characters left out …\) /g;

describe('a value', () => {
  it.each<[string, string, string]>([
    ['of 200 characters stays', 'a'.repeat(200), 'a'.repeat(200)],
    [
      'of 201 shows its first 120 and its last 40',
      `${'a'.repeat(120)}${'b'.repeat(41)}${'c'.repeat(40)}`,
      `${'a'.repeat(120)} (… 41 characters left out …) ${'c'.repeat(40)}`,
    ],
    [
      'of 4 KB says in words how many are left out',
      'x'.repeat(4096),
      `${'x'.repeat(120)} (… 3,936 characters left out …) ${'x'.repeat(40)}`,
    ],
    [
      'is never cut inside a character',
      '🍪'.repeat(300),
      `${'🍪'.repeat(120)} (… 140 characters left out …) ${'🍪'.repeat(40)}`,
    ],
  ])('%s', (_, value, shown) => {
    expect(shortenValue(value)).toBe(shown);
  });

  it('that is shortened never grows, keeps what it shows unchanged, and counts what it leaves out', () => {
    fc.assert(
      fc.property(texts, fc.nat(700), (value, place) => {
        const shown = shortenValue(value, place);
        if (shown === value) return;
        expect(charactersOf(shown)).toBeLessThan(charactersOf(value));
        // Each gap put back as so many unknown characters.
        const pattern = shown
          .split(GAP)
          .map((part, index) => (index % 2 === 0 ? [...part] : Number(part.replace(',', ''))));
        const characters = [...value];
        let at = 0;
        for (const part of pattern) {
          if (typeof part === 'number') at += part;
          else for (const character of part) expect(character).toBe(characters[at++]);
        }
        expect(at).toBe(characters.length);
      }),
    );
  });
});

describe('a text', () => {
  it('is shortened by no more than it must be', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 700 }), (text, most) => {
        const [, left] = /\(… and (\d+) more characters?\)$/.exec(shortenEnd(text, most)) ?? [];
        expect(Number(left ?? 0)).toBe(Math.max(0, charactersOf(text) - most));
      }),
    );
  });

  it('of words is never shortened, but an endless address in it is', () => {
    expect(shortenRuns('its Path is /a and '.repeat(30))).toBe('its Path is /a and '.repeat(30));
    expect(shortenRuns(`its Path is /${'a'.repeat(999)}, and stays`)).toMatch(
      /^its Path is \/a{119} \(… 841 characters left out …\) a{39}, and stays$/,
    );
  });
});

describe('a transcript', () => {
  it('shows both ends of a cookie that is too long to keep, and all of its attributes', () => {
    const told = transcriptText(setting(`session=${'a'.repeat(4200)}.end; HttpOnly; Path=/`), [visit('/')]);
    expect(told).toMatch(
      /Set-Cookie: session=a{100} \(… 4,065 characters left out …\) a{35}\.end;\n {6}HttpOnly; Path=\/\n/,
    );
    expect(told).toContain('! REJECTED `session`: its name and value are 4211 bytes long');
    expect(told.length).toBeLessThan(500);
  });

  it('shows where a long value was tampered with, which is far from both ends', () => {
    const told = transcriptText(setting(`id=${'a'.repeat(2000)}`), [visit('/'), { do: 'tamper', name: 'id' }]);
    expect(told).toContain('`…aaaaaaaaaaaaaaaaa…` became `…aaaaaaaabaaaaaaaa…` (at character 1001 of 2000)');
  });

  it.each<[string, ScenarioStep]>([
    ['of a form', post('/x', { text: 'x'.repeat(3000), last: 'seen' })],
    ['of an address', visit(`/${'x'.repeat(3000)}?last=seen`)],
  ])('still shows what follows a long value %s', (_, step) => {
    const told = transcriptText(() => page('Hi'), [step]);
    expect(told).toContain('last=seen');
    expect(told).toContain('characters left out');
    expect(told.length).toBeLessThan(800);
  });

  it('shortens a long name by itself, without what follows it', () => {
    const told = transcriptText(setting(`${'n'.repeat(3000)}=1`), [visit('/'), visit('/')]);
    expect(told.length).toBeLessThan(1900);
  });

  it('has a word where a value became empty', () => {
    const told = transcriptText(setting('a=b'), [visit('/'), { do: 'edit', name: 'a', value: '' }]);
    expect(told).toContain('`a`: `b` became (empty)');
  });

  it('never grows long, whatever a program answers', () => {
    const long = fc.string({ unit: 'binary', maxLength: 6000 });
    const word = fc.stringMatching(/^[a-z]{0,12}$/);
    const value = fc.oneof(
      word,
      word.map((text) => `x${text}`.repeat(900)),
      long.map((text) => text.replaceAll(';', '')),
    );
    const header = fc
      .tuple(value, value, value)
      .map(([name, text, path]) => `${name}=${text}; Path=/${path}; HttpOnly`);
    const answer = fc.record({
      body: fc.oneof(word, long),
      cookies: fc.array(header, { maxLength: 4 }),
      type: value,
      prints: long,
      message: long,
    });
    fc.assert(
      fc.property(answer, value, ({ body, cookies, type, prints, message }, path) => {
        const app = () =>
          page(body, {
            setCookies: cookies,
            headers: [['Content-Disposition', type]],
            error: { type: 'ValueError', message, line: 1 },
            prints,
          });
        const steps = [visit(`/${encodeURIComponent(path.replace(/[\ud800-\udfff]/g, ''))}`), visit('/')];
        const told = transcriptText(app, steps);
        expect(told.length / steps.length).toBeLessThan(6_000 + 2_500 * cookies.length);
      }),
      { numRuns: 60 },
    );
  });

  it('as JSON is not shortened', () => {
    const header = `session=${'a'.repeat(4200)}; Path=/`;
    const [step] = transcriptJson(play(setting(header), visit(`/${'x'.repeat(3000)}`)));
    expect(step?.title).toBe(`Visit /${'x'.repeat(3000)}`);
    expect(step?.requests[0]?.setCookies[0]).toMatchObject({ header, decision: 'rejected' });
    expect(step?.requests[0]?.response?.headers).toContainEqual(['Set-Cookie', header]);
  });
});
