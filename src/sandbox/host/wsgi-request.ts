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
  readonly body: string;
}

/** Takes a request apart. Throws a TypeError for a URL that is not absolute. */
export function wsgiRequest({ method, url, headers, body }: HttpRequest): WsgiRequest {
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
