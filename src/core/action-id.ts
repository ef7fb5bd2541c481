/**
 * What a button, menu entry or form stands for, and its id on the platforms.
 *
 * `n1.verb.lesson.step.argument`, at most 100 characters (Discord's `custom_id`; Slack's `action_id` takes 255). The id
 * names where the learner was when the button was shown, so a stale click can be told from a fresh one. It carries no
 * answer (the argument of `answer` is a *shown* position) and no authority (who clicked comes from the platform).
 */
import { MAX_LESSON_ID, MAX_STEP_ID } from './lesson.ts';

/**
 * What each verb needs from an adapter before anything else happens, known from the id alone:
 * `form` opens a form (both platforms want that as the very first response), `run` takes as long as the sandbox does and
 * is acknowledged at once, `reply` is answered directly.
 */
export const ACTION_PACE = {
  /** `-` for the lesson: the list of lessons. */
  lessons: 'reply',
  start: 'reply',
  restart: 'reply',
  next: 'reply',
  back: 'reply',
  go: 'reply',
  outline: 'reply',
  answer: 'reply',
  skip: 'reply',
  hint: 'reply',
  score: 'reply',
  retry: 'reply',
  run: 'run',
  /** Open a form … */
  edit: 'form',
  blanks: 'form',
  program: 'form',
  type: 'form',
  /** … and what its submission is. */
  'run-edited': 'run',
  'submit-blanks': 'run',
  'submit-program': 'run',
  'submit-typed': 'reply',
  /** About the last run of a step: without an argument everything that can be asked, else one decision by its key. */
  why: 'run',
  /** The last run of a step, drawn. */
  picture: 'run',
  /** Enter the lab with an example; without a step, where the learner left it. */
  lab: 'run',
  /** The step that the argument is the key of. */
  'lab-do': 'run',
  'lab-why': 'run',
  'lab-picture': 'run',
  'lab-over': 'reply',
  'lab-others': 'reply',
  'lab-leave': 'reply',
  /** Forms of the lab, and their submissions. */
  'lab-address': 'form',
  'lab-form': 'form',
  'lab-cookie': 'form',
  'lab-time': 'form',
  'lab-visit': 'run',
  'lab-post': 'run',
  'lab-edit': 'run',
  'lab-wait': 'run',
  /** Go on in the direct conversation: the adapter sends the answer there. */
  dm: 'reply',
  quiz: 'reply',
  progress: 'reply',
  reference: 'reply',
  /** `yes` for the argument: asked and confirmed. */
  forget: 'reply',
  export: 'reply',
  /** Due cards; the argument says how many: `short` or `all`. */
  review: 'reply',
  /** About the card of a lesson's question. The argument begins with its round, so that an old card can be told. */
  recall: 'reply',
  'recall-hint': 'reply',
  'recall-skip': 'reply',
  'recall-why': 'reply',
  'recall-type': 'form',
  'submit-recall': 'reply',
  /** Was it too easy, or a guess; or not at all what was meant. */
  rate: 'reply',
  undo: 'reply',
  'review-end': 'reply',
  /** When reminders come. The argument is what to do; the step holds the settings that a form opens with. */
  reminders: 'reply',
  remind: 'reply',
  'remind-form': 'form',
  'submit-remind': 'reply',
  snooze: 'reply',
} as const satisfies Record<string, 'reply' | 'run' | 'form'>;

export type Verb = keyof typeof ACTION_PACE;

export interface Action {
  readonly verb: Verb;
  /** Lesson id, or the empty string where the verb is about no lesson. */
  readonly lesson: string;
  /** Step id, or the empty string where the verb is about the whole lesson. */
  readonly step: string;
  /** A small argument such as the shown position `2` of an answer, or the empty string. */
  readonly argument: string;
}

export const MAX_ACTION_ID = 100;
const VERSION = 'n1';
const SLUG = /^[a-z0-9-]*$/;
const MAX_ARGUMENT = 6;

/** Makes an action; the parts that are left out are empty. */
export const action = (verb: Verb, lesson = '', step = '', argument = ''): Action => ({ verb, lesson, step, argument });

/** Writes an action as the id that goes to a platform: ASCII, at most 100 characters. */
export function encodeAction({ verb, lesson, step, argument }: Action): string {
  return [VERSION, verb, lesson, step, argument].join('.');
}

/** Reads an id back; null for anything that this version did not write (an old message, another bot, a forgery). */
export function decodeAction(id: string): Action | null {
  if (id.length > MAX_ACTION_ID) return null;
  const [version, verb, lesson, step, argument, ...rest] = id.split('.');
  if (version !== VERSION || verb === undefined || !isVerb(verb) || rest.length > 0) return null;
  if (lesson === undefined || step === undefined || argument === undefined) return null;
  if (lesson.length > MAX_LESSON_ID || step.length > MAX_STEP_ID || argument.length > MAX_ARGUMENT) return null;
  if (![lesson, step, argument].every((part) => SLUG.test(part))) return null;
  return { verb, lesson, step, argument };
}

const isVerb = (text: string): text is Verb => Object.hasOwn(ACTION_PACE, text);
