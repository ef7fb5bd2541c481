import { describe, expect, it } from 'vitest';
import { playScenario, type Transcript } from '../../src/browser/index.ts';
import type { CookieTrace } from '../../src/core/program.ts';
import { proseText } from '../../src/core/prose.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { describeStory } from '../../src/explain/describe-story.ts';
import { FOLLOWING, listStory, storiedCookies, storyOf } from '../../src/explain/story.ts';
import { drive, page } from '../browser/fake-app.ts';

const APP = 'https://app.test';
const visit = (path: string): ScenarioStep => ({ do: 'visit', url: APP + path, from: null });

const line = (number: number, text: string) => ({ number, text });

/** Sets the cookies at /set, reads one everywhere else. */
function play(steps: readonly ScenarioStep[], setCookies: readonly string[], trace?: CookieTrace): Transcript {
  return drive(playScenario(steps, Date.UTC(2026, 0, 1, 12)), ({ url }) => {
    const isSet = new URL(url).pathname === '/set';
    const answer = page('', { setCookies: isSet ? setCookies : [] });
    const cookies = trace && (isSet ? { ...trace, reads: [] } : { ...trace, writes: [] });
    return answer.kind === 'response' && cookies !== undefined ? { ...answer, cookies } : answer;
  });
}

const told = (transcript: Transcript, name: string): string =>
  proseText(describeStory(storyOf(listStory(transcript), name)));

const TRACE: CookieTrace = {
  writes: [{ by: 'program', lines: [line(8, 'response.set_cookie("theme", "dark", max_age=60)')] }],
  reads: [
    {
      cookie: 'theme',
      key: null,
      value: "'dark'",
      line: line(14, 'theme = request.cookies.get("theme")'),
      variable: { name: 'theme', value: "'dark'" },
    },
  ],
};

describe('the story of a cookie', () => {
  it('goes from the line that set it over every request to its end', () => {
    const steps: ScenarioStep[] = [
      visit('/set'),
      visit('/'),
      { do: 'edit', name: 'theme', value: 'pink' },
      { do: 'wait', seconds: 90 },
      visit('/'),
    ];
    expect(told(play(steps, ['theme=dark; Max-Age=60; HttpOnly; Path=/'], TRACE), 'theme')).toMatchInlineSnapshot(`
      "The story of theme
      1. Visit /set
      Line 8 of the program set it:
      response.set_cookie("theme", "dark", max_age=60)
      The header: Set-Cookie: theme=dark; Max-Age=60; HttpOnly; Path=/
      Max-Age=60: kept for 1 minute, until 1 Jan 2026, 12:01 UTC
      HttpOnly: hidden from JavaScript
      Path=/: for every address of the host
      no Domain: for this host alone
      no SameSite: Chromium takes it for Lax
      theme was stored, because the response asked for it, and no rule blocked it.
      2. Visit /
      theme was sent, because it belongs to this host and path, and no flag holds it back.
      Line 14 read it:
      theme = request.cookies.get("theme")
      It was 'dark'. Then theme was 'dark'.
      3. Change the cookie theme by hand
      The visitor changed it by hand, from dark to pink.
      4. Wait 1 minute 30 seconds
      theme had expired, because its time ran out at 1 Jan 2026, 12:01 UTC.
      5. Visit /
      Line 14 read it:
      theme = request.cookies.get("theme")
      It was 'dark'. Then theme was 'dark'.
      At the end
      The browser no longer has it."
    `);
  });

  it.each<[string, Partial<CookieTrace['writes'][number]>, RegExp]>([
    ['that a view returned', { by: 'returned' }, /Line 8 of the program returned it in its headers:/],
    [
      'of a session',
      { by: 'session', lines: [line(3, 'a'), line(5, 'b')] },
      /Lines 3 and 5 of the program changed the session/,
    ],
    ['of a session that is renewed', { by: 'session', lines: [] }, /Flask sent the session again by itself/],
    ['that nobody knows', { by: 'flask', lines: [] }, /No line of the program that I know of set it/],
  ])('tells the lines of one %s', (_name, write, said) => {
    const writes = [{ by: 'program', lines: [line(8, 'x')], ...write } as const];
    expect(told(play([visit('/set')], ['a=1'], { writes, reads: [] }), 'a')).toMatch(said);
  });

  it('is told without lines where nothing was watched', () => {
    expect(told(play([visit('/set'), visit('/')], ['a=1; Secure']), 'a')).toMatch(/was stored[\s\S]*was sent/);
  });

  it('tells why a cookie was refused, withheld, and when it went', () => {
    const steps: ScenarioStep[] = [visit('/set'), { do: 'close' }, visit('/')];
    const transcript = play(steps, ['a=1; Path=/other', 'b=2; SameSite=None']);
    expect(told(transcript, 'a')).toMatch(
      /was stored[\s\S]*was deleted, because it has no lifetime[\s\S]*no longer has it/,
    );
    expect(told(transcript, 'b')).toMatch(/wasn’t stored, because/);
  });

  it('shows a value as it is, and never as markup', () => {
    const value = "'**@everyone** `x`'";
    const reads = [{ cookie: 'a', key: null, value, line: line(2, 'x'), variable: null }];
    const blocks = describeStory(storyOf(listStory(play([visit('/')], [], { writes: [], reads })), 'a'));
    expect(JSON.stringify(blocks)).toContain(JSON.stringify({ kind: 'code', text: value }));
  });

  it('stays small, however long the run and all that is in it', () => {
    const long = 'x'.repeat(4_000);
    const reads = Array.from({ length: 30 }, () => ({
      cookie: long,
      key: long,
      value: long,
      line: line(1, long),
      variable: { name: long, value: long },
    }));
    const writes = [{ by: 'program' as const, lines: [line(1, long)] }];
    const steps = Array.from({ length: 40 }, (_, number) => visit(number % 2 === 0 ? '/set' : '/'));
    const story = listStory(play(steps, [`a=${long}`], { writes, reads }));
    expect(story.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(story).length).toBeLessThan(200_000);
    for (const name of storiedCookies(story)) {
      expect(proseText(describeStory(storyOf(story, name))).length).toBeLessThan(30_000);
    }
  });
});

describe('what asks for a story', () => {
  it.each([
    ['follow theme', 'theme'],
    ['Follow the cookie theme', 'theme'],
    ['follow', ''],
    ['follow a cookie', ''],
    ['follow another cookie', ''],
  ])('is %j', (typed, name) => {
    expect(FOLLOWING.exec(typed)?.[1] ?? '').toBe(name);
    expect(FOLLOWING.test(typed)).toBe(true);
  });

  it.each(['I can’t follow', 'follow me', 'follow that', 'follow up', 'follow the example of Ada'])(
    'is not %j',
    (typed) => {
      expect(FOLLOWING.test(typed)).toBe(false);
    },
  );
});
