/** What a form sends, whatever is in it. What Chromium sends is recorded: test/oracle/scenarios/forms.yaml. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBrowser, performStep, readMultipart } from '../../src/browser/index.ts';
import { bytesOf, headerValues } from '../../src/core/http.ts';
import type { FormValues, ScenarioStep } from '../../src/core/scenario.ts';
import { drive, page } from './fake-app.ts';
import { NOON } from './jars.ts';
import { anyForm } from './random-moves.ts';

function requestOf(form: FormValues, stepsBefore = 0) {
  const step: ScenarioStep = { do: 'post', url: 'https://app.test/', form, enctype: 'multipart/form-data', from: null };
  let state = openBrowser(NOON);
  for (let count = 0; count < stepsBefore; count += 1) state = drive(performStep(state, step), () => page('')).state;
  const [entry] = drive(performStep(state, step), () => page('')).entries;
  if (entry?.kind !== 'exchange') throw new Error('nothing was sent');
  return entry.request;
}

describe('a multipart form', () => {
  it('is the same each time at the same step, and has another boundary at another step', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(requestOf(form)).toEqual(requestOf(form));
        expect(requestOf(form).body).not.toBe(requestOf(form, 1).body);
      }),
    );
  });

  it('can be taken apart again: its boundary is in none of its parts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const read = readMultipart(requestOf({ f: texts }));
        const sent = texts.map((text) => bytesOf(text.replace(/\r\n|\r|\n/g, '\r\n')));
        expect(read?.parts.map(({ content }) => content)).toEqual(sent);
      }),
    );
  });

  it('says its length in bytes', () => {
    const request = requestOf({ f: { name: 'ä.txt', type: '', content: { kind: 'text', text: '日本' } } });
    expect(headerValues(request.headers, 'Content-Length')).toEqual([
      String(Buffer.from(request.body, 'latin1').length),
    ]);
    expect(request.body).toContain(Buffer.from('日本').toString('latin1'));
  });
});
