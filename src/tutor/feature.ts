/**
 * What a feature is: its command, its buttons and forms, and its typed words, each with what it decides. `features/`
 * has one file for each; the commands of all platforms, the help and the reading of typed words are made from them.
 */

import type { HelpTopic } from '../ask/passages.ts';
import { type Action, action as makeAction } from '../core/action.ts';
import type { LearnerId } from '../core/event.ts';
import { textKey } from '../core/hash-text.ts';
import type { Lesson, Step } from '../core/lesson.ts';
import { emphasis, type Prose, paragraph } from '../core/prose.ts';
import {
  type Block,
  type Button,
  type Buttons,
  type Form,
  MAX_BUTTON_LABEL,
  type Menu,
  type TextField,
} from '../core/reply.ts';
import { isAboutScript } from '../explain/describe-decision.ts';
import { storiedCookies } from '../explain/story.ts';
import { type Context, leavingReview, type Plan, placeIn, sayOnly } from './decision.ts';
import type { Verb } from './features/index.ts';
import type { CourseLessons, Lessons } from './lessons.ts';
import type { Place } from './place.ts';
import type { Command, Pace, Suggested } from './ports.ts';
import type { Meaning } from './reading/phrases/phrases.ts';
import type { LastRun } from './state.ts';
import type { Fields } from './storage.ts';

/** `Verbs`: those of its buttons and forms. Annotate each feature, so that `Verb` is known without a cycle. */
export interface Feature<Verbs extends string = never> {
  readonly command?: FeatureCommand;
  readonly presses?: Readonly<Record<Verbs, Press>>;
  /** In the order in which they are tried. */
  readonly typed?: readonly Phrase[];
  /** What it does with a lesson that is named, by the command or by typing. */
  readonly opening?: Opening;
  /** What `help` says about its typed words, a line each; between backticks is what is typed. */
  readonly help?: readonly string[];
  /** What people ask about it, and the answers: a free question finds them. */
  readonly topics?: readonly HelpTopic[];
}

export interface FeatureCommand extends Omit<Command, 'kind'> {
  /** `internal`: never typed, and on no list. */
  readonly kind: Command['kind'] | 'internal';
  /** For a feature with an `opening`, only where the option `how` is given. */
  readonly decide?: (context: Context, options: Fields) => Plan;
}

type Decide = (context: Context, pressed: Pressed) => Plan;

/** A button that was pressed, or a form that was sent. */
export interface Pressed {
  readonly action: Action;
  /** Of a form; empty for a button. */
  readonly fields: Fields;
}

export type Press =
  | {
      readonly pace: Exclude<Pace, 'form'>;
      /** Whether it is about the progress in the action's lesson; else about the learner's current one. */
      readonly isOfLesson: boolean;
      readonly decide: Decide;
    }
  /**
   * `draft`: what was sent with it last, and with the form of the verb `alsoSent`. Null: its lesson or step is gone, or
   * does not take it.
   */
  | {
      readonly pace: 'form';
      readonly form: (lessons: Lessons, action: Action, draft: Fields, learner: LearnerId) => Form | null;
      readonly alsoSent?: Verb;
    };

/** Something that can be typed. */
export type Phrase = Saying | Pattern;

interface PhraseBase {
  /** `anywhere`: also in a review and outside of lessons. `lesson`: only where the learner is in a lesson. */
  readonly where: 'anywhere' | 'lesson';
}

/** The everyday words of `phrases.ts` for one meaning. */
export interface Saying extends PhraseBase {
  readonly meaning: Meaning;
  readonly decide: (context: Context) => Plan;
}

/** Words with something to fill in (`go 3`), or in a form of their own. */
export interface Pattern extends PhraseBase {
  /** By which a review knows it: there some words mean something else. */
  readonly name: string;
  /**
   * Tried on the line in lower case, without slash and closing signs; a pattern that ignores case, as typed. A function
   * gets the line as typed, and says whether it is one.
   */
  readonly says: RegExp | ((typed: string) => boolean);
  readonly decide: (context: Context, match: readonly (string | undefined)[]) => Plan;
}

export interface Opening {
  /** Typed with a lesson's name behind it. */
  readonly word: string;
  /** Typed alone; null where that means something else. */
  readonly alone: RegExp | null;
  readonly decide: (context: Context, lesson: Lesson) => Plan;
  /** When a course is named, where that means something. */
  readonly ofCourse?: (context: Context, course: CourseLessons) => Plan;
  /** When no lesson is named. */
  readonly without: (context: Context) => Plan;
}

/** Of a command that means the learner's current lesson where none is named, and asks where there is none. */
export const opensLesson = (
  word: Verb & string,
  alone: RegExp,
  ask: { readonly question: string; readonly menu: string },
  decide: (place: Place) => Plan,
): Opening => {
  const open = (context: Context, id: string | null): Plan => inLesson(context, id, decide);
  return {
    word,
    alone,
    decide: (context, lesson) => open(context, lesson.id),
    without: (context) => {
      const { learner, lessons } = context;
      if (lessons.has(learner.currentLesson ?? '')) return open(context, learner.currentLesson);
      return sayOnly(learner, [paragraph(ask.question), lessonMenu(ask.menu, word, lessons.values())]);
    },
  };
};

/** A command without options that is typed behind a slash. */
export const slash = (name: string, description: string, decide?: FeatureCommand['decide']): FeatureCommand => ({
  kind: 'slash',
  name,
  title: name,
  description,
  options: [],
  argument: '',
  read: () => ({}),
  ...(decide && { decide }),
});

/** The same with one option, `name`, that takes all that is typed. `about`: its description. */
export const slashNamed = (
  name: string,
  description: string,
  argument: string,
  about: string,
  decide?: FeatureCommand['decide'],
  suggests: Suggested = 'lessons',
): FeatureCommand => ({
  ...slash(name, description, decide),
  options: [{ name: 'name', description: about, suggests }],
  argument,
  read: (text): Fields => (text === '' ? {} : { name: text }),
});

export const internal = (name: string, decide: FeatureCommand['decide']): FeatureCommand => ({
  ...slash(name, '', decide),
  kind: 'internal',
});

/** About no lesson. */
export const press = (decide: Decide): Press => ({ pace: 'reply', isOfLesson: false, decide });

/** About a lesson, at any of its steps. */
export const pressInLesson = (
  decide: (place: Place, pressed: Pressed, context: Context) => Plan,
  pace: 'reply' | 'run' = 'reply',
): Press => ({
  pace,
  isOfLesson: true,
  decide: (context, pressed) => inLesson(context, pressed.action.lesson, (place, left) => decide(place, pressed, left)),
});

/** Opens a form about a step of this kind. */
export const opensAt = <Kind extends Step['kind']>(
  kind: Kind,
  form: (step: Extract<Step, { kind: Kind }>, about: Action, draft: Fields, learner: LearnerId) => Form,
  alsoSent?: Verb,
): Press => ({
  pace: 'form',
  ...(alsoSent !== undefined && { alsoSent }),
  form: (lessons, about, draft, learner) => {
    const step = lessons.get(about.lesson)?.steps.find(({ id }) => id === about.step);
    return isOfKind(step, kind) ? form(step, about, draft, learner) : null;
  },
});

const isOfKind = <Kind extends Step['kind']>(
  step: Step | undefined,
  kind: Kind,
): step is Extract<Step, { kind: Kind }> => step?.kind === kind;

/** What a learner means who is in a lesson. */
export const meansInLesson = (meaning: Meaning, decide: (place: Place, context: Context) => Plan): Saying => ({
  where: 'lesson',
  meaning,
  decide: (context) => inLesson(context, context.learner.currentLesson, decide),
});

/** What a learner means, wherever they are. */
export const means = (meaning: Meaning, decide: Saying['decide']): Saying => ({ where: 'anywhere', meaning, decide });

/** Words that can be typed where a learner is in a lesson. */
export const typedInLesson = (
  name: string,
  says: RegExp,
  decide: (place: Place, context: Context, match: readonly (string | undefined)[]) => Plan,
): Pattern => ({
  where: 'lesson',
  name,
  says,
  decide: (context, match) =>
    inLesson(context, context.learner.currentLesson, (place, left) => decide(place, left, match)),
});

/** Turns to a lesson; a review that is open is left for it. */
export function inLesson(context: Context, id: string | null, decide: (place: Place, left: Context) => Plan): Plan {
  const lesson = context.lessons.get(id ?? '');
  return lesson === undefined
    ? sayGone(context)
    : leavingReview(context, (left) => decide(placeIn(left, lesson), left));
}

/** Words that can be typed anywhere. */
export const typed = (name: string, says: Pattern['says'], decide: Pattern['decide']): Pattern => ({
  where: 'anywhere',
  name,
  says,
  decide,
});

/** A control of a version or a lesson that is gone. */
export const sayGone = ({ learner }: Context): Plan =>
  sayOnly(learner, [paragraph('That button is from a lesson or version that’s gone. Type “lessons” to go on.')]);

// Buttons and menus. Every label here can be typed, too.

/** As that of core, for the verbs that there are. */
export const action = (verb: Verb, lesson = '', step = '', argument = ''): Action =>
  makeAction(verb, lesson, step, argument);

export const button = (label: string, does: Action, style: Button['style'] = 'secondary'): Button => ({
  label,
  action: does,
  style,
});

export const buttons = (...row: readonly Button[]): Buttons => ({ kind: 'buttons', buttons: row });

/** Turns down what a yes/no question asked: nothing changes. */
export const noButton = (label: string): Button => button(label, action('say', '', NO));

/** In the place of a meaning, in the action of `noButton`. */
export const NO = 'no';

/** The answers to a yes/no question: “yes” and “no” can be typed for them, in any words. */
export const yesNo = (yes: Button, no: Button, ...more: readonly Button[]): Buttons => ({
  ...buttons(yes, no, ...more),
  answers: 'yes-no',
});

/** Of a yes/no question whose yes destroys something. `lines`: what also says yes, such as “delete everything”. */
export const destroys = (lines: readonly string[], question: Buttons): Buttons => ({ ...question, destroys: lines });

/** A button about the step the learner is at. */
export const stepButton = (
  { lesson, step }: Pick<Place, 'lesson' | 'step'>,
  verb: Verb,
  label: string,
  style?: Button['style'],
): Button => button(label, action(verb, lesson.id, step.id), style);

export const menu = (label: string, entries: Menu['entries']): Menu => ({ kind: 'menu', label, entries });

export const lessonMenu = (label: string, verb: Verb, lessons: Iterable<Lesson>): Menu =>
  menu(
    label,
    Array.from(lessons, ({ id, title }) => ({ label: title, action: action(verb, id) })),
  );

/** Buttons up to this many, a menu beyond. */
const MOST_BUTTONS = 5;

/** The first ones as a row of buttons; those that the row has no room for are in a menu below it, never one alone. */
export function rowAndMenu(label: string, all: readonly Button[]): readonly Block[] {
  const inRow = all.length === MOST_BUTTONS + 1 ? MOST_BUTTONS - 1 : MOST_BUTTONS;
  const rest = all.slice(inRow).map((one) => ({ label: one.label, action: one.action }));
  return [buttons(...all.slice(0, inRow)), ...(rest.length === 0 ? [] : [menu(label, rest)])];
}

/** What is below a run and is not among its buttons. */
export const MORE_ABOUT_RUN = 'More about this run';

/** A row of buttons, or a menu where that is too much for a row. */
export function buttonsOrMenu(label: string, row: readonly Button[]): Block {
  const fits = row.length <= MOST_BUTTONS && row.every((one) => one.label.length <= MAX_BUTTON_LABEL);
  if (fits) return buttons(...row);
  return menu(
    label,
    row.map((one) => ({ label: one.label, action: one.action })),
  );
}

export const nextButton = (place: Place): Button => stepButton(place, 'next', 'Next', 'primary');

/** Back and the outline, where there is a way back. */
export const wayButtons = (place: Place): readonly Button[] => [
  ...(place.index > 0 ? [stepButton(place, 'back', 'Back')] : []),
  stepButton(place, 'outline', 'Outline'),
];

/** Why each cookie was sent or not. */
export const EXPLAIN_COOKIES = 'Explain the cookies';

/** Asks about the last run of a step, where there is something to ask. */
export function whyButton(place: Pick<Place, 'lesson' | 'step'>, lastRun: LastRun | null): readonly Button[] {
  if (lastRun === null || lastRun.decisions.length === 0) return [];
  const isOfScripts = lastRun.decisions.every(isAboutScript);
  return [stepButton(place, 'why', isOfScripts ? 'Explain what it could read' : EXPLAIN_COOKIES)];
}

/** Compares browsers in the last run of a step, where they differ. */
export const compareButton = (place: Pick<Place, 'lesson' | 'step'>, lastRun: LastRun | null): readonly Button[] =>
  lastRun?.differs === true ? [stepButton(place, 'compare', 'Compare browsers')] : [];

/** Follows a cookie of a step's last run, where it had any; the only one is named on the button. */
export function followButton(place: Pick<Place, 'lesson' | 'step'>, lastRun: LastRun | null): readonly Button[] {
  const [name, ...others] = storiedCookies(lastRun?.story ?? []);
  if (name === undefined) return [];
  const label = `Follow ${name}`;
  return others.length === 0 && label.length <= MAX_BUTTON_LABEL
    ? [button(label, followAction(place, place.step.id, name))]
    : [button('Follow a cookie', followAction(place, place.step.id, ''))];
}

/** An empty name asks which one. */
export const followAction = ({ lesson }: Pick<Place, 'lesson'>, stepId: string, name: string): Action =>
  action('follow', lesson.id, stepId, name === '' ? '' : textKey(name));

/** Draws the last run of a step, where anything happened in it. */
export const pictureButton = (place: Pick<Place, 'lesson' | 'step'>, lastRun: LastRun | null): readonly Button[] =>
  lastRun === null || lastRun.scenes.length === 0 ? [] : [stepButton(place, 'picture', 'Show as a picture')];

/** Shows the last run of a step as text, where it came as a picture. */
export const headersButton = (place: Pick<Place, 'lesson' | 'step'>, { told }: LastRun): readonly Button[] =>
  told === undefined ? [] : [stepButton(place, 'headers', 'Show the headers')];

/** Opens the signed session of the last run of a step, where there is one. */
export const insideButton = (place: Pick<Place, 'lesson' | 'step'>, lastRun: LastRun | null): readonly Button[] =>
  (lastRun?.sessions ?? []).length === 0 ? [] : [stepButton(place, 'inside', 'What is inside?')];

/** Shows the current step again, from wherever that is asked; other buttons may stand beside it. */
export const whereAmI = (place: Place, ...others: readonly Button[]): Block => buttons(showButton(place), ...others);

export const showButton = ({ lesson }: Place): Button =>
  button('Show where I am', action('start', lesson.id), 'primary');

/** The footer of a transcript: which Flask gave the answers. */
export const answeredBy = (flask: string): Prose => paragraph(emphasis(`Answered by ${flask}.`));

/** "Setting a cookie, step 4 of 31". */
export function progressBlock({ lesson, step, index }: Place): Block {
  const section = lesson.sections.find(({ id }) => id === step.section);
  const done = index + 1;
  const total = lesson.steps.length;
  return { kind: 'progress', label: `${section?.title ?? lesson.title}, step ${done} of ${total}`, done, total };
}

// Forms.

const MAX_DESCRIPTION = 100;

/** A field of a form for one line of text; a longer `description` is shortened. */
export const textField = (id: string, label: string, description: string, value: string): TextField => ({
  id,
  label,
  description: description.length <= MAX_DESCRIPTION ? description : `${description.slice(0, MAX_DESCRIPTION - 1)}…`,
  kind: 'text',
  optional: false,
  lines: 'one',
  value,
});

/** The form for a whole program; it opens with what was sent last. */
export const programForm = (title: string, submit: Action, starter: string, draft: Fields): Form => {
  const about = draft.program === undefined ? '' : 'What you sent last.';
  const field = textField('program', 'Python program', about, draft.program ?? starter.trimEnd());
  return { title, submit, fields: [{ ...field, lines: 'many' }] };
};
