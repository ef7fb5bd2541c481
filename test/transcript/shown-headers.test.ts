/** Which headers a transcript shows, how they are laid out, and where it is silent about cookies. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { describeTranscript } from '../../src/transcript/index.ts';
import { headerLines } from '../../src/transcript/words/message.ts';
import { type FakeApp, page, redirect, setting } from '../browser/fake-app.ts';
import { play, post, visit } from '../browser/steps.ts';
import { plainText } from './plain-text.ts';
import { transcriptText } from './transcript-text.ts';

const answering = (name: string, value: string, status = '200 OK'): string =>
  transcriptText(() => page('Hi', { status, headers: [[name, value]] }), [visit('/')]);

describe('a transcript shows', () => {
  it.each([
    ['how a download is saved', 'Content-Disposition', 'attachment; filename=cat.png', '200 OK'],
    ['that the browser must not guess', 'X-Content-Type-Options', 'nosniff', '200 OK'],
    ['which methods would be right', 'Allow', 'GET, HEAD, OPTIONS', '405 METHOD NOT ALLOWED'],
    ['what the answer hangs on', 'Vary', 'Cookie', '200 OK'],
    ['where to go, although nobody goes there', 'Location', '/new', '201 CREATED'],
  ])('%s: %s', (_, name, value, status) => {
    expect(answering(name, value, status)).toContain(`    ${status}\n    ${name}: ${value}\n`);
  });

  it('a header under its usual name, whatever its case was', () => {
    expect(answering('vary', 'Cookie')).toContain('\n    Vary: Cookie\n');
  });

  it.each([
    ['Content-Length', '2'],
    ['Date', 'Thu, 01 Jan 2026 12:00:00 GMT'],
    ['Server', 'Werkzeug'],
    ['X-Powered-By', 'tea'],
  ])('no %s', (name, value) => {
    expect(answering(name, value)).not.toContain(name);
  });

  it.each([
    [['ETag'], '    200 OK\n    ETag: "v1"\n'],
    [['age', 'etag'], '    200 OK\n    age: 5\n    etag: "v1"\n'],
    [['Content-Type'], '    200 OK\n    Content-Type: text/html; charset=utf-8\n'],
    [['Vary', 'ETag', 'etag'], '    200 OK\n    ETag: "v1"\n\n'],
  ])('what the author chose: %j', (show, shown) => {
    const headers = [
      ['ETag', '"v1"'],
      ['Age', '5'],
    ] as const;
    const step: ScenarioStep = { do: 'visit', url: 'https://app.test/', from: null, show };
    expect(transcriptText(() => page('Hi', { headers }), [step])).toContain(shown);
  });

  it('what a step adds to a request', () => {
    const headers = [
      ['Accept-Language', 'de'],
      ['If-None-Match', '"v1"'],
    ] as const;
    const step: ScenarioStep = { do: 'visit', url: 'https://app.test/', from: null, headers };
    expect(transcriptText(() => page('Hi'), [step])).toContain(
      '    GET /\n    Accept-Language: de\n    If-None-Match: "v1"\n',
    );
  });

  it.each(['204 NO CONTENT', '304 NOT MODIFIED'])('that %s has no body', (status) => {
    expect(transcriptText(() => page('', { status }), [visit('/')])).toContain(`    ${status}\n\n    (no body)`);
  });

  it('the type of an answer that is not a page', () => {
    const json: FakeApp = () => ({
      kind: 'response',
      response: { status: 200, reason: 'OK', headers: [['Content-Type', 'application/json']], body: '{"a": 1}' },
      error: null,
      prints: '',
    });
    expect(transcriptText(json, [visit('/')])).toContain(
      '    200 OK\n    Content-Type: application/json\n\n    {"a": 1}',
    );
    expect(transcriptText(() => page('Hi'), [visit('/')])).not.toContain('Content-Type');
  });

  it('how to read the body of a form that sends anything', () => {
    const form = (step: ScenarioStep): string => transcriptText(() => page('Hi'), [step]);
    expect(form(post('/x', { a: '1' }))).toContain('    Content-Type: application/x-www-form-urlencoded\n\n    a=1\n');
    expect(form(post('/x', {}))).not.toContain('Content-Type');
  });

  it('few words for the page that Flask makes of an error', () => {
    const html =
      '<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n<p>The server encountered an internal ' +
      'error and was unable to complete your request. Either the server is overloaded or there is an error in the ' +
      'application.</p>';
    const status = '500 INTERNAL SERVER ERROR';
    expect(transcriptText(() => page(html, { status }), [visit('/')])).toContain(
      `${status}\n\n    (the usual page for an error)`,
    );
    expect(transcriptText(() => page('<h1>Oh dear</h1>', { status }), [visit('/')])).toContain(
      `${status}\n\n    Oh dear`,
    );
  });
});

describe('a header that is wider than a phone', () => {
  it.each([
    ['Set-Cookie', 'a=b; HttpOnly; Path=/', ['Set-Cookie: a=b; HttpOnly; Path=/']],
    [
      'Set-Cookie',
      'a=b; Expires=Thu, 01 Jan 2026 13:00:00 GMT; Max-Age=3600; Path=/',
      ['Set-Cookie: a=b; Expires=Thu, 01 Jan 2026 13:00:00 GMT;', '  Max-Age=3600; Path=/'],
    ],
    ['Location', `/${'x'.repeat(80)}`, [`Location: /${'x'.repeat(80)}`]],
  ])('continues on the next line after a semicolon, if there is one: %s: %s', (name, value, lines) => {
    expect(headerLines([name, value])).toEqual(lines);
  });

  it('keeps every part when it is broken', () => {
    const part = fc.stringMatching(/^[ -:<-~]{0,90}$/);
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const lines = headerLines(['Cookie', parts.join('; ')]);
        expect(lines.map((line) => line.replace(/^ {2}/, '')).join(' ')).toBe(`Cookie: ${parts.join('; ')}`);
      }),
    );
  });
});

describe('a transcript without any cookie', () => {
  const plain = () => page('Hi');
  const steps: ScenarioStep[] = [visit('/'), { do: 'wait', seconds: 60 }, { do: 'use-browser', name: 'second' }];

  it.each(['whole', 'check'] as const)('says nothing of requests without cookies: %s', (view) => {
    expect(transcriptText(plain, [...steps, visit('/')], view)).not.toMatch(/Cookie|jar/);
  });

  it.each<[string, ScenarioStep[], FakeApp]>([
    ['one is set in the end', [], setting('a=b')],
    ['one is refused', [], setting('a=b; SameSite=None')],
    ['a script looks for one', [{ do: 'read-script', url: 'https://app.test/' }], plain],
    ['somebody looks for one', [{ do: 'delete', name: 'a' }], plain],
    ['a redirect sets one', [], () => redirect('mailto:ada@app.test', '302 FOUND', ['a=b'])],
  ])('is not one as soon as %s', (_, more, app) => {
    const told = plainText(describeTranscript(play(app, visit('/'), ...more)));
    expect(told).toContain('(no Cookie header)');
    expect(told).toContain('## The cookie jar at the end');
  });
});
