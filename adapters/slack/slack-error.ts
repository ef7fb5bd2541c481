/** What Slack's refusals mean: for the log, and for the code that has another way to try. */
import { webApi } from '@slack/bolt';
import { ResponseUrlError } from './response-url.ts';

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

/** The conversation cannot be written to in this way, but perhaps in another. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'user_not_in_channel',
  'is_archived',
  'restricted_action',
  'messages_tab_disabled',
]);

const BAD_BLOCKS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
]);

const LATE_TRIGGER: ReadonlySet<string> = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_expired',
  'ratelimited',
  'unreachable',
]);

/** Slack's word for what went wrong, `ratelimited`, `unreachable` or `http_<status>`; null when it was not Slack. */
export function slackErrorCode(error: unknown): string | null {
  if (error instanceof ResponseUrlError) return error.code;
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  return error instanceof webApi.WebAPIRequestError ? 'unreachable' : null;
}

/** What to write to the log: never a payload, which may hold what a learner wrote. */
export function describeError(error: unknown): object {
  const code = slackErrorCode(error);
  if (code !== null) return { code, meaning: MEANINGS[code] ?? 'see the error’s name in Slack’s reference' };
  return { error };
}

/** Whether another way to the learner may work. A response URL can fail for good in more ways than have names. */
export function isUnreachable(error: unknown): boolean {
  if (isBadBlocks(error)) return false;
  return error instanceof ResponseUrlError || UNREACHABLE.has(slackErrorCode(error) ?? '');
}

/** Whether Slack refused how a message is drawn: its plain words may still get through. */
export const isBadBlocks = (error: unknown): boolean => BAD_BLOCKS.has(slackErrorCode(error) ?? '');

/** Whether a form could not be opened in time, so that pressing again helps. */
export const isLateTrigger = (error: unknown): boolean => LATE_TRIGGER.has(slackErrorCode(error) ?? '');
