import { sayGone } from '../feature.js';
import { findLesson } from '../lessons.js';
import { readMessage } from '../read-message.js';
import { lab } from './lab/lab.js';
import { ask } from './learner/ask.js';
import { exportData } from './learner/export.js';
import { forgetMe } from './learner/forget.js';
import { help, sayHelp } from './learner/help.js';
import { home, progress } from './learner/progress.js';
import { reference } from './learner/reference.js';
import { streak } from './learner/streak.js';
import { answer } from './lesson/answer.js';
import { check } from './lesson/check.js';
import { example } from './lesson/example.js';
import { exercise } from './lesson/exercise.js';
import { explainRun, picture } from './lesson/last-run.js';
import { navigate } from './lesson/navigate.js';
import { questionsAlone, score } from './lesson/score.js';
import { noSuchLesson, start } from './lesson/start.js';
import { reminder } from './reminders/remind.js';
import { reminders } from './reminders/reminders.js';
import { snoozing } from './reminders/snooze.js';
import { rateCard } from './review/rate.js';
import { recall } from './review/recall.js';
import { reviewCards } from './review/review.js';
const TO_LEARN = [start, navigate, example, answer, exercise, questionsAlone, lab, explainRun, picture, score];
const TO_REMEMBER = [
    reviewCards,
    rateCard,
    recall,
    progress,
    streak,
    home,
    snoozing,
    reminders,
    reminder,
    reference,
    exportData,
    forgetMe,
    help,
    check,
    ask,
];
/** For taking lessons. */
export const FEATURES_TO_LEARN = TO_LEARN;
/** For keeping what was learnt. */
export const FEATURES_TO_REMEMBER = TO_REMEMBER;
export const FEATURES = [...TO_LEARN, ...TO_REMEMBER];
/** Every phrase of every feature, in the order in which they are tried. */
export const PHRASES = FEATURES.flatMap(({ typed = [] }) => typed);
/** Those that platforms list. */
export const COMMANDS = FEATURES.flatMap(({ command }) => {
    if (command === undefined || command.kind === 'internal')
        return [];
    const { kind, decide: _, ...rest } = command;
    return [{ kind, ...rest }];
});
const PRESSES = new Map(FEATURES.flatMap(({ presses = {} }) => Object.entries(presses)));
/** What a verb stands for; undefined for one of another version. */
export const pressOf = ({ verb }) => PRESSES.get(verb);
/** The pace of every verb. */
export const ACTION_PACE = Object.fromEntries([...PRESSES].map(([verb, { pace }]) => [verb, pace]));
export const paceOf = (action) => pressOf(action)?.pace ?? 'reply';
/** Total: something decides about every event. */
export function readEvent(input, lessons) {
    switch (input.kind) {
        case 'command':
            return readCommand(input, lessons);
        case 'press':
        case 'submit': {
            const { action } = input;
            const found = action === null ? undefined : pressOf(action);
            if (action === null || found === undefined || found.pace === 'form')
                return asked(sayGone);
            const pressed = { action, fields: input.kind === 'submit' ? input.fields : {} };
            const lesson = found.isOfLesson && lessons.has(action.lesson) ? action.lesson : undefined;
            return asked((context) => found.decide(context, pressed), lesson);
        }
        case 'message':
            return readOpening(input.text, lessons) ?? asked((context) => readMessage(context, input.text));
    }
}
const asked = (decide, lesson) => ({ lesson, isUnasked: false, decide });
function readCommand({ name, options }, lessons) {
    const { command, opening } = FEATURES.find((feature) => feature.command?.name === name) ?? {};
    if (opening !== undefined)
        return open(opening, options.name ?? '', lessons);
    const decide = command?.decide;
    // A platform may still have a command of an earlier version.
    if (decide === undefined)
        return asked(sayHelp);
    return { ...asked((context) => decide(context, options)), isUnasked: command?.kind === 'internal' };
}
/** Longer than any lesson's name. */
const MAX_OPENING = 200;
/** `lab`, `lesson cookies`, or a lesson's title, which is what its button says: its id alone could be an answer. */
function readOpening(text, lessons) {
    const typed = text.trim();
    if (text.length > MAX_OPENING)
        return null;
    for (const { opening } of FEATURES) {
        if (opening === undefined)
            continue;
        if (opening.alone?.test(typed.toLowerCase().replace(/^\/|[.!]$/g, '')))
            return open(opening, '', lessons);
        const name = new RegExp(`^/?${opening.word}(?: to)?\\s+(.+)$`, 'i').exec(typed)?.[1]?.trim();
        if (name !== undefined)
            return open(opening, name, lessons);
    }
    const titled = [...lessons.values()].find(({ title }) => title.toLowerCase() === typed.toLowerCase());
    const start = FEATURES.find(({ opening }) => opening?.alone === null)?.opening;
    return titled === undefined || start === undefined ? null : open(start, titled.id, lessons);
}
function open(opening, name, lessons) {
    if (name === '')
        return asked(opening.without);
    if (/^help$/i.test(name))
        return asked(sayHelp);
    const lesson = findLesson(lessons, name);
    if (lesson === null)
        return asked((context) => noSuchLesson(context, name));
    return asked((context) => opening.decide(context, lesson), lesson.id);
}
//# sourceMappingURL=index.js.map