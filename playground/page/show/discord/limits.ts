/** How much of Discord's limits a message or modal uses: the documented ones, and one that was measured. In UTF-16 units. */
import { ComponentType, MessageFlags } from 'discord.js';
import { type LimitUse, mostUsed } from '../payload.ts';
import type { DiscordModal } from './form.ts';
import type { DiscordComponent, DiscordMessage } from './message.ts';

/** A message may weigh so many bytes, and twelve more for each text; beyond, the API answers 500. Measured. */
const MAX_WEIGHT = 10_170;
const WEIGHT_OF_TEXT = 12;

type LimitedMessage = Pick<DiscordMessage, 'content' | 'components' | 'flags' | 'attachments'>;

/** The limits that a message has something for. */
export function discordLimits({ content, components, flags, attachments }: LimitedMessage): LimitUse[] {
  const all = flatten(components);
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...(isV2 ? textLimits(all) : mostUsed('Characters of text', 2000, [content.length])),
    ...mostUsed('Components, nested ones counted', 40, some(all.length)),
    ...mostUsed('Buttons in a row', 5, all.map(buttonsInRow)),
    ...mostUsed(
      'Characters on a button',
      80,
      all.map(({ label }) => label?.length),
    ),
    ...mostUsed(
      'Characters of a custom id',
      100,
      all.map(({ custom_id: id }) => id?.length),
    ),
    ...menuLimits(all),
    ...mostUsed(
      'Pictures in a gallery',
      10,
      all.map(({ items }) => items?.length),
    ),
    ...mostUsed('Files', 10, some(attachments.length)),
  ];
}

/** The limits that a modal has something for. */
export function discordFormLimits({ title, components }: DiscordModal): LimitUse[] {
  const fields = components.flatMap(({ component }) => component ?? []);
  return [
    ...mostUsed('Characters of the title', 45, [title.length]),
    ...mostUsed('Fields', 5, [components.length]),
    ...mostUsed(
      'Characters of a label',
      45,
      components.map(({ label }) => label?.length),
    ),
    ...mostUsed(
      'Characters of a description',
      100,
      components.map(({ description }) => description?.length),
    ),
    ...mostUsed(
      'Characters in a field',
      4000,
      fields.map(({ value }) => value?.length),
    ),
    ...menuLimits(fields),
  ];
}

function textLimits(all: readonly DiscordComponent[]): LimitUse[] {
  const texts = all.flatMap(({ content }) => content ?? []);
  const weights = texts.map((text) => new TextEncoder().encode(text).length + WEIGHT_OF_TEXT);
  return [
    ...mostUsed('Characters of all texts', 4000, [sum(texts.map((text) => text.length))]),
    ...mostUsed('Bytes of all texts, and 12 for each (measured)', MAX_WEIGHT, [sum(weights)]),
  ];
}

const MAX_OPTIONS: Readonly<Record<number, number>> = {
  [ComponentType.RadioGroup]: 10,
  [ComponentType.CheckboxGroup]: 10,
};
const MAX_MENU_OPTIONS = 25;

type Menu = Pick<DiscordComponent, 'type' | 'options' | 'placeholder'>;

function menuLimits(all: readonly Menu[]): LimitUse[] {
  const allowed = (type: number) => MAX_OPTIONS[type] ?? MAX_MENU_OPTIONS;
  const menus = (most: number) => all.filter(({ type }) => allowed(type) === most);
  const options = all.flatMap((menu) => menu.options ?? []);
  return [
    ...mostUsed(
      'Options of a menu',
      MAX_MENU_OPTIONS,
      menus(MAX_MENU_OPTIONS).map((menu) => menu.options?.length),
    ),
    ...mostUsed(
      'Options of a group',
      10,
      menus(10).map((group) => group.options?.length),
    ),
    ...mostUsed(
      'Characters of an option',
      100,
      options.map(({ label }) => label.length),
    ),
    ...mostUsed(
      'Characters of a placeholder',
      150,
      all.map(({ placeholder }) => placeholder?.length),
    ),
  ];
}

function buttonsInRow({ components = [] }: DiscordComponent): number | undefined {
  const buttons = components.filter(({ type }) => type === ComponentType.Button).length;
  return buttons === 0 ? undefined : buttons;
}

/** Every component of a message, from top to bottom. */
const flatten = (components: readonly DiscordComponent[]): DiscordComponent[] =>
  components.flatMap((component) => [
    component,
    ...flatten(component.components ?? []),
    ...(component.accessory === undefined ? [] : [component.accessory]),
  ]);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const some = (count: number): readonly number[] => (count === 0 ? [] : [count]);
