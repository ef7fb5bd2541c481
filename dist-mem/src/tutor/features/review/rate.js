import { paragraph } from '../../../core/prose.js';
import { adjust, adjustRating, undo } from '../../../review/rate.js';
import { sayOnly, withCards, zoneIn } from '../../decision.js';
import { action, button, buttons, press, typed } from '../../feature.js';
import { settingsOf } from '../../settings.js';
import { cardAction, readRound, showCard, showReviewEnd } from '../../show/card.js';
import { dayWords, todayIn } from '../../show/words.js';
import { askCard, endButtons, isOver } from './review.js';
export const rateCard = {
    presses: {
        rate: press((context, { action }) => {
            const { more } = readRound(action.argument);
            return adjustLast(context, more === 'e' ? 'too-easy' : 'guess', action);
        }),
        undo: press((context, { action }) => undoLast(context, action)),
    },
    typed: [
        typed('rate', /^(?:it was |that was )?(?:too )?easy$/, (context) => adjustLast(context, 'too-easy', null)),
        typed('rate', /^(?:(?:it|that) was )?(?:just )?(?:a )?guess(?:ed)?$|^i guessed$/, (context) => adjustLast(context, 'guess', null)),
        typed('undo', /^(?:undo|take (?:it|that) back)$/, (context) => undoLast(context, null)),
    ],
    help: ['`why this card`, `too easy`, `that was a guess` and `undo` in a review'],
};
/** What stands below an answer: when the card comes again, what can be said about it, and the way on. */
export function afterRating(context, cards, session, card) {
    const about = [
        ...(card.lastRating === 'again'
            ? []
            : [rateButton(card, 'Too easy', 'e'), rateButton(card, 'That was a guess', 'g')]),
        button('Undo', cardAction('undo', card, card.reps)),
    ];
    const again = paragraph(comesAgain(context, card));
    if (isOver(session)) {
        const end = [...showReviewEnd(context, session, cards), ...endButtons(context, cards)];
        return [again, buttons(...about), ...end];
    }
    return [again, buttons(button('Next card', action('review'), 'primary'), ...about)];
}
const rateButton = (card, label, kind) => button(label, cardAction('rate', card, card.reps, kind));
/**
 * Rates the newest answer anew. `named`: the button's action; null for a typed word, which is about the newest answer.
 */
function adjustLast(context, adjustment, named) {
    return withLast(context, named, ({ card, before }) => {
        const { learner, reminders } = context;
        const rating = adjustRating(card.lastRating, adjustment);
        if (rating === card.lastRating) {
            return sayOnly(learner, [paragraph(`It stays as it is. ${comesAgain(context, card)}`)]);
        }
        const rated = adjust(card, before, rating, settingsOf(reminders).retention, learner.id);
        const thanks = adjustment === 'too-easy' ? 'Good: it can wait longer.' : 'Thank you for saying so: it comes back sooner.';
        return sayOnly(learner, [paragraph(`${thanks} ${comesAgain(context, rated.card)}`)], {
            cards: [rated.card],
            reviews: [rated.entry],
        });
    });
}
/** Takes the newest answer back and asks the card again, as if it had not been answered. */
function undoLast(context, named) {
    return withLast(context, named, ({ session, card, before }) => {
        const { learner } = context;
        const undone = undo(card, before);
        const done = session.done - 1;
        const planned = Math.max(session.planned, session.done);
        const left = { ...session, before: null, rated: session.rated.slice(0, -1), done, planned };
        const asked = askCard(context, undone.card, left);
        if (asked === null)
            return nothingToChange(context);
        // Hints that were seen stay seen, as long as no other card has been asked since.
        const review = { ...asked.session, hints: session.answered ? session.hints : 0 };
        return sayOnly({ ...learner, review }, [paragraph('Taken back. Here it is again.'), ...showCard(learner, asked)], {
            pressed: 'settle',
            cards: [undone.card],
            reviews: [undone.entry],
        });
    });
}
/** Changes the newest answer; where there is none, or another one is meant, nothing. */
const withLast = (context, named, then) => withCards(context, (cards) => {
    const session = context.learner.review;
    const before = session?.before ?? null;
    if (session === null || before === null)
        return nothingToChange(context);
    const card = cards.find(({ lesson, step }) => lesson === before.lesson && step === before.step);
    if (card === undefined || card.reps !== before.reps + 1)
        return nothingToChange(context);
    const isMeant = named === null ||
        (named.lesson === card.lesson && named.step === card.step && readRound(named.argument).round === card.reps);
    return isMeant ? then({ session, card, before }) : nothingToChange(context);
});
const nothingToChange = ({ learner }) => sayOnly(learner, [paragraph('There is no answer to change any more. Nothing has changed.')]);
function comesAgain(context, { due }) {
    const zone = zoneIn(context);
    return `This card comes again ${dayWords(todayIn(zone, due), todayIn(zone, context.now))}.`;
}
//# sourceMappingURL=rate.js.map