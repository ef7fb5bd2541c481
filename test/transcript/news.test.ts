/** A reason is said where it is news: once in each transcript at least, and never twice in a row of the same cookie. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reason, Transcript, TranscriptEntry } from '../../src/browser/index.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { altText } from '../../src/transcript/diagram/scene.ts';
import { transcriptScenes } from '../../src/transcript/diagram/transcript-scenes.ts';
import { describeTranscript } from '../../src/transcript/index.ts';
import { shortenRuns } from '../../src/transcript/words/text.ts';
import { setting } from '../browser/fake-app.ts';
import { movesUpTo } from '../browser/random-moves.ts';
import { play, visit } from '../browser/steps.ts';
import { walk } from '../browser/walk.ts';
import { plainText } from './plain-text.ts';
import { transcriptText } from './transcript-text.ts';

/** Every reason that a rule gave. The ordinary one has words of its own in a transcript. */
function reasonsIn(entry: TranscriptEntry): readonly Reason[] {
  const decided = (all: readonly { readonly reason: Reason }[]): readonly Reason[] => all.map(({ reason }) => reason);
  switch (entry.kind) {
    case 'exchange':
      return [
        ...decided(entry.sent).filter(({ code }) => code !== 'matches'),
        ...decided(entry.withheld),
        ...entry.received.flatMap(({ decision, notes }) => [
          ...(decision.kind === 'stored' || decision.kind === 'replaced' ? [] : [decision.reason]),
          ...notes,
        ]),
        ...decided(entry.cors?.decisions ?? []),
      ];
    case 'script-read':
      return decided(entry.hidden);
    default:
      return [];
  }
}

const textOf = (transcript: Transcript): string => plainText(describeTranscript(transcript));

/** Scripts, sites and connections that meet the cookie in different ways. */
const ways: readonly ScenarioStep[] = [
  visit('/'),
  visit('/a'),
  visit('http://app.test/'),
  visit('/', 'https://other.test'),
  { do: 'read-script', url: 'https://app.test/' },
  { do: 'wait', seconds: 40 },
  { do: 'close' },
];
const flags = fc.subarray(['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/a', 'Max-Age=60', 'Domain=other.test']);

describe('a reason', () => {
  it('is said in full at least once in each transcript that has it', () => {
    fc.assert(
      fc.property(movesUpTo(12), (moves) => {
        const transcript = walk(moves);
        const text = textOf(transcript);
        const missing = transcript.flatMap(reasonsIn).filter(({ words }) => !text.includes(shortenRuns(words)));
        expect(missing.map(({ words }) => words)).toEqual([]);
      }),
    );
  });

  it('is never said twice in a row of the same cookie', () => {
    fc.assert(
      fc.property(flags, fc.array(fc.constantFrom(...ways), { maxLength: 12 }), (attributes, steps) => {
        const text = transcriptText(setting(['a=1', ...attributes].join('; ')), steps);
        const said = [...text.matchAll(/^\S ((?:SENT|WITHHELD|HIDDEN|REJECTED|IGNORED|DELETED) `a`): (.+)$/gm)];
        const again = said.filter(([, what, why], index) => {
          const last = said[index - 1];
          return why !== 'as before' && last?.[1] === what && last?.[2] === why;
        });
        expect(again.map(([line]) => line)).toEqual([]);
      }),
    );
  });

  it('is said again where another one has decided meanwhile', () => {
    const app = setting('a=1; Secure; SameSite=Strict');
    const text = transcriptText(app, [
      visit('/'),
      visit('http://app.test/'),
      visit('/', 'https://other.test'),
      visit('http://app.test/'),
      visit('http://app.test/'),
    ]);
    expect(text.match(/(?<=WITHHELD `a`: ).*/g)).toEqual([
      'it’s Secure, and http://app.test isn’t encrypted',
      'it’s SameSite=Strict, and the visitor comes from another site, https://other.test',
      'it’s Secure, and http://app.test isn’t encrypted',
      'as before',
    ]);
  });

  it('takes one line for all cookies that go along as before', () => {
    const text = transcriptText(setting('a=1', 'b=1'), [visit('/'), visit('/'), visit('/')]);
    expect(text.match(/→ SENT.*/g)).toEqual(['→ SENT `a`, `b`: host, path and flags allow it', '→ SENT `a`, `b`']);
  });

  it('is told of each browser by itself', () => {
    const steps: ScenarioStep[] = [visit('/a'), visit('/'), { do: 'private-window' }, visit('/a'), visit('/')];
    const text = transcriptText(
      (request) => setting(...(request.url.endsWith('/a') ? ['a=1; Path=/a'] : []))(request),
      steps,
    );
    expect(text.match(/WITHHELD `a`: its Path is/g)).toHaveLength(2);
  });

  it('is left out of pictures in the same way', () => {
    const steps = [visit('/a'), visit('/'), visit('/')];
    const app = setting('a=1; Path=/a');
    const words = altText('', transcriptScenes(play(app, ...steps)));
    expect(words.match(/Withheld a: [^.]*/g)).toEqual([
      'Withheld a: its Path is /a and the page is /',
      'Withheld a: as before',
    ]);
  });
});
