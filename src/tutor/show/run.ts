/** A run as learners see it: as its picture where pictures are shown, else as text; and what is kept of it. */
import type { Transcript } from '../../browser/index.ts';
import { type Inline, type Picture, type Prose, paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { browsersPart } from '../../explain/browsers-part.ts';
import { listDecisions } from '../../explain/decisions.ts';
import { sessionsIn } from '../../explain/open-session.ts';
import { listStory } from '../../explain/story.ts';
import { drawScenes } from '../../transcript/diagram/draw-scenes.ts';
import type { Scene } from '../../transcript/diagram/scene.ts';
import { transcriptScenes } from '../../transcript/diagram/transcript-scenes.ts';
import { describePrints } from '../../transcript/index.ts';
import type { LastRun } from '../state.ts';

/** What is remembered of a run is bounded: the newest scenes, more than fit on the pictures of one answer … */
const MOST_SCENES = 60;
/** … and the newest of its text, in characters of JSON: ten times what an example of the lessons has. */
const MOST_TOLD = 40_000;

/** A run that is kept with its text. */
export type ToldRun = LastRun & { readonly told: readonly Prose[] };

/**
 * A run as it is kept, to be asked about. `told`: all of it as text. `program`: the learner's own; null for
 * the author's.
 */
export const lastRunOf = (
  lesson: string,
  step: string,
  transcript: Transcript,
  told: readonly Prose[],
  program: string | null = null,
): ToldRun => ({
  lesson,
  step,
  ...(program === null ? {} : { program }),
  decisions: listDecisions(transcript),
  scenes: transcriptScenes(transcript).slice(-MOST_SCENES),
  story: listStory(transcript),
  differs: browsersPart(transcript),
  told: newestOf(told),
  sessions: sessionsIn(transcript),
});

function newestOf(told: readonly Prose[]): readonly Prose[] {
  let length = 0;
  const from = told.findLastIndex((node) => {
    length += JSON.stringify(node).length;
    return length > MOST_TOLD;
  });
  return from < 0 ? told : [paragraph('It was long. Here’s the end of it.'), ...told.slice(from + 1)];
}

/** So many pictures come by themselves. A longer run comes as text, and its pictures when they are asked for. */
const MOST_AT_ONCE = 3;

/** For who hears the picture. */
export const WHERE_AS_TEXT = 'For all of it as text, press or type “Show the headers”.';

/** A run, with what stands around it. `title`: what the picture is of. */
export function pictureFirst(
  title: string,
  scenes: readonly Scene[],
  {
    pictured,
    told,
  }: { readonly pictured: (pictures: readonly Picture[]) => readonly Block[]; readonly told: readonly Block[] },
): readonly Block[] {
  const pictures = drawScenes(title, scenes, WHERE_AS_TEXT);
  if (pictures.length === 0 || pictures.length > MOST_AT_ONCE) return told;
  return [{ kind: 'with-pictures', blocks: pictured(pictures), instead: told }];
}

/** So many pictures are one answer to who asks for them; the newest are what was asked for. */
const MOST_PICTURES = 5;

/** The pictures that were asked for. `whole`: where all of it stands as text; may be empty. */
export function showDrawing(title: string, scenes: readonly Scene[], whole = ''): readonly Block[] {
  const pictures = drawScenes(title, scenes, whole);
  const left = pictures.length - MOST_PICTURES;
  return [
    ...(left > 0 ? [paragraph(`It was long. Here are the last ${MOST_PICTURES} of ${pictures.length} pictures.`)] : []),
    ...pictures.slice(-MOST_PICTURES),
  ];
}

/** What the program printed, which no picture shows. */
export const printsIn = (transcript: Transcript): readonly Prose[] =>
  transcript.flatMap((entry) => (entry.kind === 'exchange' ? describePrints(entry.answer.prints) : []));

const WHAT_IT_SHOWS = paragraph('From top to bottom: what the browser asked for, what came back, and what it kept.');

/** What to look at, which stands above a picture, and what is left to be said below it. */
export function leadOf(takeaway: readonly Prose[]): { readonly line: Prose; readonly rest: readonly Prose[] } {
  const [first, ...others] = takeaway;
  if (first?.kind !== 'paragraph') return { line: WHAT_IT_SHOWS, rest: takeaway };
  const [sentence, left] = firstSentence(first.children);
  return { line: paragraph(...sentence), rest: left.length === 0 ? others : [paragraph(...left), ...others] };
}

/** A sentence ends in words, never in code. */
function firstSentence(children: readonly Inline[]): readonly [sentence: readonly Inline[], left: readonly Inline[]] {
  for (const [index, child] of children.entries()) {
    const end = child.kind === 'text' ? /[.!?]["”’)]?(?=\s)/.exec(child.text) : null;
    if (child.kind !== 'text' || end === null) continue;
    const at = end.index + end[0].length;
    const left = child.text.slice(at).trimStart();
    return [
      [...children.slice(0, index), { ...child, text: child.text.slice(0, at) }],
      [...(left === '' ? [] : [{ ...child, text: left }]), ...children.slice(index + 1)],
    ];
  }
  return [children, []];
}
