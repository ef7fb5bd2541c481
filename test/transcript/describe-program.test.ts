/** How transcripts transcriptText what programs and visitors did, and what of it is shown. */
import { describe, expect, it } from 'vitest';
import type { Answer, FailedLine, ProgramError } from '../../src/core/program.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { page, redirect, routes, setting } from '../browser/fake-app.ts';
import { post, visit } from '../browser/steps.ts';
import { themes, transcriptText } from './transcript-text.ts';

describe('a transcript', () => {
  it('shows what visitors do by hand, in two browsers', () => {
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

      ## 2. Change the cookie theme by hand
      ✎ CHANGED \`theme\`: \`dark\` became \`pink\`

      ## 3. Tamper with the cookie theme
      ✎ CHANGED \`theme\`: \`pink\` became \`piok\`

      ## 4. Change the cookie role by hand
      + STORED \`role\` = \`admin\`, until the browser closes; made by hand

      ## 5. Go on in the browser called second
      It was just opened and has no cookies.

      ## 6. Delete the cookie theme by hand
      ○ IGNORED \`theme\`: the browser has no such cookie

      ## 7. Go on in the browser called first
      Its cookies are as they were left.

      ## 8. Delete the cookie theme by hand
      − DELETED \`theme\`: by hand

      ## The cookie jar of the browser called first
      * \`role\` = \`admin\`, until the browser closes

      ## The cookie jar of the browser called second
      Empty: no cookies."
    `);
  });

  it('shows a form, a redirect, prints and an error of the program', () => {
    const app = routes({
      '/login': () => redirect('/home', '303 SEE OTHER', ['name="Zo\\303\\253"; Path=/']),
      '/home': () =>
        page('<h1>Internal Server Error</h1>', {
          status: '500 INTERNAL SERVER ERROR',
          error: { type: 'KeyError', message: "'mood'", line: 12 },
          prints: 'looking for a mood\n',
        }),
    });
    const login = post('/login', { name: 'Zoë' });
    expect(transcriptText(app, [login])).toMatchInlineSnapshot(`
      "
      ## 1. Submit a form to /login
          Request: browser → server
          POST /login
          Content-Type: application/x-www-form-urlencoded
          (no Cookie header)

          name=Zo%C3%AB

          Response: server → browser
          303 SEE OTHER
          Location: /home
          Set-Cookie: name="Zo\\303\\253"; Path=/
      + STORED \`name\` = \`"Zo\\303\\253"\`, until the browser closes

      ## 1. Redirected to /home
          Request: browser → server
          GET /home
          Cookie: name="Zo\\303\\253"

          Response: server → browser
          500 INTERNAL SERVER ERROR

          Internal Server Error
      → SENT \`name\`: host, path and flags allow it
      ℹ NOTE the program reads \`name\` as \`Zoë\`
      The program printed:
          looking for a mood
      The program stopped at this request, on line 12: \`KeyError: 'mood'\`
      There’s nothing under the name \`'mood'\` in there.
      WHAT HELPS MOST OFTEN: Read it with a default: \`.get(name, default)\`. Or ask first: \`if name in …:\`.

      ## The cookie jar at the end
      * \`name\` = \`"Zo\\303\\253"\`, until the browser closes"
    `);
  });

  it('shows a fault, and stops', () => {
    const fault: Answer = { kind: 'fault', fault: { kind: 'timeout', seconds: 2 }, prints: 'round\nround\n' };
    expect(transcriptText(() => fault, [visit('/'), visit('/x')])).toMatchInlineSnapshot(`
      "
      ## 1. Visit /
          Request: browser → server
          GET /

          Response: none
      The program printed:
          round
          round
      The program gave no answer within 2 seconds, so it was stopped. Look for a loop that never ends."
    `);
  });
});

describe('the transcript of a check', () => {
  it('has a line for each earlier step and the last step in full', () => {
    const app = routes({
      '/set-lang': () => redirect('/saved', '302 FOUND', ['lang=en; Path=/set-lang']),
      '/lang': () => page(''),
    });
    const steps: ScenarioStep[] = [visit('/lang'), visit('/set-lang'), { do: 'wait', seconds: 5 }, visit('/lang')];
    expect(transcriptText(app, steps, 'check')).toMatchInlineSnapshot(`
      "1. Visit /lang: 200 OK
      2. Visit /set-lang: 302 FOUND, stored lang; then /saved: 404 NOT FOUND
      3. Wait 5 seconds

      ## 4. Visit /lang
          Request: browser → server
          GET /lang
          (no Cookie header)

          Response: server → browser
          200 OK

          (an empty page)
      ✕ WITHHELD \`lang\`: its Path is /set-lang and the page is /lang"
    `);
  });

  it.each([
    ['printed something', page('', { prints: 'hello' })],
    ['had a cookie refused', page('', { setCookies: ['a=b; SameSite=None'] })],
  ])('shows an earlier step in full when the program %s there', (_, answer) => {
    const app = routes({ '/': () => answer, '/next': () => page('') });
    expect(transcriptText(app, [visit('/'), visit('/next')], 'check')).toContain(
      '## 1. Visit /\n    Request: browser → server\n    GET /\n',
    );
  });

  it('shows an earlier step in full when the program raised an error there', () => {
    const error = { type: 'NameError', message: "name 'make_respons' is not defined", line: 8 };
    const app = routes({
      '/set-lang': () => page('', { status: '500 INTERNAL SERVER ERROR', error }),
      '/lang': () => page('en'),
    });
    const steps = [visit('/lang'), visit('/set-lang'), visit('/lang'), visit('/lang')];
    expect(transcriptText(app, steps, 'check')).toMatchInlineSnapshot(`
      "1. Visit /lang: 200 OK

      ## 2. Visit /set-lang
          Request: browser → server
          GET /set-lang

          Response: server → browser
          500 INTERNAL SERVER ERROR

          (an empty page)
      The program stopped at this request, on line 8: \`NameError: name 'make_respons' is not defined\`
      Python doesn’t know \`make_respons\` here: nothing has given that name a value.
      WHAT HELPS MOST OFTEN: Is it spelled the same everywhere? If it’s meant as text, put it in quotes.
      3. Visit /lang: 200 OK

      ## 4. Visit /lang
          Request: browser → server
          GET /lang

          Response: server → browser
          200 OK

          en"
    `);
  });
});

describe('an exception', () => {
  const failing = (seen: FailedLine, more: Partial<ProgramError> = {}): string =>
    transcriptText(
      () => page('', { error: { type: 'KeyError', message: "'XL'", line: 8, seen, ...more } }),
      [visit('/')],
    )
      .split('(an empty page)\n')[1]
      ?.split('\n\n## The jar')[0] ?? '';

  it('shows the line, the part that failed, its variables, what it means and what helps', () => {
    const seen = {
      text: 'return str(prices[size])',
      part: { from: 11, to: 23 },
      variables: [
        { name: 'prices', value: "{'S': 3}" },
        { name: 'size', value: "'XL'" },
        { name: 'tax', value: null },
      ],
    };
    expect(failing(seen)).toMatchInlineSnapshot(`
      "The program stopped at this request, on line 8, at \`prices[size]\`: \`KeyError: 'XL'\`
          return str(prices[size])
                     ^^^^^^^^^^^^
      There, \`prices\` was \`{'S': 3}\`, \`size\` was \`'XL'\` and \`tax\` had no value.
      There’s nothing under the name \`'XL'\` in there.
      WHAT HELPS MOST OFTEN: Read it with a default: \`.get(name, default)\`. Or ask first: \`if name in …:\`."
    `);
  });

  it('shows what is around the part that failed of a line that is long', () => {
    const text = `page = ${'a + '.repeat(40)}prices[size] + ${'b + '.repeat(40)}c`;
    const from = text.indexOf('prices');
    expect(failing({ text, part: { from, to: from + 12 }, variables: [] })).toMatchInlineSnapshot(`
      "The program stopped at this request, on line 8, at \`prices[size]\`: \`KeyError: 'XL'\`
          … a + a + a + a + a + prices[size] + b + b + b + b + b + b + b …
                                ^^^^^^^^^^^^
      There’s nothing under the name \`'XL'\` in there.
      WHAT HELPS MOST OFTEN: Read it with a default: \`.get(name, default)\`. Or ask first: \`if name in …:\`."
    `);
  });

  it('shows values as they are, and none of them as markup or a mention', () => {
    const variables = [{ name: 'x', value: "'**@everyone** <!channel> `\u0007'" }];
    expect(failing({ text: 'x[1]', part: null, variables })).toContain(
      "There, `x` was `'**@everyone** <!channel> `\ufffd'`.",
    );
  });

  it('is not explained when it is none of the usual ones', () => {
    const seen = { text: 'raise Odd("no")', part: null, variables: [] };
    expect(failing(seen, { type: 'Odd', message: 'no' })).toMatchInlineSnapshot(`
      "The program stopped at this request, on line 8: \`Odd: no\`
          raise Odd("no")"
    `);
  });
});

describe('the body of a page', () => {
  it.each([
    [600, ''],
    [601, '(… and 1 more character)'],
    [5000, '(… and 4,400 more characters)'],
  ])('of %d characters is cut at 600, and the transcript says so: %s', (length, said) => {
    const text = transcriptText(() => page('x'.repeat(length)), [visit('/')]);
    expect(text.match(/x+/g)?.some((run) => run.length === Math.min(length, 600))).toBe(true);
    expect(text.match(/\(… and .*\)/)?.[0] ?? '').toBe(said);
  });

  it('is never cut inside a character', () => {
    expect(transcriptText(() => page('🍪'.repeat(601)), [visit('/')])).toContain(`${'🍪'.repeat(600)}\n`);
  });

  it('holds no control characters, which would garble a chat', () => {
    const noisy = () => page('a\u0007\u001b[31mb', { prints: 'c\u0007', setCookies: ['a=b\nFake: header'] });
    const text = transcriptText(noisy, [visit('/')]);
    expect(text).toContain('a\ufffd\ufffd[31mb');
    expect(text).toContain('c\ufffd');
    expect(text).toContain('Set-Cookie: a=b\ufffdFake: header');
  });
});

describe('a line of a transcript', () => {
  const crowd = Array.from({ length: 181 }, (_, index) => `c${index}=x`);
  it.each<[string, string[], string]>([
    [
      'a value that stays',
      ['a=b', 'a=b; Max-Age=60'],
      '↻ REPLACED `a`: the same value again, for 1 minute, until 1 Jan',
    ],
    [
      'a value as long as a session is',
      ['a=b', `a=${'c'.repeat(41)}`],
      '↻ REPLACED `a`: a new value, until the browser',
    ],
    ['an empty value', ['a='], '+ STORED `a` = (empty), until the browser closes'],
    ['a cookie without a name', ['token'], '+ STORED `(no name)` = `token`'],
    ['a Domain', ['a=b; Domain=app.test'], 'until the browser closes; for app.test and its subdomains'],
    [
      'an attribute taken otherwise',
      ['a=b; Max-Age=soon'],
      'ℹ NOTE its Max-Age, "soon", isn’t a whole number of seconds',
    ],
    ['a cookie that had to go', crowd, '− EVICTED `c0`, `c1`, `c2` and 28 more: the browser had no room'],
  ])('shows %s', (_, setCookies, line) => {
    expect(transcriptText(setting(...setCookies), [visit('/')])).toContain(line);
  });

  it('shows a cookie of another host', () => {
    expect(transcriptText(setting('a=b'), [visit('https://shop.test/')])).toContain(
      'until the browser closes; for shop.test',
    );
  });

  it.each([
    ['/again', 'The response redirects again, to /again. The browser gives up: these redirects never seem to end.'],
    [
      'mailto:ada@app.test',
      'The response redirects to mailto:ada@app.test, which isn’t an address that a browser can open.',
    ],
  ])('shows why the browser does not go to %s', (to, line) => {
    expect(transcriptText(() => redirect(to), [visit('/')])).toContain(line);
  });
});

describe('words for what the program reads', () => {
  it.each([
    ['paths', ['a=top; Path=/', 'a=deep; Path=/x']],
    ['domains', ['a=alone; Path=/', 'a=all; Path=/; Domain=app.test']],
    ['domains and paths', ['a=alone; Path=/', 'a=all; Path=/x; Domain=app.test']],
    ['jars', ['a=one; Path=/; Secure', 'a=two; Path=/; Secure; Partitioned']],
  ])('say which of two cookies with one name counts, and that their %s differ', (what, setCookies) => {
    expect(transcriptText(setting(...setCookies), [visit('https://app.test/'), visit('https://app.test/x')])).toContain(
      `ℹ NOTE two ${what}, one name: the program reads the first \`a\``,
    );
  });
});

describe('every fact of a transcript', () => {
  it('has a word beside its symbol', () => {
    const text = transcriptText(themes, [visit('/dark'), visit('/wrong'), visit('/forget'), { do: 'close' }]);
    const marks = text.split('\n').filter((line) => line.startsWith('* '));
    for (const mark of marks) expect(mark).toMatch(/^\* .? ?[A-Z]{4,} `/);
  });
});
