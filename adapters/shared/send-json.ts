/**
 * One JSON request, one answer. The platforms' own clients, and Node's `fetch`, take several times the processor time of
 * the request itself (`npm run bench:adapters` has what an answer costs), so what every answer needs goes this way.
 */
import { Agent, request } from 'undici';

export interface JsonAnswer {
  readonly status: number;
  /** A header of the answer, by its name in lower case. */
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export type SendJson = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  headers: Readonly<Record<string, string>>,
  body: object | undefined,
) => Promise<JsonAnswer>;

/**
 * `timeout`: milliseconds for the connection, and again for the answer. What it gives rejects with undici's errors, whose
 * `code` is `UND_ERR_…` or the system's, such as `ECONNRESET`.
 */
export function jsonSender(timeout: number): SendJson {
  const dispatcher = new Agent({ connect: { timeout }, headersTimeout: timeout, bodyTimeout: timeout });
  return async (method, url, headers, body) => {
    const answer = await request(url, {
      method,
      dispatcher,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json; charset=utf-8' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const header = (name: string) => [answer.headers[name]].flat()[0] ?? null;
    return { status: answer.statusCode, header, text: await answer.body.text() };
  };
}
