/**
 * A payload → what the learner did, and where the answer goes. Pure.
 *
 * Event ids. Slack delivers an event again when it was not acknowledged in three seconds (`x-slack-retry-num`), always
 * with the same `event_id`. Commands, presses, shortcuts and submissions are delivered once over HTTP, but a socket that
 * breaks before the acknowledgement may bring the same payload again: its `trigger_id` is then the same, and it is
 * another one each time a person does something.
 */
import { z } from 'zod';
import { decodeAction } from '../../src/core/action.ts';
import { command, type Input, type LearnerEvent, type LearnerId } from '../../src/core/event.ts';
import type { Command } from '../../src/tutor/ports.ts';
import { readCommandLine } from '../shared/command-line.ts';
import { isProgramName, type ProgramFile } from '../shared/program-file.ts';
import { readFields } from './forms.ts';
import { CHECK_SHORTCUT } from './manifest.ts';
import type { SlackMessage } from './messages.ts';
import type { Payload, PressPayload, SlackFile } from './payload.ts';
import { messageText, readSlackText } from './text.ts';

/** The event to hand to the tutor, or null when the payload asks for nothing (our own messages, edits, …). */
export function readEvent(payload: Payload, commands: readonly Command[]): LearnerEvent | null {
  const input = readInput(payload, commands);
  return input && { id: `slack:${deliveryId(payload)}`, learner: readLearner(payload), ...input };
}

/** The one file with the message that may be a program; null where there is none, or more than one. */
export function findProgram(payload: Payload): ProgramFile | null {
  const [file, ...others] = filesOf(payload);
  if (file === undefined || others.length > 0) return null;
  const isText = isProgramName(file.name ?? '') || /^(python|text)$/.test(file.filetype ?? '');
  if (!isText && file.mode !== 'snippet') return null;
  return { url: file.url_private_download ?? file.url_private ?? '', size: file.size ?? 0 };
}

function filesOf(payload: Payload): readonly SlackFile[] {
  if (payload.kind === 'message') return payload.event.files;
  return payload.kind === 'shortcut' ? payload.message.files : [];
}

function readInput(payload: Payload, commands: readonly Command[]): Input | null {
  switch (payload.kind) {
    case 'command':
      return readCommandLine(commands, payload.command.replace(/^\//, ''), readSlackText(payload.text));
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
        ? command('check', { message: messageText(payload.message) })
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

/** What stands beside the mention; a mention alone asks what can be asked. */
function readMention(text: string): Input {
  const words = readSlackText(text.replace(/^\s*<@\w+(?:\|[^>]*)?>|<@\w+(?:\|[^>]*)?>\s*$/, '')).trim();
  return words === '' ? command('help') : { kind: 'message', text: words };
}

/** In the direct conversation the app's name in front is a habit, and no part of an answer. */
function withoutName({ event, authorizations }: Extract<Payload, { readonly kind: 'message' }>): string {
  const name = /^\s*<@(\w+)(?:\|[^>]*)?>\s*/.exec(event.text);
  const isOurs = name !== null && (authorizations ?? []).some((own) => own.user_id === name[1]);
  return isOurs ? event.text.slice(name[0].length) : event.text;
}

function deliveryId(payload: Payload): string {
  switch (payload.kind) {
    case 'message':
    case 'mention':
    case 'home':
      return payload.event_id;
    case 'submission':
      return payload.trigger_id ?? payload.view.id;
    default:
      return payload.trigger_id;
  }
}

/** `slack:<team>:<user>`. Where an app is installed for a whole organisation, the team is the person's own. */
function readLearner(payload: Payload): LearnerId {
  switch (payload.kind) {
    case 'command':
      return `slack:${payload.team_id}:${payload.user_id}`;
    case 'message':
    case 'mention':
    case 'home':
      return `slack:${payload.team_id}:${payload.event.user ?? ''}`;
    default:
      return `slack:${payload.team?.id ?? payload.user.team_id ?? ''}:${payload.user.id}`;
  }
}

const pressed = z.object({
  ts: z.string().nullable(),
  /** The key under which the message was remembered when it was sent (`Recall`). */
  key: z.string(),
});

const place = z.object({
  user: z.string(),
  /** Null when the payload names no conversation; the answer then goes to the direct one. */
  channel: z.string().nullable(),
  /** Of the thread in which the app was written to, mentioned or pressed. */
  thread: z.string().nullable(),
  /** `everyone` only in the direct conversation with the bot, where "everyone" is the learner. */
  audience: z.enum(['everyone', 'learner']),
  responseUrl: z.string().nullable(),
  pressed: pressed.nullable(),
});

export type Place = z.infer<typeof place>;

/** Where the answer to a payload goes. A form's answer goes where the form was opened. */
export function readPlace(payload: Payload): Place {
  switch (payload.kind) {
    case 'command':
      return {
        ...directPlace(payload.user_id, payload.channel_id),
        audience: audienceIn(payload.channel_id),
        responseUrl: payload.response_url,
      };
    case 'press':
      return pressPlace(payload);
    case 'shortcut':
      return {
        ...directPlace(payload.user.id, payload.channel.id),
        thread: payload.message.thread_ts ?? null,
        audience: audienceIn(payload.channel.id),
        responseUrl: payload.response_url,
      };
    case 'submission':
      return decodePlace(payload.view.private_metadata) ?? directPlace(payload.user.id, null);
    case 'message':
      return {
        ...directPlace(payload.event.user ?? '', payload.event.channel),
        thread: payload.event.thread_ts ?? null,
      };
    case 'mention': {
      const { user, channel, thread_ts } = payload.event;
      return { ...directPlace(user ?? '', channel), audience: 'learner', thread: thread_ts ?? null };
    }
    case 'home':
      return directPlace(payload.event.user, null);
  }
}

/** A place as text, for a modal to carry; far below Slack's 3000 characters. */
export const encodePlace = (value: Place): string => JSON.stringify(value);

/** The message that was pressed, when Slack sent it along: it leaves out ephemeral ones. */
export function readPressedMessage(payload: Payload): SlackMessage | null {
  return payload.kind === 'press' && payload.message !== undefined ? payload.message : null;
}

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
function pressPlace({ user, channel, container, response_url, actions, message }: PressPayload): Place {
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
const audienceIn = (channel: string): Place['audience'] => (channel.startsWith('D') ? 'everyone' : 'learner');
