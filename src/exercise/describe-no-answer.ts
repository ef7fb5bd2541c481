/** What is said of a request that `answers: yes` was expected of, and that did not get a page: which one, and why. */
import type { Exchange, Transcript } from '../browser/index.ts';
import { code, type Inline, type Prose, paragraph } from '../core/prose.ts';
import { APP_ORIGIN } from '../core/scenario.ts';

/**
 * `entries` are those of one step; its last request is told. `request` is that request's number within the check, null
 * where the browser made none.
 */
export function describeNoAnswer(entries: Transcript, request: number | null): Prose {
  const exchanges = entries.filter((entry) => entry.kind === 'exchange');
  const [first] = exchanges;
  const last = exchanges.at(-1);
  if (first === undefined || last === undefined) return NO_REQUEST;
  const number = request === null ? 'This request' : `Request ${request}`;
  return paragraph(`${number}, `, ...named(first, last), ', ', ...whatCame(last));
}

const NO_REQUEST = paragraph('The browser made no request here. The transcript says why.');

const KINDS: Readonly<Record<Exchange['step']['do'], string>> = {
  visit: 'the visit to ',
  post: 'the form sent to ',
  fetch: 'which a script sent to ',
  image: 'for the picture at ',
  frame: 'for the frame with ',
};

function named(first: Exchange, last: Exchange): readonly (string | Inline)[] {
  const asked = [KINDS[first.step.do], code(addressOf(first))];
  return last === first ? asked : ['to ', code(addressOf(last)), ', where it was sent on after ', ...asked];
}

function whatCame({ answer, request, redirect }: Exchange): readonly (string | Inline)[] {
  if (answer.kind === 'fault') return ['got no answer.'];
  const { status } = answer.response;
  if (redirect?.kind === 'not-followed') return [`was sent on with status ${status}, and came to no page.`];
  if (answer.error !== null)
    return [`ended in an error: status ${status}. The transcript names the error and its line.`];
  const sentence = SENTENCES[status];
  if (sentence !== undefined) return [sentence];
  if (status !== 405) return [`was answered with status ${status} in place of a page.`];
  const method = request.method === 'GET' ? 'a plain visit, which is a GET request' : `a ${request.method} request`;
  return [`was refused: status 405. A route has this address, and it does not take ${method}.`];
}

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'was refused: status 400. Either the program asked for something that was not sent, or the view itself refused.',
  404: 'found nothing: status 404. No route of the program has this address, or its view says that there is nothing.',
  500: 'was answered with an error page: status 500.',
};

/** Short for the lesson's own site, as its routes have it. */
function addressOf({ request }: Exchange): string {
  const { origin, pathname, search, href } = new URL(request.url);
  return origin === APP_ORIGIN ? pathname + search : href;
}
