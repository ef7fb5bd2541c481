/** A view's inputs, each with its label, its hint and what is wrong with it. Their names are the blocks' ids. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { showTextArea } from '../show-text-area.ts';
import type { BlockOf, SlackLook } from './block.ts';
import { showChoiceOptions, showMenuOptions } from './show-control.ts';
import { showPlain } from './show-text.ts';

type Input = BlockOf<'input'>;

export function showInput(block: Input, look: SlackLook): Element {
  const { block_id: name = '', label, hint, optional = false, element } = block;
  const id = `${look.formId ?? 'form'}-${encodeURIComponent(name)}`;
  const error = look.errors?.[name];
  const notes = [
    ...(hint === undefined ? [] : [h('p.hint', { id: `${id}-hint` }, showPlain(hint))]),
    ...(error === undefined ? [] : [h('p.error', { id: `${id}-error` }, `⚠ ${error}`)]),
  ];
  const described = {
    ariaDescribedBy: notes.length === 0 ? undefined : notes.map((note) => String(note.properties.id)),
    ariaInvalid: error === undefined ? undefined : 'true',
  };
  const words = [...showPlain(label), ...(optional ? [h('span.optional', ' (optional)')] : [])];
  if (element.type === 'radio_buttons' || element.type === 'checkboxes') {
    const options = showChoiceOptions(element, name, look);
    return h('fieldset.input', described, h('legend', words), options, notes);
  }
  const field = showField(element, { id, name, required: !optional, ...described });
  return h('div.input', h('label', { htmlFor: id }, words), field, notes);
}

interface FieldAttributes {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly ariaDescribedBy: string[] | undefined;
  readonly ariaInvalid: string | undefined;
}

/** Inputs of one line that HTML has, too. */
const TYPES: Readonly<Partial<Record<Input['element']['type'], string>>> = {
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  file_input: 'file',
};

function showField(element: Input['element'], attributes: FieldAttributes): Element {
  switch (element.type) {
    case 'plain_text_input':
      return showTextInput(element, attributes);
    case 'static_select':
    case 'multi_static_select': {
      const prompt = element.placeholder?.text ?? 'Select an option';
      const multiple = element.type === 'multi_static_select';
      return h('select', { ...attributes, multiple }, showMenuOptions(element, prompt));
    }
    default:
      return h('input', { ...attributes, type: TYPES[element.type] ?? 'text', value: heldBy(element) });
  }
}

/** What an input of one line holds at first. */
function heldBy(element: Input['element']): string | undefined {
  if ('initial_value' in element) return typeof element.initial_value === 'string' ? element.initial_value : undefined;
  if ('initial_date' in element) return element.initial_date;
  return 'initial_time' in element ? element.initial_time : undefined;
}

function showTextInput(
  element: Extract<Input['element'], { type: 'plain_text_input' }>,
  attributes: FieldAttributes,
): Element {
  const { initial_value: value = '', min_length: minLength, max_length: maxLength = 3000, multiline } = element;
  const all = { ...attributes, minLength, maxLength, placeholder: element.placeholder?.text };
  if (multiline !== true) return h('input', { ...all, type: 'text', value });
  return showTextArea(all, value);
}
