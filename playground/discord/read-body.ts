/** The body of a request: JSON, or a form with JSON in `payload_json` and files beside it. */
import type { IncomingMessage } from 'node:http';

export interface Body {
  readonly json: unknown;
  /** In the order they were sent. */
  readonly files: readonly Upload[];
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Null when it cannot be read as that. */
export async function readBody(request: IncomingMessage): Promise<Body | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  try {
    if (type.startsWith('multipart/form-data')) return await readForm(bytes, type);
    return { json: bytes.length === 0 ? {} : JSON.parse(bytes.toString()), files: [] };
  } catch {
    return null;
  }
}

async function readForm(bytes: Buffer, type: string): Promise<Body> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: Upload[] = [];
  for (const [key, value] of form) {
    if (/^files\[\d+\]$/.test(key) && typeof value !== 'string') {
      files.push({ name: value.name, bytes: await value.bytes() });
    }
  }
  return { json: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}
