/** A scenario played on a fake app and shown as plain text. */
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { describeTranscript, type TranscriptView } from '../../src/transcript/index.ts';
import { cookieHeader, type FakeApp, page, routes, setting } from '../browser/fake-app.ts';
import { play } from '../browser/steps.ts';
import { plainText } from './plain-text.ts';

export const transcriptText = (app: FakeApp, steps: readonly ScenarioStep[], view: TranscriptView = 'whole'): string =>
  plainText(describeTranscript(play(app, ...steps), view));

/** An app that remembers a theme, and one view that deletes it with the wrong path. */
export const themes = routes({
  '/theme': (request) => page(`<p>The theme is <b>${cookieHeader(request).replace('theme=', '') || 'light'}</b>.</p>`),
  '/dark': setting('theme=dark; Path=/'),
  '/light': setting('theme=light; Expires=Thu, 01 Jan 2026 13:00:00 GMT; Max-Age=3600; Path=/'),
  '/wrong': setting('theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/shop'),
  '/forget': setting('theme=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/'),
});
