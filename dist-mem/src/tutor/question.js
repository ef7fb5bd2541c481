import { code, heading, inlineText, paragraph, strong, withCode } from '../core/prose.js';
import { gradeTyped, letterOf, orderOptions, questionHints, readChoice } from '../quiz/question.js';
import { action, button, buttons, nextButton, progressBlock, stepButton, wayButtons } from './feature.js';
import { leftInRetry, questionsOf } from './place.js';
/** An option was pressed or clearly meant; `position` counts from 0 as shown. */
export function answerOption({ asking, question, shown }, position, way) {
    const options = shownOptions(asking, question);
    const chosen = options.find((option) => option.position === position);
    if (chosen === undefined)
        return { kind: 'unread', blocks: [whatToType(options)] };
    const history = way === 'press' ? [...shown, optionList(options, position)] : [];
    const blocks = [...history, choiceFeedback(question, options, chosen)];
    return { kind: 'answered', right: chosen.right, given: inlineText(chosen.label), blocks, way };
}
/**
 * A message or a form's text: an option's letter, number or words, or the answer itself. A misspelt option is asked
 * about.
 */
export function answerText(asked, text) {
    const problem = ungradable(text);
    if (problem !== null)
        return { kind: 'unread', blocks: [problem] };
    const { asking, question } = asked;
    if (question.answer.kind === 'typed') {
        const { right, notice } = typedFeedback(question, question.answer.accepted, text);
        return { kind: 'answered', right, given: text, blocks: [notice], way: 'message' };
    }
    const options = shownOptions(asking, question);
    const reading = readOption(asked, text);
    if (reading.kind === 'chosen')
        return answerOption(asked, reading.position, 'message');
    const likely = reading.kind === 'perhaps' ? options[reading.position] : undefined;
    if (likely === undefined)
        return { kind: 'unread', blocks: [whatToType(options)] };
    const yes = { label: `Yes, ${likely.letter}`, action: asked.choose(likely.position + 1), style: 'primary' };
    return { kind: 'unread', blocks: [...readAsOption(likely), buttons(yes)] };
}
/**
 * Whether a text is one of the options, or an accepted answer, word for word or by its letter, even if it is a word of
 * ours.
 */
export function isClearAnswer(asked, text) {
    const { answer } = asked.question;
    if (answer.kind === 'choice')
        return readOption(asked, text).kind === 'chosen';
    const { right, readAs } = gradeTyped(text, answer.accepted);
    return right && readAs === null;
}
const readOption = ({ asking, question }, text) => readChoice(text, shownOptions(asking, question).map(({ label }) => inlineText(label)));
/** All hints of the question; the last one is the answer. */
export const hintsOf = ({ asking, question }) => questionHints(question, optionOrder(asking, question));
/**
 * The next of `hints`, of which `seen` were shown; after the last one, the last one again. `more` stand beside
 * `another`.
 */
export function nextHint(hints, seen, another, more) {
    const shown = Math.min(seen + 1, hints.length);
    const content = hints[shown - 1];
    if (content === undefined)
        return { shown, blocks: [paragraph('There is no hint for this one.')] };
    const controls = [...(shown < hints.length ? [another] : []), ...more];
    return {
        shown,
        blocks: [
            { kind: 'notice', tone: 'info', title: `Hint ${shown} of ${hints.length}`, content },
            ...(controls.length > 0 ? [buttons(...controls)] : []),
        ],
    };
}
/** The options in the order that this learner sees; empty for a typed answer. */
export function shownOptions(asking, question) {
    const { answer } = question;
    if (answer.kind === 'typed')
        return [];
    return optionOrder(asking, question).flatMap((index, position) => {
        const option = answer.options[index];
        return option === undefined ? [] : [{ ...option, letter: letterOf(position), position }];
    });
}
/** Another one in each round, so that nobody learns the place of the right option. */
export function optionOrder({ learner, lesson, round }, question) {
    const count = question.answer.kind === 'choice' ? question.answer.options.length : 0;
    const seed = `${learner.id}\n${lesson.id}\n${question.id}`;
    return orderOptions(count, round === undefined ? seed : `${seed}\n${round}`);
}
/** The question, ready to be answered; or, come back to, with the answer that was given. */
export function showQuestion(place, question) {
    if (place.progress.answered)
        return showAnsweredBefore(place, question);
    return [
        ...questionBlocks(place, question),
        ...answerControls(place, question, action('type', place.lesson.id, question.id), (position) => action('answer', place.lesson.id, question.id, position)),
        progressBlock(place),
        buttons(stepButton(place, 'hint', 'Hint'), stepButton(place, 'skip', 'Skip'), ...wayButtons(place)),
    ];
}
/** Heading and prompt. */
export function questionBlocks(place, question) {
    return [heading(2, `${questionNumber(place, question)}: ${question.title}`), ...question.prompt];
}
/** The options as a list, for a message whose question is over. */
export function optionList(options, chosen) {
    return {
        kind: 'list',
        start: null,
        items: options.map((option) => [paragraph(`${option.letter}. `, ...option.label, ...optionMark(option, chosen))]),
    };
}
function optionMark(option, chosen) {
    const marks = [
        ...(option.position === chosen ? ['your answer'] : []),
        ...(option.right ? [option.position === chosen ? 'right' : 'the right answer'] : []),
    ];
    return marks.length === 0 ? [] : [{ kind: 'text', text: ' — ' }, strong(marks.join(', '))];
}
/** The options to press, or the way to a form. `choose`: the action of the option at this position, from 1 as shown. */
export function answerControls(asking, question, type, choose) {
    if (question.answer.kind === 'typed') {
        return [
            paragraph('Use the button, or type your answer in a direct message to me.'),
            buttons(button('Type your answer', type, 'primary')),
        ];
    }
    const choices = shownOptions(asking, question).map(({ letter, label, position }) => ({
        letter,
        label,
        action: choose(String(position + 1)),
    }));
    return [{ kind: 'choices', choices }];
}
function rightAnswer({ answer }) {
    if (answer.kind === 'typed')
        return [code(answer.accepted[0])];
    return answer.options.find(({ right }) => right)?.label ?? [];
}
function showAnsweredBefore(place, question) {
    const record = place.progress.answers[question.id];
    return [
        ...questionBlocks(place, question),
        paragraph('You answered: ', code(record?.given ?? ''), record?.right ? ' — right.' : ' — not right.'),
        ...(record?.right ? [] : [paragraph('The right answer is ', ...rightAnswer(question), '.')]),
        ...question.explanation,
        progressBlock(place),
        buttons(nextButton(place), ...wayButtons(place)),
    ];
}
function questionNumber(place, question) {
    const { lesson, progress } = place;
    if (progress.retry !== null) {
        const left = leftInRetry(place);
        const again = progress.answers[question.id] === undefined ? 'Quiz' : 'Once more';
        return left === 0 ? `${again}, the last one` : `${again}, ${left} after this one`;
    }
    const questions = questionsOf(lesson);
    return `Question ${questions.findIndex(({ id }) => id === question.id) + 1} of ${questions.length}`;
}
// Feedback, in a lesson and in a review.
/** An answer is a line or two; anything longer is code or an accident. */
const MAX_ANSWER_CHARACTERS = 1_000;
/** Why the chosen option is right or wrong, which one is right, and the explanation. */
export function choiceFeedback(question, options, chosen) {
    const youChose = paragraph(`You chose ${chosen.letter}: `, ...chosen.label);
    if (chosen.right)
        return notice(true, [youChose, ...chosen.why, ...question.explanation]);
    const key = options.find((option) => option.right);
    const theKey = key === undefined ? [] : [paragraph(`The right answer is ${key.letter}: `, ...key.label)];
    return notice(false, [youChose, ...chosen.why, ...theKey, ...question.explanation]);
}
/** How a typed answer was read, and the explanation. */
export function typedFeedback(question, accepted, text) {
    const { right, readAs } = gradeTyped(text, accepted);
    const content = [paragraph('You wrote ', code(text.trim()), '.')];
    if (readAs !== null)
        content.push(paragraph('I read that as ', code(readAs), '. Mind the exact spelling.'));
    if (!right)
        content.push(paragraph('The answer is ', code(accepted[0]), '.'));
    return { right, notice: notice(right, [...content, ...question.explanation]) };
}
/** Why a typed answer cannot be graded; null when it can. */
export function ungradable(text) {
    if (text.length > MAX_ANSWER_CHARACTERS) {
        return paragraph(`That is ${text.length} characters, too long for an answer. Nothing was counted.`);
    }
    return text.trim() === '' ? paragraph('That answer was empty. Try again.') : null;
}
/** What can be typed where a text was no option. */
export function whatToType(options) {
    const last = options.at(-1)?.letter ?? 'A';
    const how = `Type a letter from A to ${last}, or the answer's words. \`hint\` helps, \`skip\` goes on.`;
    return paragraph(...withCode(`I could not match that to an answer. ${how}`));
}
/** Asks whether a misspelt text was meant to be this option. */
export const readAsOption = (likely) => [
    paragraph(`I read that as ${likely.letter}: `, ...likely.label),
    paragraph('If that is your answer, type ', code(likely.letter), '. If not, type another letter.'),
];
const notice = (right, content) => ({
    kind: 'notice',
    tone: right ? 'right' : 'wrong',
    title: right ? 'Right' : 'Not this time',
    content,
});
//# sourceMappingURL=question.js.map