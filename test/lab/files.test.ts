/** Files in the forms of the lab: typed, offered, stored as text, and sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBrowser, performStep } from '../../src/browser/index.ts';
import { headerValues } from '../../src/core/http.ts';
import type { FormFile, FormValues, ScenarioStep } from '../../src/core/scenario.ts';
import { readLabCommand } from '../../src/lab/lab-command.ts';
import { labPost } from '../../src/lab/lab-form.ts';
import { pageOffers } from '../../src/lab/offers.ts';
import { replay } from '../../src/lab/replay.ts';
import { drive, page } from '../browser/fake-app.ts';
import { NOON } from '../browser/jars.ts';

const upload = (form: FormValues): Extract<ScenarioStep, { do: 'post' }> => ({
  do: 'post',
  url: 'https://app.test/upload',
  form,
  from: null,
});
const picture: FormFile = { name: 'sea.png', type: 'image/png', content: { kind: 'filler', bytes: 3072 } };

/** What goes out when the line is typed. */
function sentBy(typed: string) {
  const command = readLabCommand(typed);
  const step = command?.kind === 'step' ? command.step : null;
  const { last } = drive(
    replay(NOON, [], () => step),
    () => page('Saved'),
  );
  const [entry] = last;
  if (entry?.kind !== 'exchange') throw new Error(`nothing was sent for ${typed}`);
  return { type: headerValues(entry.request.headers, 'Content-Type')[0], body: entry.request.body };
}

describe('a form that is typed in the lab', () => {
  it.each([
    ['post /upload photo=@sea.png', 'filename="sea.png"\r\nContent-Type: image/png\r\n\r\nxxxx'],
    ['post /upload photo=@my sea.png', 'filename="my sea.png"\r\nContent-Type: image/png\r\n\r\nxxxx'],
    ['post /upload f=@a.txt;text=Hello there', 'Content-Type: text/plain\r\n\r\nHello there\r\n'],
    ['post /upload f=@a.png;type=text/html;text=<h1>', 'filename="a.png"\r\nContent-Type: text/html\r\n\r\n<h1>\r\n'],
    ['post /upload f=@mystery;size=3', 'Content-Type: application/octet-stream\r\n\r\nxxx\r\n'],
    ['post /upload f=@mystery;bytes=4142', 'Content-Type: application/octet-stream\r\n\r\nAB\r\n'],
    ['post /upload f=@;', 'filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n'],
  ])('sends a file: %s', (typed, part) => {
    const { type, body } = sentBy(typed);
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain(part);
  });

  it.each([
    ['post /upload name=@ada', 'name=%40ada'],
    ['post /upload name=@ada@example.social', 'name=%40ada%40example.social'],
    ['post /upload f=@a;bytes=abc', 'f=%40a%3Bbytes%3Dabc'],
    ['post /upload mail=ada@sea.png', 'mail=ada%40sea.png'],
  ])('sends a text where no file is meant: %s', (typed, body) => {
    expect(sentBy(typed)).toEqual({ type: 'application/x-www-form-urlencoded', body });
  });
});

describe('an example’s form', () => {
  it('is offered with the names of its files, and sends what the example’s own visitor sends', () => {
    const [offer] = pageOffers([upload({ title: 'Sea', photo: picture })]);
    expect(offer?.label).toBe('Submit a form to /upload (title=Sea, photo=sea.png)');
    const requests: string[] = [];
    const app = ({ body }: { readonly body: string }) => {
      requests.push(body);
      return page('Saved');
    };
    drive(
      replay(NOON, [], () => offer?.step ?? null),
      app,
    );
    drive(performStep(openBrowser(NOON), upload({ title: 'Sea', photo: picture })), app);
    expect(requests[0]).toContain('filename="sea.png"');
    expect(requests[0]).toBe(requests[1]);
  });

  it.each<[string, ScenarioStep]>([
    ['has several entries of one name', upload({ tag: ['a', 'b'] })],
    ['forgot its enctype', { ...upload({ photo: picture }), enctype: 'application/x-www-form-urlencoded' }],
    ['has a text that looks like a file', upload({ name: '@sea.png' })],
  ])('is not offered when it %s, since the lab cannot store it', (_, step) => {
    expect(pageOffers([step])).toEqual([]);
  });

  it('is stored as texts that are read as the same files', () => {
    const content = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'grapheme' }) }),
      fc.record({
        kind: fc.constant('bytes' as const),
        hex: fc.uint8Array().map((all) => Buffer.from(all).toString('hex')),
      }),
      fc.record({ kind: fc.constant('filler' as const), bytes: fc.nat(4_000_000) }),
    );
    const name = fc.oneof(fc.constantFrom('sea.png', 'a.txt', 'mystery', '@x', 'size=3'), fc.string({ minLength: 1 }));
    const type = fc.constantFrom('', 'image/png', 'text/plain', 'text/html');
    fc.assert(
      fc.property(fc.record({ name, type, content }), (file) => {
        const post = labPost(upload({ file }));
        fc.pre(post !== null);
        const kept: unknown = JSON.parse(JSON.stringify(post));
        expect(kept).toEqual(post);
        const result = drive(
          replay(NOON, [], () => post),
          () => page('Saved'),
        );
        expect(result.last[0]?.step).toEqual(upload({ file }));
      }),
    );
  });
});
