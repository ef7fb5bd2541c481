/** Why a cookie was (not) sent, stored or shown: the deciding rules of a transcript, remembered, found and told. */
export type { CookieDecision, Outcome } from './cookie-decision.ts';
export { type Found, findDecisions, type NamedQuestion, type Question, readQuestion } from './find-decisions.ts';
export { listDecisions } from './list-decisions.ts';
export { decisionLabel, tellDecision } from './tell-decision.ts';
