/** The parts of a multipart body as JSON. */
import { readMultipart } from '../browser/index.ts';
import { type HeaderFields, type HttpRequest, textOf } from '../core/http.ts';

export interface PartJson {
  readonly headers: HeaderFields;
  /** In bytes. */
  readonly size: number;
  /** Null: the bytes are no UTF-8. */
  readonly text: string | null;
}

/** Null: the request has no such body. */
export const partsJson = (request: HttpRequest): readonly PartJson[] | null =>
  readMultipart(request)?.parts.map(({ headers, content }) => ({
    headers,
    size: content.length,
    text: textOf(content),
  })) ?? null;
