import { attemptSchema, cardSchema, entrySchema } from './schema.js';
import { checkStored, inserter, parseStored, prepare, rowsOf, } from './sql/engine.js';
export function answersTables({ database, place }) {
    const insertAttempt = inserter(database, 'attempts', {
        kept: ['event', 'place', 'learner', 'lesson', 'step', 'kind', 'given', 'verdict', 'hints', 'at'],
    });
    const insertReview = inserter(database, 'reviews', {
        kept: ['learner', 'event', 'place', 'lesson', 'step', 'kind', 'rating', 'before', 'at'],
    });
    const upsertCard = inserter(database, 'cards', { key: ['learner', 'lesson', 'step'], replaced: ['state', 'due'] });
    const selectCard = prepare()((value) => database
        .selectFrom('cards')
        .select('state')
        .where(({ and }) => and(value.all('learner', 'lesson', 'step'))));
    const selectCards = prepare()((value) => database
        .selectFrom('cards')
        .select(['lesson', 'step', 'state'])
        .where('learner', '=', value('learner'))
        .orderBy('lesson')
        .orderBy('step'));
    const selectReviews = prepare()((value) => database
        .selectFrom('reviews')
        .select(['lesson', 'step', 'kind', 'rating', 'before', 'at'])
        .where('learner', '=', value('learner'))
        .orderBy('at')
        .orderBy('event')
        .orderBy('place'));
    const selectAttempts = prepare()((value) => database
        .selectFrom('attempts')
        .select(['lesson', 'step', 'kind', 'given', 'verdict', 'hints', 'at'])
        .where('learner', '=', value('learner'))
        .orderBy('at')
        .orderBy('event')
        .orderBy('place'));
    const read = (json, learner, lesson, step) => {
        const where = `in ${place}, the card of learner "${learner}" for "${step}" of lesson "${lesson}" (table cards)`;
        return parseStored(cardSchema, json, where);
    };
    return {
        *loadCard(learner, lesson, step) {
            const [row] = yield* rowsOf(selectCard({ learner, lesson, step }));
            return row === undefined ? null : read(row.state, learner, lesson, step);
        },
        *loadCards(learner) {
            const rows = yield* rowsOf(selectCards({ learner }));
            return rows.map(({ lesson, step, state }) => read(state, learner, lesson, step));
        },
        *loadReviews(learner) {
            const rows = yield* rowsOf(selectReviews({ learner }));
            const where = `in ${place}, a review of learner "${learner}" (table reviews)`;
            return rows.map((row) => {
                const { before, ...entry } = checkStored(entrySchema, row, where);
                return { ...entry, before: before === null ? null : parseStored(cardSchema, before, where) };
            });
        },
        *loadAttempts(learner) {
            const rows = yield* rowsOf(selectAttempts({ learner }));
            const where = `in ${place}, an attempt of learner "${learner}" (table attempts)`;
            return rows.map((row) => checkStored(attemptSchema, row, where));
        },
        write: ({ event, at, learner: { id: learner }, attempts, cards, reviews, }) => [
            ...attempts.map((attempt, place) => insertAttempt({ ...attempt, event, place, learner, at })),
            ...cards.map((card) => {
                const { lesson, step, due } = card;
                return upsertCard({ learner, lesson, step, state: JSON.stringify(card), due });
            }),
            ...reviews.map(({ before: card, ...entry }, place) => {
                const before = card === null ? null : JSON.stringify(card);
                return insertReview({ ...entry, before, event, place, learner, at });
            }),
        ],
    };
}
//# sourceMappingURL=answers.js.map