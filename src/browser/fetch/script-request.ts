/** What a script may ask for at all (Fetch, 2.2.1 and 2.2.2), the same for authors of scenarios and in the lab. */

/** A script that asks for one of these methods gets an error. */
export const isForbiddenMethod = (method: string): boolean => /^(?:connect|trace|track)$/i.test(method);

/** Headers that the browser alone decides; what a script says of them is passed over. */
export const isForbiddenHeader = (name: string): boolean => FORBIDDEN.has(name.toLowerCase()) || OWN.test(name);

const FORBIDDEN: ReadonlySet<string> = new Set([
  ...['accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method'],
  ...['connection', 'content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect', 'host', 'keep-alive', 'origin'],
  ...['referer', 'set-cookie', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via'],
]);

const OWN = /^(?:proxy|sec)-/i;

/** Whether a header's value can be sent: one line of bytes (Latin letters), without spaces at its ends. */
export const isHeaderValue = (value: string): boolean => VALUE.test(value) && value.trim() === value;

const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
