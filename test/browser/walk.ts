/** Performs random moves and holds each entry to the rules that can never be broken. */
import { openBrowser, performStep, type Transcript, type TranscriptEntry } from '../../src/browser/index.ts';
import { brokenRules } from './broken-rules.ts';
import { drive, type FakeApp, page, redirect } from './fake-app.ts';
import { NOON } from './jars.ts';
import type { Move } from './random-moves.ts';

/** All that happened. Throws at the first broken rule, naming it, the entry and the move. */
export function walk(moves: readonly Move[]): Transcript {
  const transcript: TranscriptEntry[] = [];
  let state = openBrowser(NOON);
  for (const [index, move] of moves.entries()) {
    const { current, browsers } = state;
    const blocked = browsers.find(({ name }) => name === current)?.thirdPartyCookies === 'blocked';
    const before = JSON.stringify(state);
    const result = drive(performStep(state, move.step), answering(move));
    const broken = result.entries.flatMap((entry) => brokenRules(entry, blocked));
    if (JSON.stringify(state) !== before) broken.push('a step changes nothing that was there before it');
    state = result.state;
    transcript.push(...result.entries);
    if (!state.browsers.some(({ name }) => name === state.current)) broken.push('the browser in use is there');
    if (broken.length > 0) throw new Error(`${broken.join('; ')}: move ${index}, ${JSON.stringify(move)}`);
  }
  return transcript;
}

/** Redirects once at most, so that every walk comes to an end soon. */
function answering({ setCookies, redirectTo }: Move): FakeApp {
  let hop = 0;
  return () => {
    hop += 1;
    return redirectTo !== null && hop === 1
      ? redirect(redirectTo, '307 TEMPORARY REDIRECT', setCookies)
      : page('Saved', { setCookies });
  };
}
