import { describe, expect, it } from 'vitest';
import { pageText } from '../../src/browser/index.ts';
import type { Fault } from '../../src/core/program.ts';
import { code, paragraph } from '../../src/core/prose.ts';
import { explainException } from '../../src/transcript/exceptions/explain-exception.ts';
import { durationWords, faultSentence, lifetimeWords, momentWords } from '../../src/transcript/index.ts';
import { pageWords } from '../../src/transcript/words/message.ts';
import { page } from '../browser/fake-app.ts';
import { NOON } from '../browser/jars.ts';
import { plainText } from './plain-text.ts';

describe('a fault', () => {
  it.each<[Fault, string]>([
    [
      { kind: 'syntax', message: "'(' was never closed", line: 3, column: 6, text: "\tprint('hi'" },
      "Python can’t read line 3: '(' was never closed.\n    \tprint('hi'\n    \t    ^",
    ],
    [
      { kind: 'syntax', message: 'unexpected EOF', line: 9, column: 1, text: '' },
      'Python can’t read line 9: unexpected EOF.',
    ],
    [
      { kind: 'exception', error: { type: 'NameError', message: "name 'Flsk' is not defined", line: 3 } },
      "The program stopped while it was loading, on line 3: `NameError: name 'Flsk' is not defined`\n" +
        'Python doesn’t know `Flsk` here: nothing has given that name a value.\n' +
        'WHAT HELPS MOST OFTEN: Is it spelled the same everywhere? If it’s meant as text, put it in quotes.',
    ],
    [
      { kind: 'exception', error: { type: 'Boom', message: '', line: null } },
      'The program stopped while it was loading: `Boom`',
    ],
    [
      { kind: 'exception', error: { type: 'Boom', message: 'one\ntwo', line: 1 } },
      'The program stopped while it was loading, on line 1:\n    Boom: one\n    two',
    ],
    [{ kind: 'no-app' }, 'There’s no Flask app in this program. Make one: `app = Flask(__name__)`.'],
    [
      { kind: 'unsupported', message: "not in this sandbox's Flask: flask.cli." },
      "The program asked for something that is not in this sandbox's Flask: flask.cli.",
    ],
    [
      { kind: 'timeout', seconds: 2 },
      'The program gave no answer within 2 seconds, so it was stopped. Look for a loop that never ends.',
    ],
    [{ kind: 'memory' }, 'The program ran out of memory. Look for something that grows without end.'],
    [{ kind: 'exit' }, 'The program ended itself before it answered. Leave out `exit()`: a web app keeps running.'],
    [
      { kind: 'too-long', characters: 25_000, limit: 20_000 },
      'The program is 25,000 characters long. Up to 20,000 characters can run here.',
    ],
    [{ kind: 'busy', ahead: 1 }, 'Many programs are running right now: one is ahead of you. Try again in a moment.'],
    [{ kind: 'busy', ahead: 3 }, 'Many programs are running right now: three are ahead of you. Try again in a moment.'],
    [{ kind: 'busy', ahead: 40 }, 'Many programs are running right now: 40 are ahead of you. Try again in a moment.'],
    [{ kind: 'broken' }, 'Something broke inside the sandbox, and this run doesn’t count. Please run it again.'],
  ])('%j is described', (fault, text) => {
    expect(plainText(faultSentence(fault))).toBe(text);
  });
});

describe('a duration', () => {
  it.each([
    [0, '0 seconds'],
    [999, '0 seconds'],
    [1000, '1 second'],
    [90_000, '1 minute 30 seconds'],
    [3_600_000, '1 hour'],
    [7_200_000, '2 hours'],
    [21 * 86_400_000, '21 days'],
  ])('of %d ms is %s', (milliseconds, words) => {
    expect(durationWords(milliseconds)).toBe(words);
  });
});

describe('a moment', () => {
  it.each([
    [NOON, '1 Jan 2026, 12:00 UTC'],
    [NOON + 1000, '1 Jan 2026, 12:00:01 UTC'],
    [Date.UTC(2028, 1, 29, 0, 5), '29 Feb 2028, 00:05 UTC'],
  ])('%d is %s', (at, words) => {
    expect(momentWords(at)).toBe(words);
  });
});

describe('a lifetime', () => {
  it('ends with the browser or at a moment', () => {
    expect(lifetimeWords(null, NOON)).toBe('until the browser closes');
    expect(lifetimeWords(NOON + 3_600_000, NOON)).toBe('for 1 hour, until 1 Jan 2026, 13:00 UTC');
  });
});

describe('the text of a page', () => {
  const textOf = (body: string): string => {
    const answer = page(body);
    return answer.kind === 'response' ? pageText(answer.response) : '';
  };

  it.each([
    ['plain words', 'Hello', 'Hello'],
    ['line breaks in the source', 'Hello\n  world', 'Hello world'],
    ['paragraphs', '<p>One</p><p>Two</p>', 'One\nTwo'],
    ['inline markup', 'a<b>b</b>c', 'abc'],
    ['attributes', '<p class="x">One</p>', 'One'],
    ['list items', '<ul><li>One<li>Two</ul>', '• One\n• Two'],
    ['a line break tag', 'One<br/>Two', 'One\nTwo'],
    [
      'what is not shown',
      '<title>T</title><style>p {}</style><script>if (a<b) x()</script>Text<!-- <p>no</p> -->',
      'Text',
    ],
    ['character references', '&lt;b&gt; &amp;amp; &#39;x&#x27; &quot;&unknown;', "<b> &amp; 'x' \"&unknown;"],
    ['references that are no characters', '&#0;&#9999999;', '\ufffd\ufffd'],
    ['a lone less-than', '1 < 2 <3', '1 < 2 <3'],
    ['a doctype', '<!doctype html>\n<p>One', 'One'],
    ['a comment that never ends', 'One<!-- Two', 'One'],
    ['a script that never ends', 'One<script>Two', 'One'],
    ['nothing', '', ''],
  ])('of %s', (_, body, text) => {
    expect(textOf(body)).toBe(text);
  });

  it('that is not HTML stays as it is', () => {
    const headers = [['Content-Type', 'application/json']] as const;
    expect(pageText({ status: 200, reason: 'OK', headers, body: '{"a": "<b>"}\n' })).toBe('{"a": "<b>"}\n');
  });
});

describe('a page without words', () => {
  const wordsOf = (body: string): string => {
    const answer = page(body);
    return answer.kind === 'response' ? pageWords(answer.response) : '';
  };

  it.each([
    ['<form method="post"><input name="a"></form>', '(a page with a form, and no words)'],
    ['<p><input type="file" name="photo"></p>', '(a page with a form, and no words)'],
    ['<button></button>', '(a page with a form, and no words)'],
    ['<p></p>', '(an empty page)'],
    ['<formula></formula>', '(an empty page)'],
    ['', '(an empty page)'],
    ['<form>Name: <input name="a"></form>', 'Name:'],
  ])('is told for what it is: %s', (body, words) => {
    expect(wordsOf(body)).toBe(words);
  });
});

describe('an exception in plain words', () => {
  it.each(['int', 'werkzeug.datastructures.Headers'])('names the type %s without the full stop behind it', (type) => {
    const message = `The view function did not return a valid response. … or WSGI callable, but it was a ${type}.`;
    const explained = explainException({ type: 'TypeError', message, line: 3 });
    expect(explained?.says).toEqual(paragraph('A view can’t return a plain ', code(type), '.'));
  });
});
