/**
 * What is remembered of one question's recall, and how well it is remembered by what FSRS expects. Times are epoch
 * milliseconds.
 */
import { default_w, forgetting_curve } from 'ts-fsrs';
const DAY = 24 * 60 * 60 * 1000;
/** From the weakest to the strongest. */
export const STRENGTHS = ['fresh', 'fading', 'learning', 'steady', 'strong'];
const FADING_BELOW = 0.75;
const STEADY_FROM_DAYS = 7;
const STRONG_FROM_DAYS = 30;
/** The chance that the learner still knows it, as a fraction. Days are counted in full and parts. */
export function expectedRecall(card, now) {
    return forgetting_curve(default_w, Math.max(0, now - card.lastReview) / DAY, card.stability);
}
export function strengthOf(card, now) {
    if (card.reps <= 1)
        return 'fresh';
    if (expectedRecall(card, now) < FADING_BELOW)
        return 'fading';
    if (card.stability < STEADY_FROM_DAYS)
        return 'learning';
    return card.stability < STRONG_FROM_DAYS ? 'steady' : 'strong';
}
export function whyToday(card, now) {
    return {
        lastRating: card.lastRating,
        daysSince: Math.floor(Math.max(0, now - card.lastReview) / DAY),
        daysPlanned: card.scheduledDays,
        recall: expectedRecall(card, now),
    };
}
//# sourceMappingURL=card.js.map