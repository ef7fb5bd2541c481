/**
 * Buttons, menus and choices of a message. What a press or a choice means goes with them as JSON: the ids of block and action,
 * and a button's value.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { SlackControl, SlackLook } from './block.ts';
import { showImage } from './show-image.ts';
import { showPlain, showText } from './show-text.ts';

type Of<Type extends SlackControl['type']> = Extract<SlackControl, { readonly type: Type }>;
type Option = NonNullable<Of<'radio_buttons' | 'static_select'>['options']>[number];

/** A control of a block with this id. */
export function showControl(control: SlackControl, blockId: string | undefined, look: SlackLook): Element {
  switch (control.type) {
    case 'button':
      return showButton(control, blockId);
    case 'static_select':
    case 'multi_static_select':
      return showSelect(control, blockId);
    case 'overflow':
      return showOverflow(control, blockId);
    case 'radio_buttons':
    case 'checkboxes':
      return showChoices(control, blockId, look);
    case 'image':
      return showImage(control, look);
    case 'workflow_button':
      return h('button.button', { type: 'button', disabled: true }, showPlain(control.text));
    default:
      return h('p.unknown', `A control of type ${control.type} is not drawn here.`);
  }
}

/** What is sent for a control that is used. */
const meaning = (blockId: string | undefined, actionId: string | undefined, value?: string): string =>
  JSON.stringify({ block_id: blockId, action_id: actionId, value });

/** A button with an address is a link that says it was pressed, as Slack's is. */
function showButton(button: Of<'button'>, blockId: string | undefined): Element {
  const { text, url, style, accessibility_label: label, confirm } = button;
  const attributes = {
    className: ['button', ...(style === undefined ? [] : [style])],
    ariaLabel: label,
    dataPress: meaning(blockId, button.action_id, button.value),
    dataConfirm: confirm === undefined ? undefined : JSON.stringify(confirm),
  };
  if (url === undefined || !/^https?:\/\//i.test(url)) {
    return h('button', { type: 'button', ...attributes }, showPlain(text));
  }
  return h('a', { href: url, target: '_blank', rel: 'noreferrer', ...attributes }, showPlain(text));
}

/** The words of a menu's prompt, which also name it. */
const PROMPT = 'Select an option';

type Menu = Of<'static_select' | 'multi_static_select'>;

function showSelect(menu: Menu, blockId: string | undefined): Element {
  const prompt = menu.placeholder?.text ?? PROMPT;
  const attributes = { ariaLabel: prompt, dataChoose: meaning(blockId, menu.action_id) };
  return h('select', { ...attributes, multiple: menu.type === 'multi_static_select' }, showMenuOptions(menu, prompt));
}

/** The options of a menu, in their groups, below a prompt that cannot be chosen. */
export function showMenuOptions(menu: Menu, prompt: string): ElementContent[] {
  const initial = menu.type === 'static_select' ? [menu.initial_option] : (menu.initial_options ?? []);
  const picked = new Set(initial.map((option) => option?.value));
  const show = ({ text, value = '' }: Option) => h('option', { value, selected: picked.has(value) }, text.text);
  const first = h('option', { value: '', disabled: true, selected: initial[0] === undefined }, prompt);
  return [
    ...(menu.type === 'static_select' ? [first] : []),
    ...(menu.options ?? []).map(show),
    ...(menu.option_groups ?? []).map(({ label, options }) => h('optgroup', { label: label.text }, options.map(show))),
  ];
}

function showOverflow({ options, action_id: id }: Of<'overflow'>, blockId: string | undefined): Element {
  return h(
    'select.overflow',
    { ariaLabel: 'More actions', dataChoose: meaning(blockId, id) },
    h('option', { value: '', disabled: true, selected: true }, '⋯'),
    options.map(({ text, value = '' }) => h('option', { value }, text.text)),
  );
}

type Choices = Of<'radio_buttons' | 'checkboxes'>;

function showChoices(choices: Choices, blockId: string | undefined, look: SlackLook): Element {
  const name = [look.formId, blockId, choices.action_id].filter((part) => part !== undefined).join('.');
  const attributes = { ariaLabel: 'Options', dataChoose: meaning(blockId, choices.action_id) };
  return h('fieldset', attributes, showChoiceOptions(choices, name, look));
}

/** A line per option: its mark, its words and what describes it. */
export function showChoiceOptions(choices: Choices, name: string, look: SlackLook): Element[] {
  const initial = choices.type === 'radio_buttons' ? [choices.initial_option] : (choices.initial_options ?? []);
  const picked = new Set(initial.map((option) => option?.value));
  const type = choices.type === 'radio_buttons' ? 'radio' : 'checkbox';
  return choices.options.map(({ text, description, value = '' }) =>
    h(
      'label.option',
      h('input', { type, name, value, checked: picked.has(value) }),
      h(
        'span',
        showText(text, look).flatMap(unwrap),
        description === undefined ? [] : h('span.description', showPlain(description)),
      ),
    ),
  );
}

/** A paragraph has no place in a label. */
const unwrap = (node: ElementContent): ElementContent[] =>
  node.type === 'element' && node.tagName === 'p' ? node.children : [node];
