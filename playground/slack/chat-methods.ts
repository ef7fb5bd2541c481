/** Messages. */
import { type ApiBody, type Arguments, type Method, type MethodContext, rateLimited, refuse } from './api-method.ts';
import type { Block } from './block-schema.ts';
import { checkMessage } from './check-payload.ts';
import { BOT, type StoredMessage } from './workspace.ts';

const scope = 'chat:write';

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    scope,
    perform: (args, context) =>
      withMessage(args, context, (channel, text, blocks) => {
        const { workspace, postInterval, said } = context;
        if (!workspace.takesPost(channel, postInterval)) return rateLimited(Math.ceil(postInterval / 1000));
        const thread = args.thread_ts === undefined ? null : String(args.thread_ts);
        const message = { channel, thread, onlyFor: null, author: BOT.user_id, fromBot: true, text, blocks };
        const stored = workspace.add(message);
        said(stored);
        return { ok: true, channel, ts: stored.ts };
      }),
  },
  'chat.postEphemeral': {
    scope,
    perform: (args, context) =>
      withMessage(args, context, (channel, text, blocks) => {
        const onlyFor = String(args.user);
        const message = { channel, onlyFor, author: BOT.user_id, fromBot: true, text, blocks };
        return { ok: true, message_ts: context.workspace.add(message).ts };
      }),
  },
  'chat.update': {
    scope,
    perform: (args, context) =>
      withMessage(args, context, (channel, text, blocks) => {
        const message = context.workspace.find(channel, String(args.ts));
        if (message === undefined) return refuse('message_not_found');
        if (!message.fromBot) return refuse('cant_update_message');
        context.workspace.update(message, text, blocks);
        return { ok: true, channel, ts: message.ts };
      }),
  },
  'chat.delete': {
    scope,
    perform: ({ channel, ts }, { workspace }) => {
      const message = workspace.find(String(channel), String(ts));
      if (message === undefined) return refuse('message_not_found');
      if (!message.fromBot) return refuse('cant_delete_message');
      workspace.remove(message);
      return { ok: true, channel, ts };
    },
  },
  'conversations.open': {
    scope: 'im:write',
    perform: ({ users }, { workspace }) => {
      const profile = workspace.profileOf(String(users));
      if (profile === null) return refuse('user_not_found');
      if (profile.refusal !== null) return refuse(profile.refusal);
      return { ok: true, channel: { id: `D${String(users)}` } };
    },
  },
  'conversations.history': {
    scope: 'im:history',
    perform: ({ channel, limit = 100, latest, inclusive }, { workspace }) => {
      const isEarly = ({ ts }: StoredMessage) =>
        latest === undefined || ts < String(latest) || (isTrue(inclusive) && ts === latest);
      const messages = workspace
        .messagesIn(String(channel))
        .filter((message) => message.onlyFor === null && message.thread === null && isEarly(message));
      return { ok: true, messages: messages.reverse().slice(0, Number(limit)).map(historyFields) };
    },
  },
  'conversations.replies': {
    scope: 'im:history',
    perform: ({ channel, ts, limit = 100 }, { workspace }) => {
      const messages = workspace
        .messagesIn(String(channel))
        .filter((message) => message.onlyFor === null && (message.ts === ts || message.thread === ts));
      if (messages.length === 0) return refuse('thread_not_found');
      return { ok: true, messages: messages.slice(0, Number(limit)).map(historyFields) };
    },
  },
  'users.info': {
    scope: 'users:read',
    perform: ({ user }, { workspace }) => {
      const profile = workspace.profileOf(String(user));
      if (profile === null) return refuse('user_not_found');
      return { ok: true, user: { id: user, ...(profile.zone === null ? {} : { tz: profile.zone }) } };
    },
  },
};

const historyFields = ({ ts, text, blocks, thread }: StoredMessage) => ({
  type: 'message',
  ts,
  text,
  blocks,
  ...(thread === null ? {} : { thread_ts: thread }),
});

/** Slack's clients send forms, in which everything is text. */
const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1';

/** The checks that all methods with a message share. */
function withMessage(
  args: Arguments,
  { workspace }: MethodContext,
  accept: (channel: string, text: string, blocks: readonly Block[]) => ApiBody,
): ApiBody {
  const channel = String(args.channel ?? '');
  const unreachable = workspace.whyUnreachable(channel);
  if (unreachable !== null) return refuse(unreachable);
  const checked = checkMessage(args.text, args.blocks, (id) => workspace.files.find(id)?.isComplete ?? false);
  if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
  return accept(channel, String(args.text ?? ''), checked.value);
}
