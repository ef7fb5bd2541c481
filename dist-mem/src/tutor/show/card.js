import { bullets, emphasis, heading, paragraph } from '../../core/prose.js';
import { nextDay, variantFor } from '../../review/due.js';
import { questionOf, toSelect, zoneIn } from '../decision.js';
import { action, button, buttons } from '../feature.js';
import { answerControls } from '../question.js';
import { count, dayWords, todayIn } from './words.js';
/**
 * The id of a control about a card. The argument begins with the card's round, so that a press on an older message is
 * recognized.
 */
export const cardAction = (verb, { lesson, step }, round, more = '') => action(verb, lesson, step, more === '' ? String(round) : `${round}-${more}`);
/** Reads that argument back. */
export function readRound(argument) {
    const [round = '', more = ''] = argument.split('-');
    return { round: Number(round), more };
}
/** The card that a message asks; null when it asks none. */
export function cardIn(blocks) {
    const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    const asking = buttons.find(({ action: { verb } }) => verb === 'recall-skip')?.action;
    if (asking === undefined)
        return null;
    const { lesson, step, argument } = asking;
    return { lesson, step, round: readRound(argument).round };
}
/** The question as it is asked in a round: itself, or one of its variants in its place. */
export const sceneIn = (question, round) => ({
    ...question,
    ...question.variants[variantFor(round, question.variants.length) - 1],
});
/** Whose card it is and which round, to shuffle its options by. */
export const askingOf = (learner, { lesson, session }) => ({
    learner,
    lesson,
    round: session.round,
});
export const stopButton = button('Stop here', action('review-end'));
/** The question and its controls. `more` are buttons that belong beside them. */
export function showCard(learner, asked, more = [stopButton]) {
    const { card, session, question } = asked;
    const act = (verb, more = '') => cardAction(verb, card, session.round, more);
    return [
        ...cardHeading(asked),
        ...question.prompt,
        ...answerControls(askingOf(learner, asked), question, act('recall-type'), (position) => act('recall', position)),
        buttons(button('Hint', act('recall-hint')), button('Skip', act('recall-skip')), button('Why this card today?', act('recall-why')), ...more),
    ];
}
/** What stands above the prompt: how far the sitting is, and where the question is from. */
export const cardHeading = ({ session, question, lesson }) => [
    heading(2, `Review, ${Math.min(session.done + 1, session.planned)} of ${session.planned}: ${question.title}`),
    paragraph(emphasis(`From the lesson ${lesson.title}.`)),
];
// The end of a review: what was strengthened, what comes back soon, and when the next cards come.
/** `cards` are all of the learner's, as they are now. */
export function showReviewEnd(context, { rated }, cards) {
    const right = rated.filter((one) => one.right);
    const wrong = rated.filter((one) => !one.right);
    const titles = (some) => bullets(some.map((one) => [questionOf(context.lessons, one)?.question.title ?? one.step]));
    if (rated.length === 0)
        return [paragraph('Another time, then.'), nextOnes(context, cards)];
    return [
        heading(3, 'Done'),
        ...(right.length === 0 ? [] : [paragraph(`You strengthened ${count(right.length, 'card')}:`), titles(right)]),
        ...(wrong.length === 0 ? [] : [paragraph('These come back soon, so that they stick:'), titles(wrong)]),
        nextOnes(context, cards),
    ];
}
/** `The next 2 cards come on Friday.` What is left of today is not counted: those can be had at once. */
export function nextOnes(context, cards) {
    const next = nextDay(toSelect(context, cards));
    if (next === null)
        return paragraph(NOTHING_PLANNED);
    const words = dayWords(next.day, todayIn(zoneIn(context), context.now));
    return paragraph(next.cards === 1 ? `The next card comes ${words}.` : `The next ${next.cards} cards come ${words}.`);
}
const NOTHING_PLANNED = 'Nothing is planned yet. Each question that you answer in a lesson becomes a card.';
//# sourceMappingURL=card.js.map