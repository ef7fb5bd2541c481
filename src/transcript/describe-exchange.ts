/** One request and its answer: what went over the wire, what the program said, and what the jar made of it. */
import type { Exchange } from '../browser/index.ts';
import { codeBlock, type Prose, paragraph } from '../core/prose.ts';
import type { CookieNote } from './cookie-note.ts';
import { describeError, describePrints } from './describe-error.ts';
import { faultSentence } from './fault-sentence.ts';
import { exchangeText } from './http-text.ts';
import { type Line, line, lines } from './mark.ts';
import { receivedLines } from './received-lines.ts';
import { retrievalLines } from './retrieval-lines.ts';
import { shortAddress } from './short-address.ts';
import { shortenValue } from './shorten.ts';

/** Everything below the heading. */
export function describeExchange(exchange: Exchange, note: CookieNote): Prose[] {
  const { answer, received, at } = exchange;
  return [
    codeBlock('http', exchangeText(exchange, note)),
    ...lines([...upgradeLines(exchange), ...retrievalLines(exchange), ...receivedLines(received, at)]),
    ...describePrints(answer.prints),
    ...(answer.kind === 'fault' ? faultSentence(answer.fault) : []),
    ...(answer.kind === 'response' && answer.error ? describeError(answer.error, 'at this request') : []),
    ...describeStop(exchange),
  ];
}

export const upgradeLines = ({ upgraded }: Exchange): Line[] =>
  upgraded === null ? [] : [line('note', upgraded.words)];

/** Why a redirect was not followed; nothing for one that was. */
export function describeStop({ redirect }: Exchange): Prose[] {
  if (redirect?.kind !== 'not-followed') return [];
  const to = shortenValue(shortAddress(redirect.to));
  switch (redirect.why) {
    case 'too-many':
      return [
        paragraph(`The answer redirects once more, to ${to}. The browser gives up: these redirects seem never to end.`),
      ];
    case 'bad-location':
      return [paragraph(`The answer redirects to ${to}, which is no address that a browser can open.`)];
    case 'mixed-content':
      return lines([line('blocked', to, `: ${redirect.reason.words}`)]);
  }
}
