/**
 * A payload → what the learner did, and where the answer goes. Pure. Payloads are read once, here, into exact types;
 * unknown fields are let go.
 *
 * Event ids. Slack delivers an event again when it was not acknowledged in three seconds (`x-slack-retry-num`), always
 * with the same `event_id`. Commands, presses, shortcuts and submissions are delivered once over HTTP, but a socket
 * that breaks before the acknowledgement may bring the same payload again: its `trigger_id` is then the same, and it is
 * another one each time a person does something.
 */
import { z } from 'zod';
import { decodeAction } from '../../src/core/action.ts';
import { command, type Input, type LearnerEvent, type LearnerId, type Presence } from '../../src/core/event.ts';
import type { Command } from '../../src/tutor/ports.ts';
import { readCommandLine } from '../shared/command-line.ts';
import { isProgramName, type ProgramFile } from '../shared/program-file.ts';
import { readFields } from './forms.ts';
import { CHECK_SHORTCUT } from './manifest.ts';
import { messageText, readSlackText } from './text.ts';

const id = z.string().min(1);
/** Slack leaves it out, or says null, where there is none. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const team = z.object({ id }).nullish();
const user = z.object({ id, team_id: id.nullish(), name: text, username: text });

/** What we call a payload; Slack says nothing by this name. */
const kind = <Kind extends string>(name: Kind) => z.literal(name).default(name);

const slashCommand = z.object({
  kind: kind('command'),
  command: id,
  text,
  team_id: id,
  user_id: id,
  user_name: text,
  channel_id: id,
  trigger_id: id,
  response_url: id,
});

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

const blocks = list(z.looseObject({ type: z.string(), block_id: z.string().optional() }));

/** A file that came with a message. */
const file = z.object({
  id,
  name: z.string().nullish(),
  filetype: z.string().nullish(),
  /** `snippet` for what was pasted as one, whatever its name. */
  mode: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
const files = list(file);

/** What hangs below a message: a forwarded one, or what other apps write there. */
const attachments = list(z.object({ text }));

/** A message as it comes back with a press or a shortcut. Ephemeral messages come without. */
const message = z.object({ ts: id, user: id.nullish(), text, blocks, attachments, files, thread_ts: id.nullish() });

const press = z.object({
  kind: kind('press'),
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: id,
  response_url: id.optional(),
  /** Of a message; the Home tab has none. */
  channel: z.object({ id }).optional(),
  container: z.object({
    message_ts: id.optional(),
    thread_ts: id.nullish(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: message.optional(),
  actions: z
    .array(
      z.object({
        block_id: z.string(),
        /** Seconds. */
        action_ts: z.coerce.number().optional(),
        /** Of a button. */
        value: z.string().optional(),
        /** Of a menu. */
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

const option = z.object({ value: z.string() });

/** What one input of a form holds: a text, one option, or any number of them. */
const input = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
});

const submission = z.object({
  kind: kind('submission'),
  type: z.literal('view_submission'),
  team,
  user,
  trigger_id: id.optional(),
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
});

/** A shortcut on a message. */
const shortcut = z.object({
  kind: kind('shortcut'),
  type: z.literal('message_action'),
  callback_id: z.string(),
  team,
  user,
  trigger_id: id,
  response_url: id,
  channel: z.object({ id }),
  message,
});

const event = <Kind extends string, Shape extends z.ZodObject>(name: Kind, shape: Shape) =>
  z.object({
    kind: kind(name),
    type: z.literal('event_callback'),
    event_id: id,
    team_id: id,
    event: shape,
    /** Whom it is delivered to: the app's own account. */
    authorizations: z.array(z.object({ user_id: z.string().nullish() })).nullish(),
  });

const said = event(
  'message',
  z.object({
    type: z.literal('message'),
    channel: id,
    channel_type: z.string(),
    ts: id.optional(),
    user: id.optional(),
    text,
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
    blocks,
    attachments,
    files,
    thread_ts: id.nullish(),
  }),
);
const mention = event(
  'mention',
  z.object({
    type: z.literal('app_mention'),
    channel: id,
    user: id.optional(),
    text,
    bot_id: z.string().optional(),
    thread_ts: id.nullish(),
  }),
);
const home = event('home', z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string().default('home') }));

const payload = z.union([slashCommand, press, submission, shortcut, said, mention, home]);

/** A delivery from Slack. */
export type Payload = z.infer<typeof payload>;
type PayloadOf<Kind extends Payload['kind']> = Extract<Payload, { readonly kind: Kind }>;
export type FormState = PayloadOf<'submission'>['view']['state']['values'];

/** The body of a delivery, or null when it is none of these. */
export const readPayload = (body: unknown): Payload | null => payload.safeParse(body).data ?? null;

/** A message as the Web API gives it back; null when it is none. */
export const readMessage = (value: unknown) => message.safeParse(value).data ?? null;

const kinds = z.object({ type: z.string().optional(), event: z.object({ type: z.string() }).optional() });

/** What a delivery that cannot be read calls itself, for the log. */
export function kindOf(body: unknown): string {
  const { data } = kinds.safeParse(body);
  return data?.event?.type ?? data?.type ?? 'unknown';
}

/** The event to hand to the tutor, or null when the payload asks for nothing (our own messages, edits, …). */
export function readEvent(payload: Payload, commands: readonly Command[]): LearnerEvent | null {
  const input = readInput(payload, commands);
  if (input === null) return null;
  const room = readPresence(payload);
  const pressedAt = payload.kind === 'press' ? payload.actions[0]?.action_ts : undefined;
  const presence = room && { room, ...(pressedAt !== undefined && { doneAt: pressedAt * 1000 }) };
  return { id: `slack:${deliveryId(payload)}`, learner: readLearner(payload), ...presence, ...input };
}

/** The channel of a command, press or form; null for everything else, and in direct conversations. */
function readPresence(payload: Payload): Presence | null {
  if (payload.kind !== 'command' && payload.kind !== 'press' && payload.kind !== 'submission') return null;
  const { channel } = readPlace(payload);
  if (channel === null || isDirect(channel)) return null;
  const [, team = '', account = ''] = readLearner(payload).split(':');
  const name = payload.kind === 'command' ? payload.user_name : payload.user.name || payload.user.username;
  return { server: `slack:${team}`, channel, name: name || account, canManage: null };
}

/** The one file with the message that may be a program; null where there is none, or more than one. */
export function findProgram(payload: Payload): ProgramFile | null {
  const from = payload.kind === 'message' ? payload.event : payload.kind === 'shortcut' ? payload.message : null;
  const [file, ...others] = from?.files ?? [];
  if (file === undefined || others.length > 0) return null;
  const isText = isProgramName(file.name ?? '') || /^(python|text)$/.test(file.filetype ?? '');
  if (!isText && file.mode !== 'snippet') return null;
  return { url: file.url_private_download ?? file.url_private ?? '', size: file.size ?? 0 };
}

/** A name takes a request of its own, and an id in its place would be a mention. */
const authorOf = ({ message, user }: z.output<typeof shortcut>): Readonly<Record<string, string>> =>
  message.user == null || message.user === user.id ? {} : { author: 'somebody else' };

function readInput(payload: Payload, commands: readonly Command[]): Input | null {
  switch (payload.kind) {
    case 'command':
      return readCommandLine(commands, payload.command.replace(/^\//, ''), readSlackText(withPeople(payload)));
    case 'press': {
      const [action] = payload.actions;
      const id = action?.selected_option?.value ?? action?.value;
      return id === undefined ? null : { kind: 'press', action: decodeAction(id) };
    }
    case 'submission': {
      const { callback_id: id, state } = payload.view;
      return { kind: 'submit', action: decodeAction(id), fields: readFields(state.values) };
    }
    case 'shortcut':
      return payload.callback_id === CHECK_SHORTCUT
        ? command('check', { message: messageText(payload.message), ...authorOf(payload) })
        : null;
    case 'message': {
      const { channel_type, subtype, bot_id, user } = payload.event;
      const isWritten = subtype === undefined || subtype === 'file_share';
      const isTyped = channel_type === 'im' && isWritten && bot_id === undefined && user !== undefined;
      const message = { ...payload.event, text: withoutName(payload) };
      return isTyped ? { kind: 'message', text: messageText(message) } : null;
    }
    case 'mention': {
      const { user, bot_id, text } = payload.event;
      return user === undefined || bot_id !== undefined ? null : readMention(text);
    }
    case 'home':
      return payload.event.tab === 'home' ? command('home') : null;
  }
}

/** Who is mentioned behind a command, as others than Slack write it: the name that is shown tells nobody apart. */
const withPeople = ({ text, team_id: team }: PayloadOf<'command'>): string =>
  text.replace(/<@(\w+)(?:\|[^<>]*)?>/g, (_, account: string) => `@slack:${team}:${account}`);

/** What stands beside the mention; a mention alone asks what can be asked. */
function readMention(text: string): Input {
  const words = readSlackText(text.replace(/^\s*<@\w+(?:\|[^<>]*)?>|<@\w+(?:\|[^<>]*)?>\s*$/, '')).trim();
  return words === '' ? command('help') : { kind: 'message', text: words };
}

/** In the direct conversation the app's name in front is a habit, and no part of an answer. */
function withoutName({ event, authorizations }: PayloadOf<'message'>): string {
  const name = /^\s*<@(\w+)(?:\|[^>]*)?>\s*/.exec(event.text);
  const isOurs = name !== null && (authorizations ?? []).some((own) => own.user_id === name[1]);
  return isOurs ? event.text.slice(name[0].length) : event.text;
}

function deliveryId(payload: Payload): string {
  if ('event_id' in payload) return payload.event_id;
  return payload.kind === 'submission' ? (payload.trigger_id ?? payload.view.id) : payload.trigger_id;
}

/** `slack:<team>:<user>`. Where an app is installed for a whole organisation, the team is the person's own. */
function readLearner(payload: Payload): LearnerId {
  if ('event' in payload) return `slack:${payload.team_id}:${payload.event.user ?? ''}`;
  if (payload.kind === 'command') return `slack:${payload.team_id}:${payload.user_id}`;
  return `slack:${payload.team?.id ?? payload.user.team_id ?? ''}:${payload.user.id}`;
}

const place = z.object({
  user: z.string(),
  /** Null when the payload names no conversation; the answer then goes to the direct one. */
  channel: z.string().nullable(),
  /** Of the thread in which the app was written to, mentioned or pressed. */
  thread: z.string().nullable(),
  /** `everyone` only in the direct conversation with the bot, where "everyone" is the learner. */
  audience: z.enum(['everyone', 'learner']),
  responseUrl: z.string().nullable(),
  /** The pressed message; `key` is the one under which it was remembered when it was sent (`Recall`). */
  pressed: z.object({ ts: z.string().nullable(), key: z.string() }).nullable(),
});

export type Place = z.infer<typeof place>;

/** Where the answer to a payload goes. A form's answer goes where the form was opened. */
export function readPlace(payload: Payload): Place {
  switch (payload.kind) {
    case 'command': {
      const { user_id, channel_id, response_url: responseUrl } = payload;
      return { ...directPlace(user_id, channel_id), audience: audienceIn(channel_id), responseUrl };
    }
    case 'press':
      return pressPlace(payload);
    case 'shortcut': {
      const { user, channel, message, response_url: responseUrl } = payload;
      const thread = message.thread_ts ?? null;
      return { ...directPlace(user.id, channel.id), thread, audience: audienceIn(channel.id), responseUrl };
    }
    case 'submission':
      return decodePlace(payload.view.private_metadata) ?? directPlace(payload.user.id, null);
    case 'message':
    case 'mention': {
      const { user = '', channel, thread_ts: thread = null } = payload.event;
      const audience = payload.kind === 'message' ? 'everyone' : 'learner';
      return { ...directPlace(user, channel), audience, thread };
    }
    case 'home':
      return directPlace(payload.event.user, null);
  }
}

/** A place as text, for a modal to carry; far below Slack's 3000 characters. */
export const encodePlace = (value: Place): string => JSON.stringify(value);

function decodePlace(text: string): Place | null {
  if (text === '') return null;
  try {
    return place.parse(JSON.parse(text));
  } catch {
    // A modal that an older version opened: the learner still gets the answer, in the direct conversation.
    return null;
  }
}

/** The direct conversation with a person; `channel` when its id is known. */
export const directPlace = (user: string, channel: string | null): Place => ({
  user,
  channel,
  thread: null,
  audience: 'everyone',
  responseUrl: null,
  pressed: null,
});

/** A press in the Home tab has neither channel nor message, and is answered in the direct conversation. */
function pressPlace({ user, channel, container, response_url, actions, message }: PayloadOf<'press'>): Place {
  const [key = ''] = (actions[0]?.block_id ?? '').split('.');
  const isPrivate = container.is_ephemeral || (channel !== undefined && audienceIn(channel.id) === 'learner');
  return {
    user: user.id,
    channel: channel?.id ?? null,
    thread: container.thread_ts ?? null,
    audience: isPrivate ? 'learner' : 'everyone',
    responseUrl: response_url ?? null,
    // An ephemeral message's ts is of no use: only the response URL can change it.
    pressed: channel === undefined ? null : { ts: container.is_ephemeral ? null : (message?.ts ?? null), key },
  };
}

/** Ids of direct conversations begin with D. One between two people is found out when Slack refuses the message. */
const isDirect = (channel: string): boolean => channel.startsWith('D');

const audienceIn = (channel: string): Place['audience'] => (isDirect(channel) ? 'everyone' : 'learner');
