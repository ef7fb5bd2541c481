/** A form → Discord's modal, and a submitted modal → its fields. Pure. */
import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { encodeAction } from '../../src/core/action-id.ts';
import type { Field, Form } from '../../src/core/reply.ts';
import { withoutEscapes } from './escape.ts';
import {
  clipLabel,
  MAX_FIELD_DESCRIPTION,
  MAX_FIELD_LABEL,
  MAX_INPUT_VALUE,
  MAX_MODAL_FIELDS,
  MAX_MODAL_TITLE,
} from './limits.ts';

/** The modal of a form; null when it has more fields or longer texts than a modal holds: it is never cut. */
export function writeForm(form: Form): APIModalInteractionResponseCallbackData | null {
  const isTooLong = form.fields.some(({ value }) => value.length > MAX_INPUT_VALUE);
  if (form.fields.length > MAX_MODAL_FIELDS || isTooLong) return null;
  return {
    custom_id: encodeAction(form.submit),
    title: clipLabel(form.title, MAX_MODAL_TITLE),
    components: form.fields.map(writeField),
  };
}

/** An empty field may be submitted: what to say about it is the tutor's matter. */
function writeField({ id, label, description, lines, value }: Field) {
  return {
    type: ComponentType.Label as const,
    label: clipLabel(label, MAX_FIELD_LABEL),
    ...(description === '' ? {} : { description: clipLabel(description, MAX_FIELD_DESCRIPTION) }),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: id,
      style: lines === 'one' ? TextInputStyle.Short : TextInputStyle.Paragraph,
      required: false,
      max_length: MAX_INPUT_VALUE,
      ...(value === '' ? {} : { value }),
    },
  };
}

/** What was typed into a submitted modal, by field id. */
export function readFields(submission: APIModalSubmission): Record<string, string> {
  const inputs = submission.components.flatMap((top) => {
    if (top.type === ComponentType.Label) return [top.component];
    return top.type === ComponentType.ActionRow ? top.components : [];
  });
  return Object.fromEntries(
    inputs.flatMap((input) =>
      input.type === ComponentType.TextInput ? [[input.custom_id, withoutEscapes(input.value)]] : [],
    ),
  );
}
