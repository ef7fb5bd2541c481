/** The preview page: the lesson's facts, problems and steps. Parts with an id change while the page is open. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { keep } from '../../../../playground/page/live-updates.ts';
import type { Lesson, Step } from '../../../core/lesson.ts';
import { count, type Place, type Problem } from '../../../lesson/problem.ts';
import { SIZE_LIMITS, sizesOf } from '../lint/lint-sizes.ts';
import { drawCase, type FileCache } from './draw-case.ts';
import type { StepCase } from './step-cases.ts';

export interface Facts {
  readonly file: string;
  readonly lesson: Lesson | null;
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
  readonly isBusy: boolean;
}

/** The parts of the page, in order. `steps` are drawn. `stepOf`: the id of the step that a problem is at, or null. */
export function showParts(
  facts: Facts,
  stepOf: (problem: Problem) => string | null,
  steps: readonly Element[],
): readonly Element[] {
  const { file, lesson, problems, lines, isBusy } = facts;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const said =
    problems.length === 0
      ? 'Lint has nothing to say.'
      : `Lint found ${count(errors, 'error')} and ${count(problems.length - errors, 'warning')}.`;
  const about = h(
    'header',
    { id: 'about' },
    h('h1', lesson?.title ?? 'No lesson yet'),
    h('p', lesson === null ? '' : lesson.summary),
    h(
      'p.where',
      lesson === null
        ? file
        : `${file}, ${lesson.course.title}, ${lesson.minutes} minutes, ${lesson.steps.length} steps`,
    ),
    h('p', { role: 'status' }, `${said}${isBusy ? ' Programs are still running.' : ''}`),
  );
  const links = steps.map((step) => {
    const title = step.children.find((child) => child.type === 'element' && child.tagName === 'h2');
    return h('li', h('a', { href: `#${String(step.properties.id)}` }, title?.type === 'element' ? title.children : []));
  });
  const above = problems.filter((problem) => stepOf(problem) === null);
  const below = problems.flatMap((problem) => showLink(problem, stepOf(problem)));
  return [
    about,
    h('section', { id: 'all-problems', ariaLabel: 'All problems' }, showProblems(above, lines), h('ul.links', below)),
    h('nav', { id: 'contents', ariaLabel: 'Steps' }, h('details', h('summary', 'Steps'), h('ol', links))),
    h('main', { id: 'steps' }, [...steps]),
  ];
}

function showLink({ line, severity, found }: Problem, step: string | null): readonly Element[] {
  if (step === null) return [];
  const words = `${severity === 'error' ? 'Error' : 'Warning'} in line ${line}: ${found}`;
  return [h('li', h('a', { href: `#step-${step}` }, words))];
}

/** `linked`: a page of the server, with its styles and code; else one file with `styles` in it. */
export function showPage(title: string, parts: readonly Element[], styles: 'linked' | string): string {
  const head = h(
    'head',
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', `${title}, a preview`),
    styles === 'linked'
      ? [
          ...['discord', 'slack', 'payload', 'preview'].map((name) =>
            h('link', { rel: 'stylesheet', href: `/${name}.css` }),
          ),
          h('link', { rel: 'icon', href: '/icon.svg' }),
          h('script', { type: 'module', src: '/preview.js' }),
        ]
      : [h('meta', { httpEquiv: 'content-security-policy', content: ALONE }), h('style', styles)],
  );
  return `<!doctype html>${toHtml(h('html', { lang: 'en' }, head, h('body.preview', [...parts])))}\n`;
}

/** What a file on its own may do: show what is in it. */
const ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Moments; `version` changes with them. */
export interface Known {
  readonly version: string;
  readonly cases: readonly StepCase[];
}

export interface Shown {
  /** Null before anything was found out. */
  readonly known: Known | null;
  /** Whether it is being found out anew. */
  readonly isOld: boolean;
}

export interface StepView {
  readonly step: Step;
  /** As it was read; null for what the lesson lacks and the tutor needs. */
  readonly source: Step | null;
  /** From 1, as the tutor counts steps. */
  readonly number: number;
  readonly place: Place | null;
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
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

/** A step: its place, problems, lengths and cases. `draw` may be asked again: it should remember by `version`. */
export function showStep(
  view: StepView,
  fileCache: FileCache,
  draw: (version: string, make: () => Element) => Element,
): Element {
  const { step, number, place, problems, lines, still, runs, note } = view;
  const part = (name: string, { known, isOld }: Shown, waiting: string): ElementContent[] => [
    h('p.waiting', { id: `${step.id}-${name}-waiting` }, isOld ? waiting : ''),
    ...(known === null
      ? []
      : [
          draw(`${name} ${known.version}`, () =>
            keep(`${step.id}-${name}`, h('.cases', drawCases(known.cases, step.id, fileCache)), known.version),
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
const drawCases = (cases: readonly StepCase[], stepId: string, fileCache: FileCache): ElementContent[] =>
  cases.map((one) => {
    const id = `${stepId}-${one.id}`;
    const drawn = drawCase(one, id, fileCache);
    if (OPEN.test(one.id)) return drawn;
    return h('details.more', { id }, h('summary', one.title), drawn.children.slice(1));
  });

/** What is seen without asking for it: the step as it is first seen, and what became of its programs. */
const OPEN = /^(?:0-)?shown$|^run$|^solution$|^starter$/;

function showSizes({ step, source }: StepView): Element {
  const items = (source === null ? [] : sizesOf(source)).map(({ size, what, characters }) => {
    const most = SIZE_LIMITS[size];
    return h('li', `${what}: ${characters} of ${most} characters`, characters > most ? h('strong', ' Too long') : []);
  });
  if (items.length === 0) return h('p.sizes', { id: `${step.id}-sizes` });
  return h('details.sizes', { id: `${step.id}-sizes` }, h('summary', 'Sizes of the texts'), h('ul', items));
}

/** Problems as lint reports them, each with its line of the file's `lines`. None: an empty element to fill later. */
const showProblems = (problems: readonly Problem[], lines: readonly string[]): Element =>
  h(
    'ul.problems',
    { ariaLabel: 'Problems' },
    problems.map((problem) => showProblem(problem, lines)),
  );

function showProblem(
  { line, column, severity, rule, found, expected, remedy }: Problem,
  lines: readonly string[],
): Element {
  const source = line === null ? undefined : lines[line - 1];
  const name = severity === 'error' ? 'Error' : 'Warning';
  return h(
    `li.${severity}`,
    h('p', h('strong', `${name}${line === null ? '' : ` in line ${line}`}: `), `${found}. Expected: ${expected}.`),
    remedy === null ? [] : h('p', `Remedy: ${remedy}.`),
    source === undefined ? [] : h('pre', h('code', markAt(source, column ?? 1))),
    h('p.rule', `Rule: ${rule}`),
  );
}

function markAt(source: string, column: number): (string | Element)[] {
  const before = source.slice(0, column - 1);
  const marked = /^\s*(?:[\p{L}\p{N}_]+|\S)?/u.exec(source.slice(column - 1))?.[0] ?? '';
  return marked === '' ? [source] : [before, h('mark', marked), source.slice(before.length + marked.length)];
}
