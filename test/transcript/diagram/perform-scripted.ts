/** An oracle scenario as a transcript. */
import { openBrowser, performStep, type Transcript, type TranscriptEntry } from '../../../src/browser/index.ts';
import { drive, type FakeApp, page, redirect } from '../../browser/fake-app.ts';
import { NOON } from '../../browser/jars.ts';
import type { OracleScenario } from '../../oracle/scenario.ts';

/** The whole scenario, with the answers that it scripts. */
export function performScripted({ steps }: OracleScenario): Transcript {
  const entries: TranscriptEntry[] = [];
  let state = openBrowser(NOON);
  for (const { step, answers } of steps) {
    let hop = 0;
    const app: FakeApp = () => {
      const answer = answers[hop++];
      if (answer?.location == null) return page('<p>Hello</p>', { setCookies: answer?.setCookies ?? [] });
      return redirect(answer.location, `${answer.status} FOUND`, answer.setCookies);
    };
    const result = drive(performStep(state, step), app);
    state = result.state;
    entries.push(...result.entries);
  }
  return entries;
}
