/**
 * A program that comes as a file beside a message: Discord itself makes one, message.txt, of a text of more than 2,000
 * characters that is pasted into its message box. Owns the request for it.
 */
import type { APIAttachment } from 'discord.js';
import { decodeProgram } from '../shared/decode-program.ts';
import { MAX_FILE_BYTES } from './limits.ts';

/** Where Discord keeps what people attach. */
const DISCORD_FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** Milliseconds. */
const TIMEOUT = 5000;

/** The origins that files are fetched from; `apiUrl` is the one that was set instead of Discord's own, if any. */
export const fileOrigins = (apiUrl: string | undefined): ReadonlySet<string> =>
  new Set([...DISCORD_FILES, ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])]);

/** The one file that may be a program; null where there is none, or more than one. */
export function findProgram(attachments: readonly APIAttachment[]): APIAttachment | null {
  const [file, ...others] = attachments;
  return file !== undefined && others.length === 0 && /\.(py|txt)$/i.test(file.filename) ? file : null;
}

/**
 * The program in a file, between fences unless it brings its own.
 *
 * @throws RangeError when the file is too large or lies elsewhere, TypeError when it is no text, and what `fetch` throws
 */
export async function readProgram({ url, size }: APIAttachment, origins: ReadonlySet<string>): Promise<string> {
  if (size > MAX_FILE_BYTES) throw new RangeError(`the file has ${size} bytes; at most ${MAX_FILE_BYTES} are read`);
  if (!origins.has(new URL(url).origin)) throw new RangeError('the file is not where Discord keeps files');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok || response.body === null) throw new RangeError(`the file was answered with ${response.status}`);
  return decodeProgram(response.body, MAX_FILE_BYTES);
}
