/** What Slack's refusals mean: for the learner, for another way or another try, for the log, and for the operator. */
import { webApi } from '@slack/bolt';
import { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Failure } from '../shared/chat.ts';

/** Slack would not take a message at a response URL; `code` is its own word for why, such as `expired_url`. */
export class ResponseUrlError extends Error {
  readonly code: string;
  /** Seconds that Slack asks to wait, or null. */
  readonly retryAfter: number | null;

  constructor(code: string, retryAfter: number | null = null, options?: ErrorOptions) {
    super(`Slack refused a message at a response URL: ${code}`, options);
    this.name = 'ResponseUrlError';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The bytes of a file did not arrive; `code` is `unreachable` or `http_<status>`. */
export class UploadError extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(`Slack did not take the bytes of a file: ${code}`, options);
    this.name = 'UploadError';
    this.code = code;
  }
}

/** What to know or do about a refusal, by Slack's word for it. */
const MEANINGS: Readonly<Record<string, string>> = {
  invalid_auth: 'the bot token is wrong or belongs to another workspace',
  not_authed: 'no token was sent',
  account_inactive: 'the bot was removed from the workspace',
  token_revoked: 'the token was revoked; install the app again and take the new one',
  token_expired: 'the token has expired; take a new one',
  not_allowed_token_type: 'this kind of token cannot do that; check which token is where',
  missing_scope: 'the app lacks a permission; compare it with adapters/slack/manifest.json and install it again',
  ratelimited: 'Slack takes no more messages for the moment',
  channel_not_found: 'the conversation is gone, or the bot may not see it',
  not_in_channel: 'the bot is not a member of the channel',
  is_archived: 'the channel is archived',
  user_not_in_channel: 'the learner is not in the channel any more',
  cannot_dm_bot: 'the learner is a bot',
  user_disabled: 'the learner’s account is closed',
  app_uninstalled: 'the app was removed from the workspace',
  tokens_revoked: 'the token was revoked; install the app again and take the new one',
  not_enabled: 'the app’s Home tab is switched off; switch it on under App Home',
  messages_tab_disabled: 'the app’s messages tab is switched off; switch it on under App Home',
  message_not_found: 'the message is gone',
  cant_update_message: 'the message was not sent by this bot',
  edit_window_closed: 'the message is too old to be changed',
  expired_trigger_id: 'three seconds had passed before the form was opened',
  exchanged_trigger_id: 'the same press had opened a form already',
  expired_url: 'thirty minutes had passed since the interaction',
  used_url: 'the response URL was used five times already',
  invalid_blocks: 'a message broke a rule of Block Kit; please report it',
  msg_blocks_too_long: 'a message was too long; please report it',
  msg_too_long: 'a message was too long; please report it',
  invalid_attachments: 'a message had a table that Slack does not take; please report it',
};

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 60_000;
/** A file that was just uploaded can be shown after some seconds. */
const FILE_PAUSE = 500;
const FILE_ATTEMPTS = 6;

/** Slack's word for what went wrong, `ratelimited`, `unreachable` or `http_<status>`; null when it was not Slack. */
export function slackErrorCode(error: unknown): string | null {
  if (error instanceof ResponseUrlError || error instanceof UploadError) return error.code;
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  return error instanceof webApi.WebAPIRequestError ? 'unreachable' : null;
}

/** What to write to the log: never a payload, which may hold what a learner wrote. */
export function describeError(error: unknown): object {
  const code = slackErrorCode(error);
  return code === null ? { error } : describeCode(code);
}

/** Slack's word for what went wrong, with what it means. */
export const describeCode = (code: string): { readonly code: string; readonly meaning: string } => ({
  code,
  meaning: MEANINGS[code] ?? 'see the error’s name in Slack’s reference',
});

/** Whether Slack refused with one of these words of its own; the text has spaces between them. */
function hasCode(words: string): (error: unknown) => boolean {
  const codes = new Set(words.split(' '));
  return (error) => codes.has(slackErrorCode(error) ?? '');
}

/** Whether the app was removed, or its token is of no use: nothing that is sent can arrive. */
export const isGone = hasCode(
  'invalid_auth not_authed account_inactive token_revoked token_expired app_uninstalled tokens_revoked',
);

/** Whether the learner takes no direct messages from the app, or is gone. */
export const isRefusedByLearner = hasCode(
  'cannot_dm_bot user_disabled user_not_found user_not_visible users_not_found messages_tab_disabled ' +
    'is_archived channel_not_found restricted_action',
);

/** Whether Slack refused how a message is drawn: its plain words may still get through. */
export const isBadBlocks = hasCode('invalid_blocks invalid_blocks_format msg_blocks_too_long invalid_attachments');

/** Whether a form could not be opened in time, so that pressing again helps. */
export const isLateTrigger = hasCode('expired_trigger_id trigger_expired ratelimited unreachable');

/** Whether the same press has opened a form already. */
export const isTriggerUsed = hasCode('exchanged_trigger_id');

/** Slack stumbled; the same request may well succeed a little later. */
const isPassing = hasCode(
  'internal_error fatal_error service_unavailable request_timeout team_added_to_org unreachable',
);

/** The conversation cannot be written to in this way, but perhaps in another. */
export const isClosed = hasCode(
  'channel_not_found not_in_channel user_not_in_channel is_archived restricted_action messages_tab_disabled',
);

/** The message that was to be changed is gone, or may not be changed any more. */
export const isMessageGone = hasCode('message_not_found cant_update_message edit_window_closed');

/** Whether Slack may have done what was asked although it did not say so. */
export const isUncertain = (error: unknown): boolean =>
  isPassing(error) || (slackErrorCode(error) ?? '').startsWith('http_5');

/** Milliseconds until the same request may succeed, after so many attempts (from 1); null when it never will. */
export function pauseBeforeRetry(error: unknown, attempts: number): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (error instanceof ResponseUrlError && error.retryAfter !== null) return error.retryAfter * 1000;
  if (isFileNotReady(error)) return attempts < FILE_ATTEMPTS ? FILE_PAUSE * attempts : null;
  return isUncertain(error) ? Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE) : null;
}

/** Whether a picture in a message is one that Slack is still busy with. */
function isFileNotReady(error: unknown): boolean {
  if (!(error instanceof webApi.WebAPIPlatformError)) return false;
  return error.data.response_metadata?.messages?.some((message) => /invalid slack file/i.test(message)) ?? false;
}

/** Whether another way to the learner may work. A response URL can fail for good in more ways than have names. */
export const isUnreachable = (error: unknown): boolean =>
  !isBadBlocks(error) && (error instanceof ResponseUrlError || isClosed(error));

/** As `Chat.failureOf`. */
export function failureOf(error: unknown): Failure {
  if (isGone(error)) return { kind: 'revoked' };
  if (!isUnreachable(error) && !isRefusedByLearner(error)) return { kind: 'other' };
  return { kind: 'unreachable', why: describeCode(slackErrorCode(error) ?? '').meaning };
}

export type Setting = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'PORT';

const REMEDIES: Readonly<Record<Setting, string>> = {
  SLACK_BOT_TOKEN: 'Copy the "Bot User OAuth Token" (xoxb-…) from your app’s page, under "OAuth & Permissions".',
  SLACK_APP_TOKEN:
    'Copy an app-level token (xapp-…) with the scope connections:write from your app’s page, under "Basic Information", and switch Socket Mode on.',
  PORT: 'Set PORT to a free port, or stop the program that has it.',
};

/** `found`: the Web API's address where it was changed, or the port. */
export function startError(setting: Setting, error: unknown, found: string | undefined): OperatorError {
  const code = slackErrorCode(error);
  if (setting === 'PORT') {
    return new OperatorError(`PORT ${found ?? ''} cannot be listened on (${systemCode(error)})`, REMEDIES.PORT, {
      cause: error,
    });
  }
  if (code === null || code === 'unreachable' || code.startsWith('http_')) {
    return new OperatorError(
      `Slack cannot be reached${found === undefined ? '' : ` at ${found}`} (${code ?? systemCode(error)})`,
      found === undefined ? 'Check the network.' : 'Check the network and SLACK_API_URL.',
      { cause: error },
    );
  }
  return new OperatorError(`Slack refused ${setting} (${code})`, REMEDIES[setting], { cause: error });
}

/** The app lost its place in the workspace while it ran. `code`: Slack's word for it. */
const goneError = (code: string): OperatorError =>
  new OperatorError(
    `Slack does not take SLACK_BOT_TOKEN any more (${code})`,
    'Install the app in the workspace again, and set SLACK_BOT_TOKEN to the new "Bot User OAuth Token" (xoxb-…).',
  );

const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

export class Revocation {
  /** Resolves when the bot token is of no use any more. Never rejects. */
  readonly lost: Promise<OperatorError>;
  /** For everything else: writes until the app is gone. */
  readonly log: Log;
  readonly #log: Log;
  #lose: (error: OperatorError) => void = () => {};
  #isLost = false;

  constructor(log: Log) {
    this.#log = log;
    const unlessLost =
      (level: keyof Log) =>
      (event: string, details?: object): void => {
        if (!this.#isLost) log[level](event, details);
      };
    this.log = { info: unlessLost('info'), warn: unlessLost('warn'), error: unlessLost('error') };
    this.lost = new Promise((resolve) => {
      this.#lose = resolve;
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Looks at what a call threw. */
  notice(error: unknown): void {
    if (isGone(error)) this.declare(slackErrorCode(error) ?? '');
  }

  /** `code`: Slack's word for it, such as `token_revoked`. */
  declare(code: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#log.error('the app is not in its Slack workspace any more', describeCode(code));
    this.#lose(goneError(code));
  }
}
