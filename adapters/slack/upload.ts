/** Brings files to Slack in its three steps: ask for an address, send the bytes there, say that it is done. */
import type { webApi } from '@slack/bolt';
import type { Picture } from '../../src/core/prose.ts';
import { type Block, type File, inWords, picturesIn } from '../../src/core/reply.ts';
import { drawAhead, fileNameOf } from '../shared/pictures.ts';
import type { SlackTools } from './chat.ts';
import { latestMessages, retryUntil } from './client.ts';
import { describeError, isUncertain, UploadError } from './errors.ts';
import type { Uploaded } from './messages.ts';

/** Milliseconds. */
const TIMEOUT = 10_000;

/** So long is tried to bring pictures that a text can stand in place of, milliseconds: nobody waits for them. */
const PICTURE_TIME = 5_000;

/**
 * Uploads the pictures among these blocks. One that cannot be drawn or uploaded is left out, and so are those that
 * something stands in place of while too many wait. Never rejects.
 */
export async function uploadPictures(
  { client, log, draw }: SlackTools,
  blocks: readonly Block[],
  until: number,
): Promise<Uploaded> {
  const ready = await drawAhead(blocks);
  const end = Math.min(until, Date.now() + PICTURE_TIME);
  const alone = new Set(picturesIn(inWords(ready)));
  const uploaded = new Map<Picture, string>();
  const bring = async (picture: Picture): Promise<void> => {
    const bytes = draw(picture.image);
    if (bytes === null) return;
    try {
      uploaded.set(picture, await uploadPicture(client, bytes, alone.has(picture) ? until : end));
    } catch (error) {
      log.warn('a picture could not be uploaded to Slack', describeError(error));
    }
  };
  await Promise.all(picturesIn(ready).map(bring));
  return uploaded;
}

/** Only the bot can see it until a message shows it. */
async function uploadPicture(client: webApi.WebClient, bytes: Uint8Array, until: number): Promise<string> {
  const id = await upload(client, fileNameOf(bytes), new Uint8Array(bytes), until);
  await retryUntil(until, () => client.files.completeUploadExternal({ files: [{ id, title: 'Picture' }] }));
  return id;
}

/**
 * Shares a file in a conversation, where everybody can keep it.
 *
 * @throws what Slack's client throws, or an UploadError
 */
export async function shareFile(
  client: webApi.WebClient,
  file: File,
  { channel, thread }: { readonly channel: string; readonly thread: string | null },
  until: number,
): Promise<void> {
  const id = await upload(client, file.name, new TextEncoder().encode(file.text), until);
  let isUnsure = false;
  await retryUntil(until, async () => {
    // Where Slack did not say whether it has shared the file, the conversation does.
    const seen = isUnsure ? await latestMessages(client, channel, thread) : null;
    if (seen?.some((message) => shows(message, id))) return;
    try {
      await client.files.completeUploadExternal({
        files: [{ id, title: file.name }],
        channel_id: channel,
        ...(thread === null ? {} : { thread_ts: thread }),
      });
    } catch (error) {
      isUnsure = isUncertain(error);
      throw error;
    }
  });
}

const shows = ({ files = [] }: { readonly files?: readonly { readonly id?: string }[] }, id: string): boolean =>
  files.some((file) => file.id === id);

async function upload(
  client: webApi.WebClient,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  until: number,
): Promise<string> {
  const { upload_url, file_id } = await retryUntil(until, () =>
    client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength }),
  );
  if (upload_url === undefined || file_id === undefined) throw new TypeError('Slack gave no address for an upload');
  await retryUntil(until, () => sendBytes(upload_url, bytes));
  return file_id;
}

/** The same bytes again make no difference: there is a file once it is said to be complete. */
async function sendBytes(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch((cause: unknown) => {
    throw new UploadError('unreachable', { cause });
  });
  if (!response.ok) throw new UploadError(`http_${response.status}`);
}
