/** Why a cookie was (not) sent, stored or shown: the decisions of a transcript, listed, found and described. */
export {
  type CookieDecision,
  type Found,
  findDecisions,
  listDecisions,
  type NamedQuestion,
  type Question,
  readQuestion,
} from './decisions.ts';
export { decisionLabel, describeDecision } from './describe-decision.ts';
