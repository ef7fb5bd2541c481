/** A file that was sent in a window: a picture is shown, anything else is saved. */
import type { ServerResponse } from 'node:http';

const PICTURES: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' };

export function sentFile(path: string, bytes: Uint8Array | null, response: ServerResponse): void {
  if (bytes === null) return void response.writeHead(404).end('There is no such file.');
  const type = pictureType(path, bytes);
  const headers =
    type === undefined
      ? { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
      : { 'content-type': type };
  response.writeHead(200, headers).end(bytes);
}

/** Slack's addresses of files have no name in them. */
function pictureType(path: string, bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  return PICTURES[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}
