/**
 * A payload → what the learner asks. Pure.
 *
 * Event ids. Slack delivers an event again when it was not acknowledged in three seconds (`x-slack-retry-num`), always
 * with the same `event_id`. Commands, presses, shortcuts and submissions are delivered once over HTTP, but a socket that
 * breaks before the acknowledgement may bring the same payload again: its `trigger_id` is then the same, and it is
 * another one each time a person does something.
 */
import { decodeAction } from '../../src/core/action.ts';
import { command, type Input, type LearnerEvent } from '../../src/core/event.ts';
import type { Command } from '../../src/tutor/ports.ts';
import { readCommandLine } from '../shared/command-line.ts';
import { readFields } from './form.ts';
import { messageText } from './message-text.ts';
import type { Payload, SlackFile } from './payload.ts';
import { readSlackText } from './slack-text.ts';
import { CHECK_SHORTCUT } from './surface.ts';

/** The event to hand to the tutor, or null when the payload asks for nothing (our own messages, edits, …). */
export function readIntent(payload: Payload, commands: readonly Command[]): LearnerEvent | null {
  const input = inputOf(payload, commands);
  return input && { id: `slack:${deliveryId(payload)}`, learner: readLearner(payload), ...input };
}

/** The files that came with a message; the program may be in one of them. */
export function readFiles(payload: Payload): readonly SlackFile[] {
  if (payload.kind === 'message') return payload.event.files;
  return payload.kind === 'shortcut' ? payload.message.files : [];
}

function inputOf(payload: Payload, commands: readonly Command[]): Input | null {
  switch (payload.kind) {
    case 'command':
      return readCommandLine(commands, payload.command.replace(/^\//, ''), readSlackText(payload.text));
    case 'press': {
      const [action] = payload.actions;
      const id = action?.selected_option?.value ?? action?.value;
      return id === undefined ? null : { kind: 'press', action: decodeAction(id) };
    }
    case 'submission':
      return {
        kind: 'submit',
        action: decodeAction(payload.view.callback_id),
        fields: readFields(payload.view.state.values),
      };
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
function readLearner(payload: Payload): string {
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
