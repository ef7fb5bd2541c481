/**
 * A request without credentials (Fetch standard, "credentials mode"): no cookie goes along, and none that the answer
 * sets is taken.
 */
import type { Jar } from './cookie.ts';
import { parseSetCookie } from './parse-set-cookie.ts';
import { type Reason, reason } from './reason.ts';
import type { ReceivedCookie } from './received-cookie.ts';
import type { RequestContext } from './request-context.ts';
import { type Retrieval, retrieveCookies } from './retrieve-cookies.ts';

const SPEC = 'Fetch standard, 4.6: cookies belong to a request whose credentials mode includes them';

/** Every cookie of the site is withheld, whatever else there is to say of it. */
export function withholdAll(jar: Jar, context: RequestContext): Retrieval {
  const { sent, withheld } = retrieveCookies(jar, context);
  const why = noCredentials('so no cookie goes along');
  return { sent: [], withheld: [...sent, ...withheld].map(({ cookie }) => ({ cookie, reason: why })), jar };
}

/** Nothing is taken, whatever it is. */
export function ignoreCookie(
  jar: Jar,
  header: string,
  { now }: RequestContext,
): { jar: Jar; received: ReceivedCookie } {
  const { name } = parseSetCookie(header, now);
  const why = noCredentials('so no cookie is taken from the answer');
  return { jar, received: { header, decision: { kind: 'rejected', name, reason: why }, notes: [] } };
}

const noCredentials = (consequence: string): Reason =>
  reason('no-credentials', SPEC, `the script asked for a fetch without credentials here, ${consequence}`);
