/** What a method of the Web API is: it checks its arguments, changes the workspace and answers. */
import type { StoredMessage, Workspace } from './workspace.ts';

export type Arguments = Readonly<Record<string, unknown>>;
export type ApiBody = { readonly ok: boolean; readonly error?: string } & Readonly<Record<string, unknown>>;

export interface MethodContext {
  readonly workspace: Workspace;
  /** Address of a fresh WebSocket. */
  readonly openSocket: () => string;
  /** Address where the bytes of a file go. */
  readonly uploadUrl: (file: string) => string;
  /** Milliseconds between two messages in one conversation; 0 for no limit. */
  readonly postInterval: number;
  /** Called with what the bot said openly, which Slack reports back to it as an event. */
  readonly said: (message: StoredMessage) => void;
}

export interface Method {
  /** The permission that it needs, if any. */
  readonly scope?: string;
  readonly perform: (args: Arguments, context: MethodContext) => ApiBody;
}

/** Slack's refusal, with its complaints about blocks in the two places where Slack puts them. */
export function refuse(error: string, messages: readonly string[] = []): ApiBody {
  return messages.length === 0
    ? { ok: false, error }
    : { ok: false, error, errors: messages, response_metadata: { messages } };
}

/** "Not so fast": answered with status 429 and the seconds to wait. */
export const rateLimited = (retryAfter: number): ApiBody => ({ ok: false, error: 'ratelimited', retryAfter });
