/** One decision as prose: what happened, why in plain words, the rule of the specification, and the rules passed before. */
import { bullets, code, emphasis, heading, type Prose, paragraph, strong } from '../core/prose.ts';
import type { CookieDecision, Outcome } from './cookie-decision.ts';

/** Completes "theme …" in a heading, and "because …" follows it. */
const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  sent: 'was sent',
  withheld: 'was not sent',
  absent: 'was not there',
  stored: 'was stored',
  replaced: 'was replaced',
  deleted: 'was deleted',
  ignored: 'was not deleted',
  rejected: 'was not stored',
  evicted: 'was thrown out',
  expired: 'had expired',
  kept: 'stayed',
  visible: 'could be read by the script',
  hidden: 'was hidden from the script',
};

/** `2. Visit /theme: theme was not sent`, for a menu. */
export const decisionLabel = ({ number, title, cookie, outcome }: CookieDecision): string =>
  `${number}. ${title}: ${cookie} ${OUTCOME_WORDS[outcome]}`;

export function tellDecision({ number, title, cookie, outcome, words, spec, passed }: CookieDecision): Prose[] {
  const rule = /^\d/.test(spec) ? `RFC 6265bis, ${spec}` : spec;
  const place = title === '' ? `In step ${number}` : `In step ${number} (${title})`;
  return [
    heading(3, 'Why ', code(cookie), ` ${OUTCOME_WORDS[outcome]}`),
    paragraph(`${place}, `, code(cookie), ` ${OUTCOME_WORDS[outcome]}, because ${words}.`),
    paragraph(strong('The rule: '), emphasis(rule)),
    ...(passed.length === 0 ? [] : [paragraph(passedWords(outcome)), bullets(passed.map((clause) => [clause]))]),
  ];
}

const passedWords = (outcome: Outcome): string =>
  outcome === 'withheld' || outcome === 'hidden' ? 'What did not hold it back:' : 'Nothing else held it back:';
