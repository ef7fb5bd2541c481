/** A program that comes as a file beside a message. Owns the request for it. */
import { MAX_PROGRAM_CHARACTERS } from '../../src/core/program.js';
/** No character takes more than four bytes, and longer programs are not run. */
export const MAX_PROGRAM_BYTES = 4 * MAX_PROGRAM_CHARACTERS;
/** Milliseconds. */
const TIMEOUT = 5000;
/**
 * `own`: where the platform keeps files; `apiUrl`: the address that was set instead of the platform's own API, if any.
 */
export const fileOrigins = (own, apiUrl) => new Set([...own, ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])]);
/** Whether a file's name is that of a program. */
export const isProgramName = (name) => /\.(py|txt)$/i.test(name);
/**
 * The program in a file, between fences unless it brings its own.
 *
 * @throws RangeError when the file is too large, lies elsewhere or is not given out, TypeError when it is not UTF-8,
 *   and what `fetch` throws
 */
export async function fetchProgram({ url, size }, access) {
    const { platform, origins, headers = {} } = access;
    if (size > MAX_PROGRAM_BYTES) {
        throw new RangeError(`the file has ${size} bytes; at most ${MAX_PROGRAM_BYTES} are read`);
    }
    if (!URL.canParse(url) || !origins.has(new URL(url).origin)) {
        throw new RangeError(`the file is not where ${platform} keeps files`);
    }
    // A redirect would lead to a sign-in page (Slack, without the permission files:read), or take the token elsewhere.
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (!response.ok || response.body === null || isPage) {
        throw new RangeError(`the file was answered with ${isPage ? 'a page' : response.status}`);
    }
    return decodeProgram(response.body);
}
/** Reads at most `MAX_PROGRAM_BYTES`, whatever was said of the file's size. */
async function decodeProgram(body) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > MAX_PROGRAM_BYTES)
            throw new RangeError('the file is larger than it was said to be');
        text += decoder.decode(chunk, { stream: true });
    }
    const program = text + decoder.decode();
    return program.includes('```') ? program : `\`\`\`\n${program}\n\`\`\``;
}
//# sourceMappingURL=program-file.js.map