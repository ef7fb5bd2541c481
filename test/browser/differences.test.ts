import { describe, expect, it } from 'vitest';
import { BROWSER_KINDS, DIFFERENCES, RECORDED } from '../../src/browser/index.ts';
import { loadCorsRecording } from '../oracle/cors/seen.ts';
import { DIFFERENCES_MEANT } from '../oracle/differences.ts';
import { loadRecording } from '../oracle/recording.ts';
import { loadScenarios } from '../oracle/scenario.ts';

const topics = loadScenarios().map(({ topic }) => topic);

describe('the table of what browsers do differently', () => {
  it.each(BROWSER_KINDS)('was made from the newest recordings of %s', (kind) => {
    const recordings = topics.map((topic) => loadRecording(kind, topic));
    expect([...new Set(recordings.map(({ version }) => version))]).toEqual([RECORDED[kind].version]);
    expect(
      recordings
        .map(({ date }) => date)
        .toSorted()
        .at(-1),
    ).toBe(RECORDED[kind].date);
  });

  it.each(Object.entries(DIFFERENCES))('%s: has been seen in a scenario in which they part', (_, { seen }) => {
    const [topic = '', name = ''] = seen.split(/: (.*)/s);
    if (topic === 'cors') {
      const [one, other] = BROWSER_KINDS.map((kind) => loadCorsRecording(kind).scenarios[name]);
      expect(one).toBeDefined();
      expect(other).not.toEqual(one);
      return;
    }
    const [chromium, firefox] = BROWSER_KINDS.map((kind) => loadRecording(kind, topic).scenarios[name]);
    expect(chromium).toBeDefined();
    // Chromium's recording of a private window is not one of the visitor's own: differences.ts of the oracle.
    const isKnown = DIFFERENCES_MEANT[`chromium, ${seen}`] !== undefined;
    if (!isKnown) expect(whatWasSeen(firefox)).not.toEqual(whatWasSeen(chromium));
  });

  it.each(Object.entries(DIFFERENCES))('%s: says of each browser something else', (_, { chromium, firefox }) => {
    expect(chromium.does).not.toBe(firefox.does);
    expect(chromium.words).not.toBe(firefox.words);
  });
});

/** Without the reasons, which Chromium alone tells. */
const whatWasSeen = (steps: ReturnType<typeof loadRecording>['scenarios'][string] | undefined) =>
  steps?.map(({ requests, jar, script }) => ({
    requests: requests.map(({ method, url, cookie, content }) => [method, url, cookie, content]),
    jar,
    script,
  }));
