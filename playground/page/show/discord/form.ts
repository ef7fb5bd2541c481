/** Draws a modal as Discord's client does: a title, fields with labels, and buttons to cancel and submit. */
import { ComponentType, TextInputStyle } from 'discord.js';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { type DrawContext, showTextArea } from '../parts.ts';
import { showOption } from './components.ts';
import { showMarkdown } from './markdown.ts';
import type { DiscordOption } from './message.ts';

/** As much of a modal as is drawn. */
export interface DiscordModal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly DiscordFormPart[];
}

/** A label with its field, or a text. */
export interface DiscordFormPart {
  readonly type: number;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  readonly component?: DiscordField | undefined;
  readonly content?: string | undefined;
}

export interface DiscordField {
  readonly type: number;
  readonly custom_id: string;
  readonly style?: number | undefined;
  readonly value?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly min_length?: number | undefined;
  readonly max_length?: number | undefined;
  readonly max_values?: number | undefined;
  readonly options?: readonly DiscordOption[] | undefined;
}

/**
 * A `<form data-form="formId">` whose inputs are named by the fields' custom ids; a button with `data-close` closes it.
 * For a place inside an element of the class `discord`.
 */
export function showDiscordForm(modal: DiscordModal, context: DrawContext): Element {
  const id = context.formId ?? modal.custom_id;
  const titleId = `${encodeURIComponent(id)}-title`;
  return h(
    'form.modal',
    { dataForm: id, method: 'post', ariaLabelledBy: context.isLandmark === false ? undefined : [titleId] },
    h(`h${context.headingLevel ?? 3}.title`, { id: titleId }, modal.title),
    h(
      'div.body',
      modal.components.map((part) => showPart(part, encodeURIComponent(id), context)),
    ),
    h(
      'footer',
      h('button.button.secondary', { type: 'button', dataClose: id }, 'Cancel'),
      h('button.button.primary', { type: 'submit' }, 'Submit'),
    ),
  );
}

function showPart(part: DiscordFormPart, formId: string, context: DrawContext): Element {
  const { label = '', description, component: field } = part;
  if (part.type === ComponentType.TextDisplay) return h('div.text', showMarkdown(part.content ?? '', context));
  if (field === undefined) return h('p.unknown', `A component of type ${part.type} is not drawn here.`);
  const id = `${formId}-${encodeURIComponent(field.custom_id)}`;
  const hint = description === undefined ? [] : [h('p.hint', { id: `${id}-hint` }, description)];
  const described = description === undefined ? {} : { ariaDescribedBy: [`${id}-hint`] };
  const star = field.required === false ? [] : [h('span.required', { ariaHidden: 'true' }, '*')];
  const isGroup = field.type === ComponentType.CheckboxGroup || field.type === ComponentType.RadioGroup;
  if (isGroup) return h('fieldset.field', described, h('legend', label, star), hint, showChoices(field));
  const input = showField(field, { id, name: field.custom_id, required: field.required !== false, ...described });
  return h('div.field', h('label', { htmlFor: id }, label, star), hint, input);
}

interface FieldAttributes {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly ariaDescribedBy?: string[];
}

function showField(field: DiscordField, attributes: FieldAttributes): Element {
  const { options = [], max_values: most = 1 } = field;
  switch (field.type) {
    case ComponentType.TextInput:
      return showTextInput(field, attributes);
    case ComponentType.StringSelect:
      return h('select', { ...attributes, multiple: most > 1 }, showPrompt(field), options.map(showOption));
    case ComponentType.FileUpload:
      return h('input', { ...attributes, type: 'file', multiple: most > 1 });
    case ComponentType.Checkbox:
      return h('input', { ...attributes, required: false, type: 'checkbox' });
    default:
      return h('p.unknown', { id: attributes.id }, `A field of type ${field.type} is not drawn here.`);
  }
}

function showTextInput(field: DiscordField, attributes: FieldAttributes): Element {
  const { value = '', placeholder, min_length: minLength, max_length: maxLength = 4000 } = field;
  const all = { ...attributes, placeholder, minLength, maxLength };
  if (field.style !== TextInputStyle.Paragraph) return h('input', { ...all, type: 'text', value });
  return showTextArea(all, value);
}

/** The prompt of a menu with nothing picked yet. */
function showPrompt({ options = [], placeholder = 'Select an option', max_values: most = 1 }: DiscordField): Element[] {
  const isPicked = options.some((option) => option.default === true);
  return most > 1 || isPicked ? [] : [h('option', { value: '', selected: true }, placeholder)];
}

const showChoices = ({ type, custom_id: name, options = [] }: DiscordField): Element[] =>
  options.map(({ label, value, description, default: isPicked = false }) => {
    const input = { type: type === ComponentType.RadioGroup ? 'radio' : 'checkbox', name, value, checked: isPicked };
    const more = description === undefined ? [] : [h('span.description', description)];
    return h('label.option', h('input', input), h('span', label, more));
  });
