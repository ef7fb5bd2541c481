/** What a run showed in one place, in plain words: what a learner predicts before it. */
import { pageText, type Transcript } from '../browser/index.ts';
import { headerValues } from '../core/http.ts';
import type { Observation } from '../core/lesson.ts';

/** Where there is nothing: no header, no cookie for scripts, an empty page. */
export const NOTHING = 'nothing';

/** Of a step that was redirected, what was seen in the end. Null: the run did not come so far, or ended in a fault. */
export function observe(transcript: Transcript, { what, step }: Observation): string | null {
  const entry = transcript.findLast(({ number }) => number === step);
  if (entry === undefined) return null;
  if (what === 'document.cookie') return entry.kind === 'script-read' ? orNothing(entry.text) : null;
  if (entry.kind !== 'exchange') return null;
  const { request, answer } = entry;
  if (what === 'cookie-header') return orNothing(headerValues(request.headers, 'Cookie').join('; '));
  if (answer.kind === 'fault') return null;
  const { response, prints } = answer;
  switch (what) {
    case 'page':
      return orNothing(pageText(response));
    case 'status':
      return String(response.status);
    case 'set-cookie-header':
      return orNothing(headerValues(response.headers, 'Set-Cookie').join('\n'));
    case 'prints':
      return orNothing(prints);
  }
}

const orNothing = (text: string): string => (text.trim() === '' ? NOTHING : text.trim());
