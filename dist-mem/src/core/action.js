/**
 * What a button, menu entry or form stands for, and its id on the platforms.
 *
 * `n1.verb.lesson.step.argument`, at most 100 characters (Discord's `custom_id`; Slack's `action_id` takes 255). The id
 * names where the learner was when the button was shown, so a stale click is recognized. It carries no
 * answer (the argument of `answer` is a *shown* position) and no authority (who clicked comes from the platform).
 */
import { MAX_LESSON_ID, MAX_STEP_ID } from './lesson.js';
export const MAX_ACTION_ID = 100;
export const MAX_VERB = 16;
const VERSION = 'n1';
const SLUG = /^[a-z0-9-]*$/;
const MAX_ARGUMENT = 6;
/** Makes an action; the parts that are left out are empty. */
export const action = (verb, lesson = '', step = '', argument = '') => ({
    verb,
    lesson,
    step,
    argument,
});
/** Writes an action as the id that goes to a platform: ASCII, at most 100 characters. */
export function encodeAction({ verb, lesson, step, argument }) {
    return [VERSION, verb, lesson, step, argument].join('.');
}
/** Reads an id back; null for anything that this version did not write (an old message, another bot, a forgery). */
export function decodeAction(id) {
    if (id.length > MAX_ACTION_ID)
        return null;
    const [version, verb = '', lesson, step, argument, ...rest] = id.split('.');
    if (version !== VERSION || verb === '' || verb.length > MAX_VERB || rest.length > 0)
        return null;
    if (lesson === undefined || step === undefined || argument === undefined)
        return null;
    if (lesson.length > MAX_LESSON_ID || step.length > MAX_STEP_ID || argument.length > MAX_ARGUMENT)
        return null;
    if (![verb, lesson, step, argument].every((part) => SLUG.test(part)))
        return null;
    return { verb, lesson, step, argument };
}
//# sourceMappingURL=action.js.map