/** Where an answer goes: the conversation, who may see it, and the message that was pressed. Pure. */
import { z } from 'zod';
import type { Payload, PressPayload } from './payload.ts';
import type { SlackMessage } from './write-reply.ts';

const pressed = z.object({
  ts: z.string().nullable(),
  /** The key under which the message was remembered when it was sent (recall.ts). */
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
