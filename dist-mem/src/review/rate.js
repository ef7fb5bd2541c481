/**
 * Which rating an answer earns, and what that makes of its card: ts-fsrs decides, this file only translates.
 *
 * Short-term steps are off. FSRS would else ask again after one and ten minutes, which a learner in a chat is not there
 * for; so every interval is a whole number of days, and what a lesson asks again at once stays the lesson's business.
 */
import { createEmptyCard, Rating as FsrsRating, fsrs, GenSeedStrategyWithCardId, State, StrategyMode, } from 'ts-fsrs';
import { RecentMap } from '../core/async.js';
/** Right is Good, right with a hint is Hard, wrong (or skipped) is Again. */
export function ratingOf({ right, hints }) {
    if (!right)
        return 'again';
    return hints > 0 ? 'hard' : 'good';
}
/** One step each way; only a right answer can have been too easy or a guess, so Again stays. */
const ADJUSTED = {
    'too-easy': { again: 'again', hard: 'good', good: 'easy', easy: 'easy' },
    guess: { again: 'again', hard: 'again', good: 'hard', easy: 'hard' },
};
/** The rating that takes the place of `rating`: the same one when the word changes nothing. */
export const adjustRating = (rating, adjustment) => ADJUSTED[adjustment][rating];
/** Below the least, half of everything would be forgotten; above the most, every card would come daily. */
export const RETENTION = { least: 0.7, usual: 0.9, most: 0.97 };
/** The schedulers that were made, by the retention they schedule for. */
const SCHEDULERS = 32;
const schedulers = new RecentMap(SCHEDULERS);
const GRADES = {
    again: FsrsRating.Again,
    hard: FsrsRating.Hard,
    good: FsrsRating.Good,
    easy: FsrsRating.Easy,
};
const STATES = { learning: State.Learning, review: State.Review, relearning: State.Relearning };
/** Rates an answer (FSRS-6 with its default weights): the card's next due date and what it remembers. */
export function rate({ lesson, step, before, rating, now, retention, learner }) {
    // A clock that was set back must not make a negative gap, which FSRS refuses.
    const at = Math.max(now, before?.lastReview ?? now);
    const seed = `${learner} ${lesson}/${step} `;
    const { card } = schedulerFor(retention).next(toFsrs(before, at, seed), at, GRADES[rating]);
    return {
        card: {
            lesson,
            step,
            due: card.due.getTime(),
            stability: card.stability,
            difficulty: card.difficulty,
            state: fromState(card.state),
            learningSteps: card.learning_steps,
            scheduledDays: card.scheduled_days,
            reps: card.reps,
            lapses: card.lapses,
            lastReview: at,
            lastRating: rating,
        },
        entry: { lesson, step, kind: 'rated', rating, before },
    };
}
/**
 * Gives the newest rating of a card another value, as if the answer had been rated so in the first place: `before` is
 * the card from before that rating, null when it was the first.
 */
export function adjust(card, before, rating, retention, learner) {
    const { lesson, step, lastReview: now } = card;
    const again = rate({ lesson, step, before, rating, now, retention, learner });
    return { card: again.card, entry: { ...again.entry, kind: 'adjusted' } };
}
/** Takes the newest rating of a card back: what comes out is `before` itself. The line's own `before` is the card. */
export function undo(card, before) {
    const { lesson, step, lastRating: rating } = card;
    return { card: before, entry: { lesson, step, kind: 'undone', rating, before: card } };
}
function toFsrs(card, at, seed) {
    if (card === null)
        return { ...createEmptyCard(at), seed };
    return {
        due: new Date(card.due),
        stability: card.stability,
        difficulty: card.difficulty,
        elapsed_days: 0,
        scheduled_days: card.scheduledDays,
        learning_steps: card.learningSteps,
        reps: card.reps,
        lapses: card.lapses,
        state: STATES[card.state],
        last_review: new Date(card.lastReview),
        seed,
    };
}
function fromState(state) {
    if (state === State.Review)
        return 'review';
    return state === State.Relearning ? 'relearning' : 'learning';
}
function schedulerFor(retention) {
    const wanted = Math.min(Math.max(retention, RETENTION.least), RETENTION.most);
    const made = schedulers.get(wanted);
    if (made !== undefined)
        return made;
    const scheduler = fsrs({ request_retention: wanted, enable_fuzz: true, enable_short_term: false });
    scheduler.useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));
    schedulers.set(wanted, scheduler);
    return scheduler;
}
//# sourceMappingURL=rate.js.map