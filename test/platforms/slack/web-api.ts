/** Slack's Web API, as far as a tutor needs it: each method checks its arguments, changes the workspace and answers. */
import type { Block } from './block-schema.ts';
import { checkMessage, checkView } from './check-payload.ts';
import { BOT, type StoredMessage, TEAM, type Workspace } from './workspace.ts';

export type Arguments = Readonly<Record<string, unknown>>;
export type ApiBody = { readonly ok: boolean; readonly error?: string } & Readonly<Record<string, unknown>>;

interface MethodContext {
  readonly workspace: Workspace;
  /** Address of a fresh WebSocket. */
  readonly openSocket: () => string;
  /** Called with what the bot said openly, which Slack reports back to it as an event. */
  readonly said: (message: StoredMessage) => void;
}

type Method = (args: Arguments, context: MethodContext) => ApiBody;

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': () => ({
    ok: true,
    team: 'Local',
    team_id: TEAM,
    ...BOT,
    user: 'nibble',
    url: 'https://local.slack.test/',
  }),
  'apps.connections.open': (_, { openSocket }) => ({ ok: true, url: openSocket() }),
  'users.info': ({ user }) => ({ ok: true, user: { id: user, team_id: TEAM, tz: 'Europe/Vienna', tz_offset: 3600 } }),
  'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D${String(users)}` } }),

  'chat.postMessage': (args, { workspace, said }) =>
    withMessage(args, workspace, (channel, text, blocks) => {
      const message = workspace.add({ channel, onlyFor: null, fromBot: true, text, blocks });
      said(message);
      return { ok: true, channel, ts: message.ts };
    }),
  'chat.postEphemeral': (args, { workspace }) =>
    withMessage(args, workspace, (channel, text, blocks) => {
      const onlyFor = String(args.user);
      return { ok: true, message_ts: workspace.add({ channel, onlyFor, fromBot: true, text, blocks }).ts };
    }),
  'chat.update': (args, { workspace }) =>
    withMessage(args, workspace, (channel, text, blocks) => {
      const message = workspace.find(channel, String(args.ts));
      if (message === undefined) return refuse('message_not_found');
      if (!message.fromBot) return refuse('cant_update_message');
      workspace.update(message, text, blocks);
      return { ok: true, channel, ts: message.ts };
    }),
  'chat.delete': ({ channel, ts }, { workspace }) => {
    const message = workspace.find(String(channel), String(ts));
    if (message === undefined) return refuse('message_not_found');
    workspace.remove(message);
    return { ok: true, channel, ts };
  },

  'views.open': ({ trigger_id, view }, { workspace }) => {
    const checked = checkView(view);
    if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
    const trigger = workspace.useTrigger(String(trigger_id));
    if ('error' in trigger) return refuse(trigger.error);
    const open = { id: `V${workspace.next()}`, user: trigger.user, view: checked.value };
    workspace.views.set(trigger.user, open);
    workspace.changed();
    return { ok: true, view: { id: open.id, ...open.view } };
  },
  'views.update': ({ view_id, view }, { workspace }) => {
    const checked = checkView(view);
    if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
    const open = [...workspace.views.values()].find(({ id }) => id === view_id);
    if (open === undefined) return refuse('not_found');
    workspace.views.set(open.user, { ...open, view: checked.value });
    workspace.changed();
    return { ok: true, view: { id: open.id, ...checked.value } };
  },
  'views.publish': ({ view }) => {
    const checked = checkView(view);
    return checked.ok ? { ok: true, view: checked.value } : refuse(checked.refusal.error, checked.refusal.messages);
  },
};

export function refuse(error: string, messages: readonly string[] = []): ApiBody {
  return messages.length === 0 ? { ok: false, error } : { ok: false, error, response_metadata: { messages } };
}

/** The checks that all methods with a message share. */
function withMessage(
  args: Arguments,
  workspace: Workspace,
  accept: (channel: string, text: string, blocks: readonly Block[]) => ApiBody,
): ApiBody {
  const channel = String(args.channel ?? '');
  const unreachable = workspace.whyUnreachable(channel);
  if (unreachable !== null) return refuse(unreachable);
  const checked = checkMessage(args.text, args.blocks);
  if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
  return accept(channel, String(args.text ?? ''), checked.value);
}
