/**
 * What a button, menu entry or form stands for, and its id on the platforms.
 *
 * `n1.verb.lesson.step.argument`, at most 100 characters (Discord's `custom_id`; Slack's `action_id` takes 255). The id
 * names where the learner was when the button was shown, so a stale click is recognized. It carries no
 * answer (the argument of `answer` is a *shown* position, that of `sort` several) and no authority (who clicked comes
 * from the platform).
 */
import { MAX_LESSON_ID, MAX_STEP_ID } from './lesson.ts';

export interface Action {
  /** A slug. The tutor's features say which there are. */
  readonly verb: string;
  /** Lesson id, or the empty string where the verb is about no lesson. */
  readonly lesson: string;
  /** Step id, or the empty string where the verb is about the whole lesson. */
  readonly step: string;
  /** A small argument such as the shown position `2` of an answer, or the empty string. */
  readonly argument: string;
}

export const MAX_ACTION_ID = 100;
export const MAX_VERB = 16;
const VERSION = 'n1';
const SLUG = /^[a-z0-9-]*$/;
/** A verb and its argument together: what the other parts leave. */
const MAX_VERB_AND_ARGUMENT = 22;

/** Makes an action; the parts that are left out are empty. */
export const action = (verb: string, lesson = '', step = '', argument = ''): Action => ({
  verb,
  lesson,
  step,
  argument,
});

/** Writes an action as the id that goes to a platform: ASCII, at most 100 characters. */
export function encodeAction({ verb, lesson, step, argument }: Action): string {
  return [VERSION, verb, lesson, step, argument].join('.');
}

/** Reads an id back; null for anything that this version did not write (an old message, another bot, a forgery). */
export function decodeAction(id: string): Action | null {
  if (id.length > MAX_ACTION_ID) return null;
  const [version, verb = '', lesson, step, argument, ...rest] = id.split('.');
  if (version !== VERSION || verb === '' || verb.length > MAX_VERB || rest.length > 0) return null;
  if (lesson === undefined || step === undefined || argument === undefined) return null;
  if (lesson.length > MAX_LESSON_ID || step.length > MAX_STEP_ID) return null;
  if (verb.length + argument.length > MAX_VERB_AND_ARGUMENT) return null;
  if (![verb, lesson, step, argument].every((part) => SLUG.test(part))) return null;
  return { verb, lesson, step, argument };
}
