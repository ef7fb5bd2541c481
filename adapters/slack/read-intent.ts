/**
 * A payload → what the learner asks. Pure.
 *
 * Event ids. Slack delivers a message event again when it was not acknowledged in three seconds (`x-slack-retry-num`),
 * always with the same `event_id`. Commands, presses and submissions are delivered once over HTTP, but a socket that
 * breaks before the acknowledgement may bring the same payload again: its `trigger_id` is then the same, and it is
 * another one each time a person does something.
 */
import type { Intent, LearnerEvent } from '../../src/core/intent.ts';
import { readFields } from './form.ts';
import type { Payload } from './payload.ts';
import { readSlackText } from './slack-text.ts';
import { LAB_COMMAND } from './surface.ts';

/** The event to hand to the tutor, or null when the payload asks for nothing (our own messages, edits, …). */
export function readIntent(payload: Payload): LearnerEvent | null {
  const intent = intentOf(payload);
  return intent && { id: `slack:${deliveryId(payload)}`, learner: readLearner(payload), intent };
}

function intentOf(payload: Payload): Intent | null {
  switch (payload.kind) {
    case 'command':
      return commandIntent(payload.command, readSlackText(payload.text).trim());
    case 'press': {
      const [action] = payload.actions;
      const id = action?.selected_option?.value ?? action?.value;
      return id === undefined ? null : { kind: 'press', id };
    }
    case 'submission':
      return { kind: 'submit', id: payload.view.callback_id, fields: readFields(payload.view.state.values) };
    case 'message': {
      const { channel_type, subtype, bot_id, user, text } = payload.event;
      // A message with a file is read for its words: a program in a file would take one more permission.
      const isWritten = subtype === undefined || subtype === 'file_share';
      const isTyped = channel_type === 'im' && isWritten && bot_id === undefined && user !== undefined;
      return isTyped ? { kind: 'say', text: readSlackText(text) } : null;
    }
  }
}

function commandIntent(command: string, text: string): Intent {
  if (/^help$/i.test(text)) return { kind: 'help' };
  if (command === LAB_COMMAND) return { kind: 'lab', name: text };
  return text === '' ? { kind: 'lessons' } : { kind: 'lesson', name: text };
}

function deliveryId(payload: Payload): string {
  switch (payload.kind) {
    case 'message':
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
      return `slack:${payload.team_id}:${payload.event.user ?? ''}`;
    default:
      return `slack:${payload.team?.id ?? payload.user.team_id ?? ''}:${payload.user.id}`;
  }
}
