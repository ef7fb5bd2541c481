/** How transcripts of cookies read: the stories of the first lesson. The snapshots are for reviewers, too. */
import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { describeTranscript } from '../../src/transcript/index.ts';
import { page, routes, setting } from '../browser/fake-app.ts';
import { post, visit } from '../browser/steps.ts';
import { themes, transcriptText } from './transcript-text.ts';

describe('a transcript', () => {
  it('shows a cookie being set and sent back', () => {
    expect(transcriptText(themes, [visit('/theme'), visit('/dark'), visit('/theme')])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /theme
          Request: browser → server
          GET /theme
          (no Cookie header)

          Response: server → browser
          200 OK

          The theme is light.

      ## 2. Visit /dark
          Request: browser → server
          GET /dark
          (no Cookie header)

          Response: server → browser
          200 OK
          Set-Cookie: theme=dark; Path=/

          Saved
      + STORED \`theme\` = \`dark\`, until the browser closes

      ## 3. Visit /theme
          Request: browser → server
          GET /theme
          Cookie: theme=dark

          Response: server → browser
          200 OK

          The theme is dark.
      → SENT \`theme\`: host, path and flags allow it

      ## The cookie jar at the end
      * \`theme\` = \`dark\`, until the browser closes"
    `);
  });

  it('shows lifetimes: replaced, kept, expired', () => {
    const steps: ScenarioStep[] = [visit('/dark'), visit('/light'), { do: 'close' }, { do: 'wait', seconds: 3600 }];
    expect(transcriptText(themes, steps)).toMatchInlineSnapshot(`
      "
      ## 1. Visit /dark
          Request: browser → server
          GET /dark
          (no Cookie header)

          Response: server → browser
          200 OK
          Set-Cookie: theme=dark; Path=/

          Saved
      + STORED \`theme\` = \`dark\`, until the browser closes

      ## 2. Visit /light
          Request: browser → server
          GET /light
          Cookie: theme=dark

          Response: server → browser
          200 OK
          Set-Cookie: theme=light;
            Expires=Thu, 01 Jan 2026 13:00:00 GMT; Max-Age=3600;
            Path=/

          Saved
      → SENT \`theme\`: host, path and flags allow it
      ↻ REPLACED \`theme\`: \`dark\` became \`light\`, for 1 hour, until 1 Jan 2026, 13:00 UTC

      ## 3. Close the browser and open it again
      • KEPT \`theme\`, for 1 hour, until 1 Jan 2026, 13:00 UTC

      ## 4. Wait 1 hour
      It’s now 1 Jan 2026, 13:00 UTC.
      ⌛ EXPIRED \`theme\`: its time ran out at 1 Jan 2026, 13:00 UTC

      ## The cookie jar at the end
      Empty: no cookies."
    `);
  });

  it('shows the trap of deleting with another path', () => {
    expect(transcriptText(themes, [visit('/dark'), visit('/wrong'), visit('/forget')])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /dark
          Request: browser → server
          GET /dark
          (no Cookie header)

          Response: server → browser
          200 OK
          Set-Cookie: theme=dark; Path=/

          Saved
      + STORED \`theme\` = \`dark\`, until the browser closes

      ## 2. Visit /wrong
          Request: browser → server
          GET /wrong
          Cookie: theme=dark

          Response: server → browser
          200 OK
          Set-Cookie: theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT;
            Max-Age=0; Path=/shop

          Saved
      → SENT \`theme\`: host, path and flags allow it
      ○ IGNORED \`theme\`: it would delete the cookie with Path /shop, but the one in the jar has Path /, and stays

      ## 3. Visit /forget
          Request: browser → server
          GET /forget
          Cookie: theme=dark

          Response: server → browser
          200 OK
          Set-Cookie: theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT;
            Max-Age=0; Path=/

          Saved
      → SENT \`theme\`
      − DELETED \`theme\`: the response set it again, already expired

      ## The cookie jar at the end
      Empty: no cookies."
    `);
  });

  it('shows what each flag does', () => {
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
    expect(transcriptText(app, steps)).toMatchInlineSnapshot(`
      "
      ## 1. Visit /login
          Request: browser → server
          GET /login
          (no Cookie header)

          Response: server → browser
          200 OK
          Set-Cookie: id=7; Secure; HttpOnly; Path=/; SameSite=Strict
          Set-Cookie: staff=1; Path=/admin
          Set-Cookie: bad=1; SameSite=None

          Saved
      + STORED \`id\` = \`7\`, until the browser closes; Secure, HttpOnly, SameSite=Strict
      + STORED \`staff\` = \`1\`, until the browser closes; Path=/admin
      ! REJECTED \`bad\`: it says SameSite=None, and browsers take that only together with Secure

      ## 2. Visit http://app.test/
          Request: browser → server
          GET http://app.test/
          (no Cookie header)

          Response: server → browser
          404 NOT FOUND

          Not Found
      ✕ WITHHELD \`id\`: it’s Secure, and http://app.test isn’t encrypted
      ✕ WITHHELD \`staff\`: its Path is /admin and the page is /

      ## 3. Follow a link from https://other.test to /
          Request: browser → server
          GET /
          (no Cookie header)

          Response: server → browser
          404 NOT FOUND

          Not Found
      ✕ WITHHELD \`id\`: it’s SameSite=Strict, and the visitor comes from another site, https://other.test
      ✕ WITHHELD \`staff\`: as before

      ## 4. A script on /admin reads document.cookie
          staff=1
      ✕ HIDDEN \`id\`: it’s HttpOnly, which hides it from scripts

      ## The cookie jar at the end
      * \`id\` = \`7\`, until the browser closes; Secure, HttpOnly, SameSite=Strict
      * \`staff\` = \`1\`, until the browser closes; Path=/admin"
    `);
  });

  it('shows a form on another site, within the two minutes and after', () => {
    const pay = post('/pay', { to: 'eve' }, 'https://evil.test');
    const app = routes({ '/': setting('login=ada'), '/pay': () => page('Paid') });
    expect(transcriptText(app, [visit('/'), pay, { do: 'wait', seconds: 121 }, pay])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /
          Request: browser → server
          GET /
          (no Cookie header)

          Response: server → browser
          200 OK
          Set-Cookie: login=ada

          Saved
      + STORED \`login\` = \`ada\`, until the browser closes

      ## 2. Submit a form on https://evil.test to /pay
          Request: browser → server
          POST /pay
          Origin: https://evil.test
          Content-Type: application/x-www-form-urlencoded
          Cookie: login=ada

          to=eve

          Response: server → browser
          200 OK

          Paid
      → SENT \`login\`: it has no SameSite and is less than two minutes old: for that long, browsers make an exception

      ## 3. Wait 2 minutes 1 second
      It’s now 1 Jan 2026, 12:02:01 UTC.

      ## 4. Submit a form on https://evil.test to /pay
          Request: browser → server
          POST /pay
          Origin: https://evil.test
          Content-Type: application/x-www-form-urlencoded
          (no Cookie header)

          to=eve

          Response: server → browser
          200 OK

          Paid
      ✕ WITHHELD \`login\`: it has no SameSite, which counts as Lax, and this POST comes from https://evil.test: other sites may only link

      ## The cookie jar at the end
      * \`login\` = \`ada\`, until the browser closes"
    `);
  });

  it('of no entries is empty', () => {
    expect(describeTranscript([])).toEqual([]);
    expect(describeTranscript([], 'check')).toEqual([]);
  });
});
