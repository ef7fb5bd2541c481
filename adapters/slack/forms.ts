/**
 * A form ↔ Slack's modal. The view's `callback_id` is the submission's action id; its `private_metadata` remembers
 * where the form was opened (`Place`). A value longer than one of Slack's inputs goes into several, and comes back as
 * one.
 */
import type { InputBlock, ModalView } from '@slack/types';
import { encodeAction } from '../../src/core/action.ts';
import type { ChecksField, Field, Form, SelectField, TextField } from '../../src/core/reply.ts';
import type { Pace } from '../../src/tutor/ports.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { FormState } from './read-event.ts';
import { literal, plainText, shorten } from './text.ts';

/** Stands between a field's id and the number of a further part of it; not a character of field ids. */
const PART = '~';
const INPUT = 'value';

/** Draws a form. `metadata` comes back with its submission, which is of this pace. */
export function writeForm({ title, submit, fields }: Form, metadata: string, pace: Pace): ModalView {
  const limits = SLACK_LIMITS.form;
  return {
    type: 'modal',
    callback_id: encodeAction(submit),
    private_metadata: metadata,
    title: plainText(shorten(literal(title), limits.title)),
    submit: plainText(pace === 'run' ? 'Run' : 'Submit'),
    close: plainText('Cancel'),
    blocks: fields.flatMap(writeField).slice(0, limits.inputs),
  };
}

/** The fields of a submission by their ids. */
export function readFields(state: FormState): Record<string, string> {
  const fields = new Map<string, string[]>();
  for (const [block, inputs] of Object.entries(state)) {
    const [id = block] = block.split(PART);
    fields.set(id, [...(fields.get(id) ?? []), readInput(inputs[INPUT] ?? {})]);
  }
  return Object.fromEntries([...fields].map(([id, parts]) => [id, parts.join('\n')]));
}

function readInput({ value, selected_option, selected_options }: FormState[string][string]): string {
  if (selected_options) return selected_options.map((option) => option.value).join(',');
  return selected_option?.value ?? value ?? '';
}

function writeField(field: Field): InputBlock[] {
  switch (field.kind) {
    case 'text':
      return writeTextField(field);
    case 'select':
      return [inputBlock(field, field.id, field.label, selectElement(field))];
    case 'checks':
      return [inputBlock(field, field.id, field.label, checksElement(field))];
  }
}

const inputBlock = (field: Field, id: string, label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plainText(literal(label)),
  optional: field.optional,
  ...(field.description === '' ? {} : { hint: plainText(literal(field.description)) }),
  element,
});

function writeTextField(field: TextField): InputBlock[] {
  const parts = field.lines === 'many' ? cutLines(field.value, SLACK_LIMITS.form.value) : [field.value];
  return parts.map((value, index) =>
    inputBlock(
      field,
      index === 0 ? field.id : `${field.id}${PART}${index + 1}`,
      parts.length === 1 ? field.label : `${field.label} (${index + 1} of ${parts.length})`,
      {
        type: 'plain_text_input',
        action_id: INPUT,
        multiline: field.lines === 'many',
        ...(value === '' ? {} : { initial_value: literal(value).slice(0, SLACK_LIMITS.form.value) }),
      },
    ),
  );
}

const writeOption = ({ value, label }: SelectField['options'][number]) => ({
  text: plainText(shorten(literal(label), SLACK_LIMITS.select.text)),
  value,
});

function selectElement({ options, value }: SelectField): InputBlock['element'] {
  const first = options.find((option) => option.value === value);
  return {
    type: 'static_select',
    action_id: INPUT,
    options: options.map(writeOption),
    ...(first === undefined ? {} : { initial_option: writeOption(first) }),
  };
}

function checksElement({ options, values }: ChecksField): InputBlock['element'] {
  const picked = options.filter((option) => values.includes(option.value));
  return {
    type: 'checkboxes',
    action_id: INPUT,
    options: options.map(writeOption),
    // Slack refuses the empty list.
    ...(picked.length === 0 ? {} : { initial_options: picked.map(writeOption) }),
  };
}

/** Text in parts of whole lines, each at most `length` long; only a single line beyond that is cut. */
function cutLines(text: string, length: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > length) {
    const newline = rest.lastIndexOf('\n', length);
    parts.push(rest.slice(0, newline > 0 ? newline : length));
    rest = rest.slice(newline > 0 ? newline + 1 : length);
  }
  return [...parts, rest];
}
