/** A request as the harness gets it: taken apart, so that no address has to be parsed inside the interpreter. */
import type { HttpRequest } from '../../core/http.ts';

export interface WsgiRequest {
  readonly method: string;
  readonly scheme: string;
  /** With the port when it is not the scheme's own. */
  readonly host: string;
  readonly name: string;
  readonly port: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: string;
  readonly headers: HttpRequest['headers'];
  /** Bytes, one character each. */
  readonly body: string;
}

const NO_BYTE = /[^\0-\xff]/u;

/**
 * Takes a request apart. Its body is taken as bytes, one character each (U+0000 to U+00FF): text has to be encoded before,
 * as a browser does, so that files travel unharmed. Throws a TypeError for a URL that is not absolute, or a body that
 * holds other characters.
 */
export function wsgiRequest({ method, url, headers, body }: HttpRequest): WsgiRequest {
  const [text] = NO_BYTE.exec(body) ?? [];
  if (text !== undefined) {
    throw new TypeError(
      `the body of ${method} ${url} holds "${text}"; expected bytes, one character each: encode text as UTF-8 first`,
    );
  }
  const { protocol, host, hostname, port, pathname, search } = new URL(url);
  const scheme = protocol.slice(0, -1);
  return {
    method,
    scheme,
    host,
    name: hostname,
    port: port || (scheme === 'https' ? '443' : '80'),
    path: pathname,
    query: search.slice(1),
    headers,
    body,
  };
}
