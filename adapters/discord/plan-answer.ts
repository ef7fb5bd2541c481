/** What to send for a reply: a change of the message that was pressed, and new messages below it. Pure. */
import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Reply } from '../../src/core/reply.ts';
import { settle } from './settle.ts';
import { type Message, writeReply } from './write-reply.ts';

/** What is still to be sent: whoever sends it takes off what has gone out. */
export interface AnswerPlan {
  /** What the pressed message becomes; null to leave it. */
  update: Message | null;
  /** New messages, in order. */
  messages: Message[];
}

/** `pressed` is what the message with the pressed button shows now; null when the event came from no message. */
export function planAnswer(reply: Reply, pressed: readonly APIMessageTopLevelComponent[] | null): AnswerPlan {
  const messages = writeReply(reply.blocks);
  if (pressed === null || reply.pressed === 'keep') return { update: null, messages };
  if (reply.pressed === 'settle') return { update: settle(pressed), messages };
  const [update = settle([]), ...rest] = writeReply(reply.pressed);
  return { update, messages: [...rest, ...messages] };
}

/** All that a reply says as new messages, for when the pressed message can no longer be changed. */
export function planNewMessages(reply: Reply): Message[] {
  return writeReply(typeof reply.pressed === 'string' ? reply.blocks : [...reply.pressed, ...reply.blocks]);
}
