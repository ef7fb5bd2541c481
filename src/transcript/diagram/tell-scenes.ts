/** A transcript as scenes: each entry with its messages, what became of its cookies, and the jar whenever it has changed. */
import type { Exchange, Transcript, TranscriptEntry } from '../../browser/index.ts';
import { cookieNote } from '../cookie-note.ts';
import { localParts } from '../describe-local-step.ts';
import { printableLine } from '../printable.ts';
import { shortAddress } from '../short-address.ts';
import { shortenValue } from '../shorten.ts';
import { stepTitle } from '../step-title.ts';
import { exchangeParts } from './exchange-parts.ts';
import { createJarShelf } from './jar-shelf.ts';
import { markParts } from './mark-parts.ts';
import type { Part, Scene } from './scene.ts';

/** One scene for each entry. They say no more of cookies than the text does: nothing, where none occurs at all. */
export function tellScenes(transcript: Transcript): readonly Scene[] {
  const note = cookieNote(transcript);
  const shelf = createJarShelf(transcript);
  return transcript.map((entry) => ({
    ...titleOf(entry),
    parts: [
      ...(entry.kind === 'exchange' ? exchangeParts(entry, note) : partsOf(entry)),
      ...(note === 'said' ? shelf.changes(entry) : []),
    ],
  }));
}

function titleOf(entry: TranscriptEntry): Pick<Scene, 'number' | 'title'> {
  const isRedirected = entry.kind === 'exchange' && entry.hop > 0;
  return isRedirected
    ? { number: null, title: shortenValue(`Redirected to ${shortAddress(entry.request.url)}`) }
    : { number: entry.number, title: shortenValue(stepTitle(entry.step)) };
}

function partsOf(entry: Exclude<TranscriptEntry, Exchange>): readonly Part[] {
  const { words, script, marks } = localParts(entry);
  return [
    ...(words === null ? [] : [{ kind: entry.kind === 'waited' ? 'time' : 'note', words } as const]),
    ...(script === null ? [] : [{ kind: 'script', text: shortenValue(printableLine(script)) } as const]),
    ...markParts(marks),
  ];
}
