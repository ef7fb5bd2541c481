/** A cookie that the browser does not have, did not send, or still has: what its last responses and the program say. */
import { type Cookie, type Exchange, nameOf, type ReceivedCookie } from '../../browser/index.ts';
import { code } from '../../core/prose.ts';
import { bodyAt, type Mistake, mistake, mistakeOf, receivedName } from './evidence.ts';
import { usual } from './hints.ts';

/**
 * The browser was to get the cookie `name` (null: some cookie) in `exchanges`, those of one step; null when nothing
 * usual explains it.
 */
export function notStored(program: string, exchanges: readonly Exchange[], name: string | null): Mistake | null {
  const received = exchanges.flatMap((exchange) => exchange.received);
  const own = received.filter((each) => name === null || receivedName(each) === name);
  const last = own.at(-1);
  if (last !== undefined) {
    const set = receivedName(last);
    return own.filter((each) => receivedName(each) === set).length > 1 && isOver(last)
      ? mistake('sets-and-deletes')`The response sets ${set} and deletes it again. The last one counts.`
      : taken(last, set);
  }
  if (name === null) return neverSent(program, exchanges, name);
  const [other] = received;
  return other === undefined ? neverSent(program, exchanges, name) : otherName(other, name, program);
}

/** The browser has the cookie `name` (null: some cookie) and did not send it in `exchange`, or has it no longer. */
export function notSent(exchange: Exchange, name: string | null): Mistake | null {
  const isMeant = (cookie: Cookie): boolean => name === null || cookie.name === name;
  const withheld = exchange.withheld.find(({ cookie }) => isMeant(cookie));
  if (withheld?.reason.code === 'other-path') {
    return mistake('path-too-narrow')`This cookie has the path ${withheld.cookie.path}, so the browser sends it to that
      address and below, and nowhere else. Who else should get it?`;
  }
  if (withheld !== undefined) {
    return mistakeOf('withheld', ['The browser has the cookie, but doesn’t send it: ', `${withheld.reason.words}.`]);
  }
  return exchange.expired.some(isMeant)
    ? mistake('lifetime-over')`The cookie’s lifetime was over before this request. How long should it
        last?`
    : null;
}

/** The browser was to lose the cookie `name` in `exchanges`. */
export function notDeleted(program: string, exchanges: readonly Exchange[], name: string): Mistake {
  const received = exchanges.flatMap((exchange) => exchange.received).filter((each) => receivedName(each) === name);
  const last = received.at(-1);
  if (last === undefined) {
    const { returned } = cookieCalls(program, exchanges);
    return returned === null
      ? mistake(
          'never-deleted',
        )`No response told the browser to drop ${name}. A cookie is deleted the way it’s set: by a response.`
      : mistake('response-not-returned')`The response that deletes the cookie isn’t the one that the view returns.`;
  }
  if (last.decision.reason.code === 'other-path-stays') {
    return mistake('deleted-with-another-path')`To a browser, two cookies named ${name} with two paths are two cookies.
      The path it’s deleted with has to be the one that it was set with.`;
  }
  if (last.decision.reason.code === 'other-domain-stays') return usual('deleted-with-another-domain');
  return mistake('emptied-instead-of-deleted')`This response gives ${name} a value again, and the browser keeps it.
    A cookie goes only when it comes already expired.`;
}

const isOver = ({ decision }: ReceivedCookie): boolean => decision.kind === 'deleted' || decision.kind === 'ignored';

function taken({ header, decision }: ReceivedCookie, name: string): Mistake | null {
  if (decision.kind === 'rejected') {
    return decision.reason.code === 'domain-mismatch' || decision.reason.code === 'domain-public-suffix'
      ? usual('other-domain')
      : mistakeOf('refused', ['The browser refused the cookie ', code(name), `: ${decision.reason.words}.`]);
  }
  if (!isOver({ header, decision, notes: [] })) {
    return 'cookie' in decision && decision.cookie.value === ''
      ? mistake(
          'empty-value',
        )`The cookie ${name} arrives with an empty value, so there’s nothing to remember. The value is
          the second argument.`
      : null;
  }
  if (header.startsWith(`${name}=;`)) {
    return mistake('deletes-instead-of-setting')`This response deletes ${name} instead of setting it.`;
  }
  return /max-age=/i.test(header)
    ? mistake('lifetime-over')`The cookie’s lifetime is zero, so the browser drops it at once. The
        lifetime is counted in seconds.`
    : mistake('lifetime-over')`The cookie’s end has long passed, so the browser drops it at once. A
        plain number as an end counts from the year 1970.`;
}

function otherName({ header, decision }: ReceivedCookie, name: string, program: string): Mistake {
  const [found = '', ...rest] = (header.split(';')[0] ?? '').split('=');
  if (found === 'session' && /\bsession\b/.test(program)) {
    return mistake('session-instead-of-cookie')`The program puts it into the session, which travels in a cookie named
      ${'session'}. This task asks for a plain cookie named ${name}.`;
  }
  if (rest.join('=') === name) {
    return mistake('name-and-value-swapped')`Name and value are swapped: ${name} came as the value. The name goes
      first.`;
  }
  const set = 'cookie' in decision ? nameOf(decision.cookie) : found;
  return found.toLowerCase() === name.toLowerCase()
    ? mistake('capitals-in-the-name')`The response sets ${set}, and ${name} was asked for. Capitals count.`
    : mistake('other-cookie-name')`The response sets a cookie, but its name is ${set} and not ${name}.`;
}

/** No response of the step had a Set-Cookie line. */
function neverSent(program: string, exchanges: readonly Exchange[], name: string | null): Mistake {
  if (exchanges.length > 1) {
    const path = pathOf(exchanges[0]);
    return mistake('redirect-without-cookie')`The response of ${path} redirects the browser, and sets no cookie.`;
  }
  const { here, elsewhere, returned } = cookieCalls(program, exchanges);
  if (here) {
    return returned === 'another response'
      ? usual('wrong-response')
      : mistake('response-not-returned')`The cookie sits on a response that the view doesn’t return. Only what is
          returned reaches the browser.`;
  }
  if (elsewhere) {
    return mistake('cookie-in-another-view')`The cookie is set in another view. This request went to
      ${pathOf(exchanges[0])}.`;
  }
  return mistakeOf('no-cookie-at-all', [
    'Nothing in this program sets a cookie, and what a variable holds is shared by all visitors. ',
    'The browser has to be given ',
    name === null ? 'a cookie' : code(name),
    ' on the response.',
  ]);
}

const pathOf = (exchange: Exchange | undefined): string =>
  exchange === undefined ? '/' : new URL(exchange.request.url).pathname;

const COOKIE_CALL = /\.(?:set|delete)_cookie\(/;

/** Where cookies are set or deleted (`here`: in the last request's view), and what the view returns in their place. */
function cookieCalls(program: string, exchanges: readonly Exchange[]) {
  const body = bodyAt(program, pathOf(exchanges.at(-1)));
  const here = COOKIE_CALL.test(body);
  const returnsResponse = /^[ \t]*return\s+(?:\w+\.)?(?:make_response|Response|redirect)\(/m.test(body);
  const responses = [...body.matchAll(/\b(\w+)\s*=\s*(?:\w+\.)?(?:make_response|Response|redirect)\(/g)].map(
    ([, made]) => made,
  );
  const [, returned] = /^[ \t]*return\s+(\w+)\s*$/m.exec(body) ?? [];
  const isOther = returnsResponse || (responses.length > 1 && responses.includes(returned));
  return {
    here,
    elsewhere: COOKIE_CALL.test(program),
    returned: here ? (isOther ? 'another response' : 'something else') : null,
  };
}
