/** Buttons and menus of a message. What a press or a choice means goes with them: the control's own id. */
import { ButtonStyle } from 'discord.js';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { DiscordComponent, DiscordOption } from './message.ts';

const STYLES: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

/** A button is pressed by `data-press`, its custom id; a link button is a link. */
export function showButton(component: DiscordComponent): Element {
  const { label, emoji, url, custom_id: id, style = ButtonStyle.Secondary, disabled = false } = component;
  const words: ElementContent[] = [
    ...(emoji?.name == null ? [] : [h('span.emoji', emoji.name)]),
    ...(label === undefined ? [] : [h('span', label)]),
  ];
  if (url !== undefined && !disabled && /^https?:\/\//i.test(url)) {
    const leaves = h('span.leaves', { ariaHidden: 'true' }, '↗');
    return h('a.button.secondary', { href: url, target: '_blank', rel: 'noreferrer' }, words, leaves);
  }
  const look = { type: 'button', className: ['button', STYLES[style] ?? 'secondary'] };
  return h('button', { ...look, disabled: disabled || id === undefined, dataPress: id }, words);
}

/** A menu is used by `data-choose`, its custom id; the values chosen are its options'. */
export function showSelect(component: DiscordComponent): Element {
  const { custom_id: id, placeholder = 'Make a selection', options = [], disabled = false } = component;
  const isMany = (component.max_values ?? 1) > 1;
  const isEmpty = options.every((option) => option.default !== true);
  const prompt = isMany ? [] : [h('option', { value: '', disabled: true, selected: isEmpty }, placeholder)];
  const attributes = { ariaLabel: placeholder, disabled, multiple: isMany, dataChoose: id };
  return h('select', attributes, prompt, options.map(showOption));
}

export function showOption({ label, value, description, default: isPicked = false }: DiscordOption): Element {
  const words = description === undefined ? label : `${label} – ${description}`;
  return h('option', { value, selected: isPicked }, words);
}
