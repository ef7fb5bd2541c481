/** A program that comes as a file beside a message. Owns the request for it. */
import { decodeProgram } from '../shared/decode-program.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { SlackFile } from './payload.ts';

/** Where Slack keeps what people send. The bot's token goes nowhere else. */
const SLACK_FILES = 'https://files.slack.com';
/** Milliseconds. */
const TIMEOUT = 5000;

export interface FileAccess {
  readonly botToken: string;
  /** The origins that files are fetched from. */
  readonly origins: ReadonlySet<string>;
}

/** `apiUrl` is the address of the Web API that was set instead of Slack's own, if any. */
export const fileAccess = (botToken: string, apiUrl: string | undefined): FileAccess => ({
  botToken,
  origins: new Set([SLACK_FILES, ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])]),
});

/** The one file that may be a program; null where there is none, or more than one. */
export function findProgram(files: readonly SlackFile[]): SlackFile | null {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) return null;
  const isText = /\.(py|txt)$/i.test(file.name ?? '') || /^(python|text)$/.test(file.filetype ?? '');
  return isText || file.mode === 'snippet' ? file : null;
}

/**
 * The program in a file, between fences unless it brings its own.
 *
 * @throws RangeError when the file is too large, lies elsewhere or is not given out, TypeError when it is no text, and
 *   what `fetch` throws
 */
export async function readProgram(file: SlackFile, { botToken, origins }: FileAccess): Promise<string> {
  const { programFile } = SLACK_LIMITS;
  const url = file.url_private_download ?? file.url_private ?? '';
  if ((file.size ?? 0) > programFile)
    throw new RangeError(`the file has ${file.size} bytes; at most ${programFile} are read`);
  if (!URL.canParse(url) || !origins.has(new URL(url).origin)) {
    throw new RangeError('the file is not where Slack keeps files');
  }
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${botToken}` },
    // Without the permission files:read, Slack leads to its sign-in page.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || response.body === null || isPage) {
    throw new RangeError(`the file was answered with ${isPage ? 'a page' : response.status}`);
  }
  return decodeProgram(response.body, programFile);
}
