/** How transcripts read. The stories are those of the first lesson; the snapshots are for reviewers, too. */
import { describe, expect, it } from 'vitest';
import { playScenario } from '../../src/browser/index.ts';
import type { Answer } from '../../src/core/program.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { describeTranscript, type TranscriptView } from '../../src/transcript/index.ts';
import { cookieHeader, drive, type FakeApp, page, redirect, routes, setting } from '../browser/fake-app.ts';
import { NOON } from '../browser/jars.ts';
import { plainText } from './plain-text.ts';

const visit = (path: string, from: string | null = null): ScenarioStep => ({
  do: 'visit',
  url: new URL(path, 'https://app.test').href,
  from,
});

const tell = (app: FakeApp, steps: readonly ScenarioStep[], view: TranscriptView = 'whole'): string =>
  plainText(describeTranscript(drive(playScenario(steps, NOON), app), view));

const themes = routes({
  '/theme': (request) => page(`<p>The theme is <b>${cookieHeader(request).replace('theme=', '') || 'light'}</b>.</p>`),
  '/dark': setting('theme=dark; Path=/'),
  '/light': setting('theme=light; Expires=Thu, 01 Jan 2026 13:00:00 GMT; Max-Age=3600; Path=/'),
  '/wrong': setting('theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/shop'),
  '/forget': setting('theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/'),
});

describe('a transcript', () => {
  it('tells a cookie there and back', () => {
    expect(tell(themes, [visit('/theme'), visit('/dark'), visit('/theme')])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /theme
          GET /theme
          (no Cookie header)

          200 OK

          The theme is light.

      ## 2. Visit /dark
          GET /dark
          (no Cookie header)

          200 OK
          Set-Cookie: theme=dark; Path=/

          Saved
      * + STORED \`theme\` = \`dark\`, until the browser closes

      ## 3. Visit /theme
          GET /theme
          Cookie: theme=dark

          200 OK

          The theme is dark.
      * → SENT \`theme\`: host, path and flags allow it

      ## The jar at the end
      * \`theme\` = \`dark\`, until the browser closes"
    `);
  });

  it('tells lifetimes: replaced, kept, expired', () => {
    const steps: ScenarioStep[] = [visit('/dark'), visit('/light'), { do: 'close' }, { do: 'wait', seconds: 3600 }];
    expect(tell(themes, steps)).toMatchInlineSnapshot(`
      "
      ## 1. Visit /dark
          GET /dark
          (no Cookie header)

          200 OK
          Set-Cookie: theme=dark; Path=/

          Saved
      * + STORED \`theme\` = \`dark\`, until the browser closes

      ## 2. Visit /light
          GET /light
          Cookie: theme=dark

          200 OK
          Set-Cookie: theme=light; Expires=Thu, 01 Jan 2026 13:00:00 GMT; Max-Age=3600; Path=/

          Saved
      * → SENT \`theme\`: host, path and flags allow it
      * ↻ REPLACED \`theme\`: \`dark\` became \`light\`, for 1 hour, until 1 Jan 2026, 13:00 UTC

      ## 3. Close the browser and open it again
      * • KEPT \`theme\`, for 1 hour, until 1 Jan 2026, 13:00 UTC

      ## 4. Wait 1 hour
      It is now 1 Jan 2026, 13:00 UTC.
      * ⌛ EXPIRED \`theme\`: its time ran out at 1 Jan 2026, 13:00 UTC

      ## The jar at the end
      Empty: no cookies."
    `);
  });

  it('tells the trap of deleting with another path', () => {
    expect(tell(themes, [visit('/dark'), visit('/wrong'), visit('/forget')])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /dark
          GET /dark
          (no Cookie header)

          200 OK
          Set-Cookie: theme=dark; Path=/

          Saved
      * + STORED \`theme\` = \`dark\`, until the browser closes

      ## 2. Visit /wrong
          GET /wrong
          Cookie: theme=dark

          200 OK
          Set-Cookie: theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/shop

          Saved
      * → SENT \`theme\`: host, path and flags allow it
      * ○ IGNORED \`theme\`: it deletes a theme with Path /shop, but the one in the jar has Path /, and stays

      ## 3. Visit /forget
          GET /forget
          Cookie: theme=dark

          200 OK
          Set-Cookie: theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/

          Saved
      * → SENT \`theme\`: host, path and flags allow it
      * − DELETED \`theme\`: the answer set it once more, with its time already over

      ## The jar at the end
      Empty: no cookies."
    `);
  });

  it('tells what each flag does', () => {
    const app = routes({
      '/login': setting(
        'id=7; Secure; HttpOnly; Path=/; SameSite=Strict',
        'staff=1; Path=/admin',
        'bad=1; SameSite=None',
      ),
    });
    const steps: ScenarioStep[] = [
      visit('/login'),
      visit('http://app.test/'),
      visit('/', 'https://other.test'),
      { do: 'read-script', url: 'https://app.test/admin' },
    ];
    expect(tell(app, steps)).toMatchInlineSnapshot(`
      "
      ## 1. Visit /login
          GET /login
          (no Cookie header)

          200 OK
          Set-Cookie: id=7; Secure; HttpOnly; Path=/; SameSite=Strict
          Set-Cookie: staff=1; Path=/admin
          Set-Cookie: bad=1; SameSite=None

          Saved
      * + STORED \`id\` = \`7\`, until the browser closes; Secure, HttpOnly, SameSite=Strict
      * + STORED \`staff\` = \`1\`, until the browser closes; Path=/admin
      * ! REJECTED \`bad\`: it says SameSite=None, and browsers take that only together with Secure

      ## 2. Visit http://app.test/
          GET http://app.test/
          (no Cookie header)

          404 NOT FOUND

          Not Found
      * ✕ WITHHELD \`id\`: it is Secure, and http://app.test is not encrypted
      * ✕ WITHHELD \`staff\`: its Path is /admin and the page is /

      ## 3. Follow a link from https://other.test to /
          GET /
          (no Cookie header)

          404 NOT FOUND

          Not Found
      * ✕ WITHHELD \`id\`: it is SameSite=Strict, and the visitor comes from another site, https://other.test
      * ✕ WITHHELD \`staff\`: its Path is /admin and the page is /

      ## 4. A script on /admin reads document.cookie
          staff=1
      * ✕ HIDDEN \`id\`: it is HttpOnly, which hides it from scripts

      ## The jar at the end
      * \`id\` = \`7\`, until the browser closes; Secure, HttpOnly, SameSite=Strict
      * \`staff\` = \`1\`, until the browser closes; Path=/admin"
    `);
  });

  it('tells what visitors do by hand, in two browsers', () => {
    const steps: ScenarioStep[] = [
      visit('/dark'),
      { do: 'edit', name: 'theme', value: 'pink' },
      { do: 'tamper', name: 'theme' },
      { do: 'edit', name: 'role', value: 'admin' },
      { do: 'use-browser', name: 'second' },
      { do: 'delete', name: 'theme' },
      { do: 'use-browser', name: 'first' },
      { do: 'delete', name: 'theme' },
    ];
    expect(tell(themes, steps)).toMatchInlineSnapshot(`
      "
      ## 1. Visit /dark
          GET /dark
          (no Cookie header)

          200 OK
          Set-Cookie: theme=dark; Path=/

          Saved
      * + STORED \`theme\` = \`dark\`, until the browser closes

      ## 2. Change the cookie theme by hand
      * ✎ CHANGED \`theme\`: \`dark\` became \`pink\`

      ## 3. Tamper with the cookie theme
      * ✎ CHANGED \`theme\`: \`pink\` became \`piok\`

      ## 4. Change the cookie role by hand
      * + STORED \`role\` = \`admin\`, until the browser closes; made by hand

      ## 5. Go on in the browser called second
      It was just opened and has no cookies.

      ## 6. Delete the cookie theme by hand
      * ○ IGNORED \`theme\`: the browser has no such cookie

      ## 7. Go on in the browser called first
      Its cookies are as they were left.

      ## 8. Delete the cookie theme by hand
      * − DELETED \`theme\`: by hand

      ## The jar of the browser called first
      * \`role\` = \`admin\`, until the browser closes

      ## The jar of the browser called second
      Empty: no cookies."
    `);
  });

  it('tells a form, a redirect, prints and an error of the program', () => {
    const app = routes({
      '/login': () => redirect('/home', '303 SEE OTHER', ['name="Zo\\303\\253"; Path=/']),
      '/home': () =>
        page('<h1>Internal Server Error</h1>', {
          status: '500 INTERNAL SERVER ERROR',
          error: { type: 'KeyError', message: "'mood'", line: 12 },
          prints: 'looking for a mood\n',
        }),
    });
    const login: ScenarioStep = { do: 'post', url: 'https://app.test/login', form: { name: 'Zoë' }, from: null };
    expect(tell(app, [login])).toMatchInlineSnapshot(`
      "
      ## 1. Submit a form to /login
          POST /login
          (no Cookie header)

          name=Zo%C3%AB

          303 SEE OTHER
          Location: /home
          Set-Cookie: name="Zo\\303\\253"; Path=/
      * + STORED \`name\` = \`"Zo\\303\\253"\`, until the browser closes

      ## Redirected to /home
          GET /home
          Cookie: name="Zo\\303\\253"

          500 INTERNAL SERVER ERROR

          Internal Server Error
      * → SENT \`name\`: host, path and flags allow it
      * ℹ NOTE the program reads \`name\` as \`Zoë\`
      The program printed:
          looking for a mood
      The program stopped at this request, on line 12: \`KeyError: 'mood'\`

      ## The jar at the end
      * \`name\` = \`"Zo\\303\\253"\`, until the browser closes"
    `);
  });

  it('tells a form on another site, within the two minutes and after', () => {
    const pay: ScenarioStep = {
      do: 'post',
      url: 'https://app.test/pay',
      form: { to: 'eve' },
      from: 'https://evil.test',
    };
    const app = routes({ '/': setting('login=ada'), '/pay': () => page('Paid') });
    expect(tell(app, [visit('/'), pay, { do: 'wait', seconds: 121 }, pay])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /
          GET /
          (no Cookie header)

          200 OK
          Set-Cookie: login=ada

          Saved
      * + STORED \`login\` = \`ada\`, until the browser closes

      ## 2. Submit a form on https://evil.test to /pay
          POST /pay
          Origin: https://evil.test
          Cookie: login=ada

          to=eve

          200 OK

          Paid
      * → SENT \`login\`: it has no SameSite and is less than two minutes old, and for so long browsers make an exception

      ## 3. Wait 2 minutes 1 second
      It is now 1 Jan 2026, 12:02:01 UTC.

      ## 4. Submit a form on https://evil.test to /pay
          POST /pay
          Origin: https://evil.test
          (no Cookie header)

          to=eve

          200 OK

          Paid
      * ✕ WITHHELD \`login\`: it has no SameSite, which counts as Lax, and this POST comes from https://evil.test: other sites may only link

      ## The jar at the end
      * \`login\` = \`ada\`, until the browser closes"
    `);
  });

  it('tells a fault, and stops', () => {
    const fault: Answer = { kind: 'fault', fault: { kind: 'timeout', seconds: 2 }, prints: 'round\nround\n' };
    expect(tell(() => fault, [visit('/'), visit('/x')])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /
          GET /
          (no Cookie header)
      The program printed:
          round
          round
      The program gave no answer within 2 seconds, so it was stopped. Look for a loop that never ends.

      ## The jar at the end
      Empty: no cookies."
    `);
  });

  it('of a check has a line for each earlier step and the last step in full', () => {
    const app = routes({
      '/set-lang': () => redirect('/saved', '302 FOUND', ['lang=en; Path=/set-lang']),
      '/lang': () => page(''),
    });
    const steps: ScenarioStep[] = [visit('/lang'), visit('/set-lang'), { do: 'wait', seconds: 5 }, visit('/lang')];
    expect(tell(app, steps, 'check')).toMatchInlineSnapshot(`
      "1. Visit /lang → 200 OK
      2. Visit /set-lang → 302 FOUND, stored lang → /saved: 404 NOT FOUND
      3. Wait 5 seconds

      ## 4. Visit /lang
          GET /lang
          (no Cookie header)

          200 OK

          (an empty page)
      * ✕ WITHHELD \`lang\`: its Path is /set-lang and the page is /lang"
    `);
  });

  it('of a check tells an earlier step in full when the program raised an error there', () => {
    const error = { type: 'NameError', message: "name 'make_respons' is not defined", line: 8 };
    const app = routes({
      '/set-lang': () => page('', { status: '500 INTERNAL SERVER ERROR', error }),
      '/lang': () => page('en'),
    });
    const steps = [visit('/lang'), visit('/set-lang'), visit('/lang'), visit('/lang')];
    expect(tell(app, steps, 'check')).toMatchInlineSnapshot(`
      "1. Visit /lang → 200 OK

      ## 2. Visit /set-lang
          GET /set-lang
          (no Cookie header)

          500 INTERNAL SERVER ERROR

          (an empty page)
      The program stopped at this request, on line 8: \`NameError: name 'make_respons' is not defined\`
      3. Visit /lang → 200 OK

      ## 4. Visit /lang
          GET /lang
          (no Cookie header)

          200 OK

          en"
    `);
  });

  it('of nothing is nothing', () => {
    expect(describeTranscript([])).toEqual([]);
    expect(describeTranscript([], 'check')).toEqual([]);
  });
});

describe('the body of a page', () => {
  it.each([
    [600, ''],
    [601, '(… and 1 more character)'],
    [5000, '(… and 4,400 more characters)'],
  ])('of %d characters is cut at 600, and the transcript says so: %s', (length, said) => {
    const text = tell(() => page('x'.repeat(length)), [visit('/')]);
    expect(text.match(/x+/g)?.some((run) => run.length === Math.min(length, 600))).toBe(true);
    expect(text.match(/\(… and .*\)/)?.[0] ?? '').toBe(said);
  });

  it('is never cut inside a character', () => {
    expect(tell(() => page('🍪'.repeat(601)), [visit('/')])).toContain(`${'🍪'.repeat(600)}\n`);
  });

  it('cannot hold control characters that would garble a chat', () => {
    const noisy = () => page('a\u0007\u001b[31mb', { prints: 'c\u0007', setCookies: ['a=b\nFake: header'] });
    const text = tell(noisy, [visit('/')]);
    expect(text).toContain('a\ufffd\ufffd[31mb');
    expect(text).toContain('c\ufffd');
    expect(text).toContain('Set-Cookie: a=b\ufffdFake: header');
  });
});

describe('words for what the program reads', () => {
  const two = setting('a=top; Path=/', 'a=deep; Path=/x');
  it('say which of two cookies with one name counts', () => {
    expect(tell(two, [visit('/'), visit('/x')])).toContain(
      'ℹ NOTE two paths, one name: the program reads the first `a`',
    );
  });
});

describe('every fact of a transcript', () => {
  it('has a word beside its symbol', () => {
    const text = tell(themes, [visit('/dark'), visit('/wrong'), visit('/forget'), { do: 'close' }]);
    const marks = text.split('\n').filter((line) => line.startsWith('* '));
    for (const mark of marks) expect(mark).toMatch(/^\* .? ?[A-Z]{4,} `/);
  });
});
