/** A step of the lesson on the preview page: where it is, what lint says, how long its texts are, and its moments. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { keep } from '../../../playground/page/keep.ts';
import type { Step } from '../../core/lesson.ts';
import type { Place, Problem } from '../../lesson/problem.ts';
import { SIZE_LIMITS, sizesOf } from '../lint-sizes.ts';
import { drawMoment } from './draw-moment.ts';
import type { FileShelf } from './file-shelf.ts';
import type { Moment } from './scene.ts';
import { showProblems } from './show-problems.ts';

/** Moments; `version` changes with them. */
export interface Known {
  readonly version: string;
  readonly moments: readonly Moment[];
}

export interface Shown {
  /** Null before anything was found out. */
  readonly known: Known | null;
  /** Whether it is being found out anew. */
  readonly isOld: boolean;
}

export interface StepView {
  /** As the tutor is given it. */
  readonly step: Step;
  /** As it was read; null for what the lesson lacks and the tutor needs. */
  readonly source: Step | null;
  /** From 1, as the tutor counts steps. */
  readonly number: number;
  readonly place: Place | null;
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
  readonly places: ReadonlyMap<object, Place>;
  readonly still: Shown;
  /** Undefined where nothing is run. */
  readonly runs: Shown | undefined;
  /** What to know before believing what is shown; empty when there is nothing. */
  readonly note: string;
}

const KINDS: Readonly<Record<Step['kind'], string>> = {
  text: 'Text',
  example: 'Example',
  question: 'Question',
  exercise: 'Exercise',
  score: 'Score',
  complete: 'Closing message',
};

/** `draw` may be asked again for what it has drawn: it should remember by `version`. */
export function showStep(
  view: StepView,
  shelf: FileShelf,
  draw: (version: string, make: () => Element) => Element,
): Element {
  const { step, number, place, problems, lines, still, runs, note } = view;
  const part = (name: string, { known, isOld }: Shown, waiting: string): ElementContent[] => [
    h('p.waiting', { id: `${step.id}-${name}-waiting` }, isOld ? waiting : ''),
    ...(known === null
      ? []
      : [
          draw(`${name} ${known.version}`, () =>
            keep(`${step.id}-${name}`, h('.moments', drawMoments(known.moments, step.id, shelf)), known.version),
          ),
        ]),
  ];
  return h(
    'section.step',
    { id: `step-${step.id}`, ariaLabelledBy: [`title-${step.id}`] },
    h('h2', { id: `title-${step.id}` }, `${number}. ${KINDS[step.kind]}: ${step.title}`),
    h('p.where', place === null ? 'Nibble puts it here by itself.' : `Line ${place.line}. Id: ${step.id}`),
    note === '' ? [] : h('p.note', note),
    showProblems(problems, lines),
    showSizes(view),
    part('still', still, 'Asking the tutor…'),
    runs === undefined ? [] : part('runs', runs, 'Running the program…'),
  );
}

/** The first one is open; the others unfold. */
const drawMoments = (moments: readonly Moment[], stepId: string, shelf: FileShelf): ElementContent[] =>
  moments.map((moment) => {
    const id = `${stepId}-${moment.id}`;
    const drawn = drawMoment(moment, id, shelf);
    if (OPEN.test(moment.id)) return drawn;
    return h('details.more', { id }, h('summary', moment.title), drawn.children.slice(1));
  });

/** What is seen without asking for it: the step as it is first seen, and what became of its programs. */
const OPEN = /^(?:0-)?shown$|^run$|^solution$|^starter$/;

function showSizes({ step, source, places }: StepView): Element {
  const items = (source === null ? [] : sizesOf(source, places)).map(({ size, what, characters }) => {
    const most = SIZE_LIMITS[size];
    return h('li', `${what}: ${characters} of ${most} characters`, characters > most ? h('strong', ' Too long') : []);
  });
  if (items.length === 0) return h('p.sizes', { id: `${step.id}-sizes` });
  return h('details.sizes', { id: `${step.id}-sizes` }, h('summary', 'Sizes of the texts'), h('ul', items));
}
