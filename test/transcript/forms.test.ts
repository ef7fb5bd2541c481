/** How a transcript shows what a form sends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormFile, FormValues, ScenarioStep } from '../../src/core/scenario.ts';
import { page } from '../browser/fake-app.ts';
import { transcriptText } from './transcript-text.ts';

const upload = (form: FormValues, more: { enctype?: 'application/x-www-form-urlencoded' } = {}): ScenarioStep => ({
  do: 'post',
  url: 'https://app.test/upload',
  form,
  from: null,
  ...more,
});
const text = (name: string, words: string, type = 'text/plain'): FormFile => ({
  name,
  type,
  content: { kind: 'text', text: words },
});
const filler = (name: string, type: string, bytes: number): FormFile => ({
  name,
  type,
  content: { kind: 'filler', bytes },
});
const saved = () => page('Saved');
/** The boundary is of no interest but for its being there. */
const told = (step: ScenarioStep): string =>
  transcriptText(saved, [step]).replaceAll(/----WebKitFormBoundary\w{16}/g, 'BOUNDARY');

describe('a transcript', () => {
  it('shows the parts of an upload with their headers, and the size of a picture', () => {
    expect(told(upload({ title: 'Größe', photo: filler('sea "1".png', 'image/png', 3072) }))).toMatchInlineSnapshot(`
      "
      ## 1. Submit a form to /upload
          Request: browser → server
          POST /upload
          Content-Type: multipart/form-data;
            boundary=BOUNDARY

          --BOUNDARY
          Content-Disposition: form-data; name="title"

          Größe
          --BOUNDARY
          Content-Disposition: form-data; name="photo";
            filename="sea %221%22.png"
          Content-Type: image/png

          (3,072 bytes of image/png)
          --BOUNDARY--

          Response: server → browser
          200 OK

          Saved"
    `);
  });

  it.each<[string, FormValues, string]>([
    ['a short text', { f: text('a.txt', 'hello\nworld') }, 'Content-Type: text/plain\n\n    hello\n    world\n'],
    ['both ends of a long text', { f: text('a.txt', 'sun '.repeat(300)) }, 'sun  (… 1,040 characters left out …) sun '],
    [
      'the size of what only fills a file',
      { f: filler('a.txt', 'text/plain', 100) },
      '\n    (100 bytes of text/plain)\n',
    ],
    ['a page that is said to be a picture', { f: text('a.png', '<h1>Hi</h1>', 'image/png') }, '\n    <h1>Hi</h1>\n'],
    ['that a file is empty', { f: text('a.txt', '') }, '\n    (an empty file)\n'],
    [
      'the size of bytes',
      { f: { name: 'a', type: '', content: { kind: 'bytes', hex: '00ff' } } },
      '(2 bytes of application/octet-stream)',
    ],
    ['several files of one name', { f: [text('a.txt', 'one'), text('b.txt', 'two')] }, 'name="f"; filename="b.txt"'],
  ])('shows %s', (_, form, shown) => {
    expect(told(upload(form))).toContain(shown);
  });

  it('shows that a form without the right enctype sends only the name of a file', () => {
    const shown = told(upload({ photo: text('sea.png', 'hello') }, { enctype: 'application/x-www-form-urlencoded' }));
    expect(shown).toContain('\n    photo=sea.png\n');
    expect(shown).not.toContain('multipart');
  });

  it('never grows long, whatever is sent', () => {
    const entry = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc
        .record({
          name: fc.string({ unit: 'binary', maxLength: 3000 }),
          type: fc.constantFrom('', 'text/plain', 'image/png'),
        })
        .chain(({ name, type }) => fc.integer({ min: 0, max: 10_000 }).map((bytes) => filler(name, type, bytes))),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 3000 }), fc.array(entry, { minLength: 1, maxLength: 9 })),
        (form) => {
          expect(transcriptText(saved, [upload(form)]).length).toBeLessThan(5_500);
        },
      ),
      { numRuns: 50 },
    );
  });
});
