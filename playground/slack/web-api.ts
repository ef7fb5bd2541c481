/**
 * Slack's Web API, as far as a chat bot needs it: each method checks its arguments, changes the workspace and answers.
 */
import { z } from 'zod';
import type { Block, View } from './block-schema.ts';
import { checkMessage, checkView } from './check-payload.ts';
import type { OpenView } from './stores.ts';
import { BOT, type StoredMessage, TEAM, type Workspace } from './workspace.ts';

export type Arguments = Readonly<Record<string, unknown>>;
export type ApiBody = { readonly ok: boolean; readonly error?: string } & Readonly<Record<string, unknown>>;

export interface MethodContext {
  readonly workspace: Workspace;
  /** Address of a fresh WebSocket. */
  readonly openSocket: () => string;
  /** Address for the bytes of a file. */
  readonly uploadUrl: (file: string) => string;
  /** Milliseconds between two messages in one conversation; 0 for no limit. */
  readonly postInterval: number;
  /** Called with each public message of the bot, which Slack reports back to it as an event. */
  readonly posted: (message: StoredMessage) => void;
}

interface Method {
  /** The permission that it needs, if any. */
  readonly scope?: string;
  /** The one that it needs in a channel, where that is another one. */
  readonly scopeInChannels?: string;
  readonly call: (args: Arguments, context: MethodContext) => ApiBody;
}

/** Slack's refusal, with its complaints about blocks in the two places where Slack puts them. */
export function refuse(error: string, messages: readonly string[] = []): ApiBody {
  return messages.length === 0
    ? { ok: false, error }
    : { ok: false, error, errors: messages, response_metadata: { messages } };
}

/** Answered with status 429 and the seconds to wait. */
export const rateLimited = (retryAfter: number): ApiBody => ({ ok: false, error: 'ratelimited', retryAfter });

const READING = { scope: 'im:history', scopeInChannels: 'channels:history' } as const;

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    call: () => ({
      ok: true,
      team: 'Local',
      team_id: TEAM,
      ...BOT,
      user: 'nibble',
      url: 'https://local.slack.test/',
    }),
  },
  'apps.connections.open': { call: (_, { openSocket }) => ({ ok: true, url: openSocket() }) },
  'chat.postMessage': {
    scope: 'chat:write',
    call: (args, context) =>
      withMessage(args, context, (channel, text, blocks) => {
        const { workspace, postInterval, posted } = context;
        if (!workspace.takesPost(channel, postInterval)) return rateLimited(Math.ceil(postInterval / 1000));
        const thread = args.thread_ts === undefined ? null : String(args.thread_ts);
        const message = workspace.add({ ...ofBot(channel, text, blocks), thread });
        posted(message);
        return { ok: true, channel, ts: message.ts };
      }),
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    call: (args, context) =>
      withMessage(args, context, (channel, text, blocks) => {
        const message = { ...ofBot(channel, text, blocks), onlyFor: String(args.user) };
        return { ok: true, message_ts: context.workspace.add(message).ts };
      }),
  },
  'chat.update': {
    scope: 'chat:write',
    call: (args, context) =>
      withMessage(args, context, (channel, text, blocks) => {
        const message = context.workspace.find(channel, String(args.ts));
        if (message === undefined) return refuse('message_not_found');
        if (!message.fromBot) return refuse('cant_update_message');
        context.workspace.update(message, text, blocks);
        return { ok: true, channel, ts: message.ts };
      }),
  },
  'chat.delete': {
    scope: 'chat:write',
    call: ({ channel, ts }, { workspace }) => {
      const message = workspace.find(String(channel), String(ts));
      if (message === undefined) return refuse('message_not_found');
      if (!message.fromBot) return refuse('cant_delete_message');
      workspace.remove(message);
      return { ok: true, channel, ts };
    },
  },
  'conversations.open': {
    scope: 'im:write',
    call: ({ users }, { workspace }) => {
      const profile = workspace.profileOf(String(users));
      if (profile === null) return refuse('user_not_found');
      if (profile.refusal !== null) return refuse(profile.refusal);
      return { ok: true, channel: { id: `D${String(users)}` } };
    },
  },
  'conversations.history': {
    ...READING,
    call: ({ channel, limit = 100, latest, inclusive }, { workspace }) => {
      const isEarly = ({ ts }: StoredMessage) =>
        latest === undefined || ts < String(latest) || (isTrue(inclusive) && ts === latest);
      const messages = workspace
        .messagesIn(String(channel))
        .filter((message) => message.onlyFor === null && message.thread === null && isEarly(message));
      return { ok: true, messages: messages.reverse().slice(0, Number(limit)).map(historyFields) };
    },
  },
  'conversations.replies': {
    ...READING,
    call: ({ channel, ts, limit = 100 }, { workspace }) => {
      const messages = workspace
        .messagesIn(String(channel))
        .filter((message) => message.onlyFor === null && (message.ts === ts || message.thread === ts));
      if (messages.length === 0) return refuse('thread_not_found');
      return { ok: true, messages: messages.slice(0, Number(limit)).map(historyFields) };
    },
  },
  'users.info': {
    scope: 'users:read',
    call: ({ user }, { workspace }) => {
      const profile = workspace.profileOf(String(user));
      if (profile === null) return refuse('user_not_found');
      const zone = profile.zone === null ? {} : { tz: profile.zone };
      const name = { name: String(user).toLowerCase(), profile: { display_name: profile.name ?? '' } };
      const rights = { team_id: profile.team, is_admin: profile.isAdmin, is_owner: false };
      return { ok: true, user: { id: user, ...name, ...rights, ...zone } };
    },
  },
  'views.open': {
    call: (args, { workspace }) =>
      withView(args, 'modal', (view) => {
        const trigger = workspace.useTrigger(String(args.trigger_id));
        return 'error' in trigger ? refuse(trigger.error) : viewAnswer(workspace.views.open(trigger.user, view));
      }),
  },
  'views.push': {
    call: (args, { workspace }) =>
      withView(args, 'modal', (view) => {
        const trigger = workspace.useTrigger(String(args.trigger_id));
        if ('error' in trigger) return refuse(trigger.error);
        const pushed = workspace.views.push(trigger.user, view);
        return pushed === null ? refuse('push_limit_reached') : viewAnswer(pushed);
      }),
  },
  'views.update': {
    call: (args, { workspace }) =>
      withView(args, 'modal', (view) => {
        const open = workspace.views.find(String(args.view_id));
        if (open === null) return refuse('not_found');
        return isStale(args, open) ? refuse('hash_conflict') : viewAnswer(workspace.views.replace(open, view));
      }),
  },
  'views.publish': {
    call: (args, { workspace }) =>
      withView(args, 'home', (view) => {
        const user = String(args.user_id ?? '');
        if (workspace.profileOf(user) === null) return refuse('invalid_arguments');
        const before = workspace.views.home(user);
        if (before !== null && isStale(args, before)) return refuse('hash_conflict');
        return viewAnswer(workspace.views.publish(user, view));
      }),
  },
  /**
   * The first of Slack's three steps of an upload. The second brings the bytes to the address that is returned here.
   */
  'files.getUploadURLExternal': {
    scope: 'files:write',
    call: ({ filename, length }, { workspace, uploadUrl }) => {
      const size = Number(length);
      if (typeof filename !== 'string' || filename === '' || !(size > 0)) return refuse('invalid_arguments');
      const id = workspace.files.reserve(filename, size);
      return { ok: true, file_id: id, upload_url: uploadUrl(id) };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    call: (args, { workspace }) => {
      const read = uploadedFiles.safeParse(args.files);
      if (!read.success) return refuse('invalid_arguments');
      const channel = args.channel_id === undefined ? null : String(args.channel_id);
      const unreachable = channel === null ? null : workspace.whyUnreachable(channel);
      if (unreachable !== null) return refuse(unreachable);
      const files = read.data.map(({ id }) => workspace.files.complete(id)).filter((file) => file !== null);
      if (files.length < read.data.length) return refuse('file_not_found');
      const thread = args.thread_ts === undefined ? null : String(args.thread_ts);
      if (channel !== null) workspace.add({ ...ofBot(channel, '', []), thread, files });
      return { ok: true, files: files.map(({ id, name }) => ({ id, title: name })) };
    },
  },
};

/** The permission that a call needs; null for none. */
export function scopeOf(method: string, { channel }: Arguments): string | null {
  const { scope = null, scopeInChannels = scope } = METHODS[method] ?? {};
  return String(channel).startsWith('D') ? scope : scopeInChannels;
}

const uploadedFiles = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

const ofBot = (channel: string, text: string, blocks: readonly Block[]) => ({
  channel,
  onlyFor: null,
  author: BOT.user_id,
  fromBot: true,
  text,
  blocks,
});

const historyFields = ({ ts, text, blocks, thread, files }: StoredMessage) => ({
  type: 'message',
  ts,
  text,
  blocks,
  ...(files.length === 0 ? {} : { files: files.map(({ id, name }) => ({ id, name })) }),
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
  const checked = checkMessage(args.text, args.blocks, workspace.files.isComplete);
  if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
  return accept(channel, String(args.text ?? ''), checked.value);
}

function withView(args: Arguments, type: View['type'], accept: (view: View) => ApiBody): ApiBody {
  const checked = checkView(args.view);
  if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
  if (checked.value.type !== type) return refuse('invalid_arguments', [`[ERROR] must be a ${type} view`]);
  return accept(checked.value);
}

const isStale = ({ hash }: Arguments, open: OpenView): boolean => hash !== undefined && hash !== open.hash;

const viewAnswer = ({ id, hash, view }: OpenView): ApiBody => ({ ok: true, view: { id, hash, ...view } });
