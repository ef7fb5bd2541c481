import { drawAhead } from '../shared/pictures.js';
import { retryUntil } from './client.js';
import { describeError } from './errors.js';
/** Milliseconds. */
const TIMEOUT = 10_000;
/** Uploads the pictures among these blocks. One that cannot be drawn or uploaded is left out. Never rejects. */
export async function uploadPictures({ client, log, draw }, blocks, until) {
    await drawAhead(blocks);
    const uploaded = new Map();
    for (const block of blocks) {
        const png = block.kind === 'picture' ? draw(block.svg) : null;
        if (block.kind !== 'picture' || png === null)
            continue;
        try {
            uploaded.set(block, await uploadPicture(client, png, until));
        }
        catch (error) {
            log.warn('a picture could not be uploaded to Slack', describeError(error));
        }
    }
    return uploaded;
}
/** Only the bot can see it until a message shows it. */
async function uploadPicture(client, png, until) {
    const id = await upload(client, 'picture.png', new Uint8Array(png), until);
    await retryUntil(until, () => client.files.completeUploadExternal({ files: [{ id, title: 'Picture' }] }));
    return id;
}
/** Shares a file in a conversation, where everybody can keep it. @throws what Slack's client or `fetch` throws. */
export async function shareFile(client, file, { channel, thread }, until) {
    const id = await upload(client, file.name, new TextEncoder().encode(file.text), until);
    await retryUntil(until, () => client.files.completeUploadExternal({
        files: [{ id, title: file.name }],
        channel_id: channel,
        ...(thread === null ? {} : { thread_ts: thread }),
    }));
}
async function upload(client, name, bytes, until) {
    const { upload_url, file_id } = await retryUntil(until, () => client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength }));
    if (upload_url === undefined || file_id === undefined)
        throw new TypeError('Slack gave no address for an upload');
    const response = await fetch(upload_url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok)
        throw new RangeError(`Slack answered an upload with ${response.status}`);
    return file_id;
}
//# sourceMappingURL=upload.js.map