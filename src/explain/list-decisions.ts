/** Everything that was decided about any cookie in a transcript, in the order in which it happened. */
import type { Cookie, Exchange, ReceivedCookie, ScriptRead, Transcript, TranscriptEntry } from '../browser/index.ts';
import { momentWords, shortAddress, stepTitle } from '../transcript/index.ts';
import { type CookieDecision, decided, type Scene } from './cookie-decision.ts';
import { passedRules } from './passed-rules.ts';

/** The newest so many are kept: it bounds what is remembered of a learner. */
const MOST_DECISIONS = 300;

export const listDecisions = (transcript: Transcript): readonly CookieDecision[] =>
  transcript.flatMap(decisionsOf).slice(-MOST_DECISIONS);

function decisionsOf(entry: TranscriptEntry): readonly CookieDecision[] {
  const hop = entry.kind === 'exchange' ? entry.hop : 0;
  const title =
    entry.kind === 'exchange' && hop > 0 ? `Redirected to ${shortAddress(entry.request.url)}` : stepTitle(entry.step);
  const scene = { number: entry.number, hop, title };
  switch (entry.kind) {
    case 'exchange':
      return ofExchange(scene, entry);
    case 'closed':
      return [
        ...entry.removed.map((cookie) => decided(scene, cookie, 'deleted', whyClosed(cookie))),
        ...entry.jar.map((cookie) => decided(scene, cookie, 'kept', STAYS)),
        ...expired(scene, entry.expired),
      ];
    case 'waited':
    case 'switched':
      return expired(scene, entry.expired);
    case 'script-read':
      return ofScript(scene, entry);
    case 'script-written':
      return received(scene, entry.received);
    case 'edited':
      return entry.refusal === null ? [] : [decided(scene, entry.step, 'rejected', entry.refusal)];
    case 'deleted':
      return entry.removed.map((cookie) => decided(scene, cookie, 'deleted', BY_HAND));
    case 'blocked':
    case 'tampered':
    case 'setting-changed':
      return [];
  }
}

function ofExchange(scene: Scene, exchange: Exchange): readonly CookieDecision[] {
  const asked = { url: exchange.request.url, at: exchange.request.at, by: 'request' } as const;
  return [
    ...expired(scene, exchange.expired),
    ...exchange.sent.map((one) => decided(scene, one.cookie, 'sent', one.reason, passedRules(one, asked))),
    ...exchange.withheld.map((one) => decided(scene, one.cookie, 'withheld', one.reason, passedRules(one, asked))),
    ...exchange.received.flatMap((one) => received(scene, one)),
  ];
}

function ofScript(scene: Scene, { visible, hidden, step, at }: ScriptRead): readonly CookieDecision[] {
  const asked = { url: step.url, at, by: 'script' } as const;
  return [
    ...visible.map((one) => decided(scene, one.cookie, 'visible', one.reason, passedRules(one, asked))),
    ...hidden.map((one) => decided(scene, one.cookie, 'hidden', one.reason, passedRules(one, asked))),
  ];
}

function received(scene: Scene, { decision }: ReceivedCookie): readonly CookieDecision[] {
  const about = 'cookie' in decision ? decision.cookie : decision;
  const evicted = decision.kind === 'stored' ? decision.evicted : [];
  return [
    decided(scene, about, decision.kind, decision.reason),
    ...evicted.map((cookie) => decided(scene, cookie, 'evicted', NO_ROOM)),
  ];
}

const expired = (scene: Scene, cookies: readonly Cookie[]): readonly CookieDecision[] =>
  cookies.map((cookie) =>
    decided(scene, cookie, 'expired', {
      words: `its time ran out at ${momentWords(cookie.expiresAt ?? 0)}`,
      spec: '5.7: an expired cookie is evicted and never sent',
    }),
  );

const whyClosed = ({ expiresAt }: Cookie) => (expiresAt === null ? SESSION_OVER : PRIVATE);

const SESSION_OVER = {
  words: 'it has no lifetime, so it lasts until the browser closes',
  spec: '5.7: when the session is over, cookies without the persistent flag are removed',
};
const PRIVATE = {
  words: 'a private window keeps nothing once it is closed',
  spec: '5.7: the browser decides when a session is over and what it keeps',
};
const STAYS = {
  words: 'it has a lifetime, which is not over, so closing the browser does not matter to it',
  spec: '5.7: when the session is over, only cookies without the persistent flag are removed',
};
const BY_HAND = {
  words: 'the visitor deleted it by hand',
  spec: '7.2: people can manage and delete the cookies in their browser',
};
const NO_ROOM = {
  words: 'the browser had no room for one more, and this was used longest ago',
  spec: '5.7: when there are too many cookies, those that were accessed longest ago go first',
};
