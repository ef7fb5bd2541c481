/** Buttons and forms that are about no lesson, or about one of its cards: from the id to the request. */
import { CONFIRMED } from './flows/navigate.ts';
import { zoneOfSlug } from './flows/reminders.ts';
import type { ReviewSize } from './flows/review.ts';
import { snoozingOf } from './flows/snooze.ts';
import { CARD_VERBS } from './press-card.ts';
import type { Request, VerbAction } from './read-request.ts';
import type { Wish } from './read-wish.ts';
import { readReminderForm } from './reminder-forms.ts';
import type { SettingsChange } from './settings-change.ts';

/** Null: the action is one of a lesson. */
export function readWishAction(action: VerbAction, fields: Readonly<Record<string, string>> | null): Request | null {
  const card = CARD_VERBS.find((verb) => verb === action.verb);
  if (card !== undefined) return { kind: 'card', verb: card, action, fields };
  const wish = wishOf(action, fields ?? {});
  if (wish === null || wish === 'gone') return wish === null ? null : { kind: 'gone' };
  return { kind: 'wish', wish, way: 'press' };
}

function wishOf(
  { verb, lesson, step, argument }: VerbAction,
  fields: Readonly<Record<string, string>>,
): Wish | 'gone' | null {
  switch (verb) {
    case 'review':
      return { kind: 'review', size: sizeOf(argument) };
    case 'review-end':
      return { kind: 'end-review' };
    case 'reminders':
      return { kind: 'settings' };
    case 'remind':
      return changing(changesOf(argument, step));
    case 'submit-remind':
      return changing(readReminderForm(argument, fields));
    case 'snooze': {
      const until = snoozingOf(argument);
      return until === null ? 'gone' : { kind: 'snooze', until };
    }
    case 'progress':
    case 'export':
      return { kind: verb };
    case 'reference':
      return { kind: 'reference', name: lesson };
    case 'forget':
      return { kind: 'forget', confirmed: argument === CONFIRMED };
    // Forms that an adapter opens; a press that still comes here is from somewhere else.
    case 'recall-type':
    case 'remind-form':
      return 'gone';
    default:
      return null;
  }
}

const sizeOf = (argument: string): ReviewSize => (argument === 'short' || argument === 'all' ? argument : 'any');

const changing = (changes: readonly SettingsChange[]): Wish | 'gone' =>
  changes.length === 0 ? 'gone' : { kind: 'change-settings', changes };

function changesOf(argument: string, step: string): readonly SettingsChange[] {
  switch (argument) {
    case 'on':
    case 'off':
      return [{ kind: 'switch', on: argument === 'on' }];
    case 'week':
      return [{ kind: 'pause-week' }];
    case 'go-on':
      return [{ kind: 'pause', until: '' }];
    case 'zone':
      return [{ kind: 'zone', typed: zoneOfSlug(step) }];
    default:
      return [];
  }
}
