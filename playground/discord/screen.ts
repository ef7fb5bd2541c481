/** What Discord's client shows a user: messages as plain text, controls, and forms, which it fills in and sends. */
import { ComponentType } from 'discord.js';
import { type Component, flatten, type Modal, type ModalField, type ModalLabel } from './check-payload.ts';
import { messagesIn } from './messages.ts';
import type { Account, Message, Place, World } from './world.ts';

/** The messages that a user sees, oldest first: in the direct conversation, and in the channel where they are. */
export function visibleMessages(world: World, { user, directChannel }: Account, place: Place): Message[] {
  const here = new Set([directChannel, world.channelAt(place, directChannel)]);
  const messages = [...here].flatMap((channel) =>
    messagesIn(world, channel).filter(({ visibleTo }) => visibleTo === null || visibleTo === user.id),
  );
  return here.size === 1 ? messages : messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/** A cache: many clients read again at every change. An edit brings a new list of components. */
const textCache = new WeakMap<object, { readonly content: string; readonly text: string }>();

/** A message's text without markup or controls, with the descriptions of pictures and the names of files. */
export function messageText({ content, components }: Message): string {
  const cached = textCache.get(components);
  if (cached?.content === content) return cached.text;
  const text = wordsOf(content, components);
  textCache.set(components, { content, text });
  return text;
}

const wordsOf = (content: string, components: Message['components']): string =>
  [content, ...flatten(components).flatMap(textsOf)]
    .filter((text) => text !== '')
    .map(plainText)
    .join('\n');

const textsOf = ({ content, items = [], file }: Component): readonly string[] => [
  ...(content === undefined ? [] : [content]),
  ...items.map(({ description }) => description ?? ''),
  ...(file === undefined ? [] : [nameOf(file.url)]),
];

const nameOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';

export interface Placed {
  readonly message: Message;
  readonly component: Component;
}

/** The buttons or menus that can be used in these messages, oldest first. */
export function controls(
  messages: readonly Message[],
  type: ComponentType.Button | ComponentType.StringSelect,
): Placed[] {
  return messages.flatMap((message) =>
    flatten(message.components)
      .filter((component) => component.type === type && component.disabled !== true)
      .map((component) => ({ message, component })),
  );
}

export const matches = (label: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? label === wanted : wanted.test(label);

/** The open form as a user reads it: texts, and the labels of picked options. */
export const shownFields = ({ components }: Modal) =>
  components.map(({ label, component }) => ({ label, value: currentValue(component) }));

const currentValue = ({ value, options }: ModalField): string =>
  options === undefined
    ? (value ?? '')
    : options
        .filter((option) => option.default === true)
        .map(({ label }) => label)
        .join(', ');

/** Values by the fields' labels or ids: a text, or options by label or value, several as a list or joined by commas. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>;

/** The components of a submission. Throws for values that Discord's own client does not let a user send. */
export function submitFields({ components }: Modal, values: FilledIn): object[] {
  const names = components.flatMap(({ label, component }) => [label, component.custom_id]);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`the form has no field "${unknown}", only ${names.join(', ')}`);
  return components.map((field, index) => submitField(field, index, values));
}

function submitField({ type, label, component }: ModalLabel, index: number, values: FilledIn) {
  const given = values[label] ?? values[component.custom_id];
  const filled =
    component.type === ComponentType.TextInput
      ? submitText(label, component, given)
      : submitPick(label, component, given);
  return {
    type,
    id: 2 * index + 1,
    component: { type: component.type, id: 2 * index + 2, custom_id: component.custom_id, ...filled },
  };
}

function submitText(
  label: string,
  { value: held = '', required = true, min_length: shortest = 0, max_length: longest = 4000 }: ModalField,
  given?: FilledIn[string],
) {
  const value = given === undefined ? held : [given].flat().join(',');
  if (value.length > longest) throw new RangeError(`"${label}" takes ${longest} characters at most`);
  if (required && value === '') throw new RangeError(`"${label}" has to be filled in`);
  if (value !== '' && value.length < shortest) throw new RangeError(`"${label}" takes ${shortest} characters at least`);
  return { value };
}

function submitPick(label: string, field: ModalField, given?: FilledIn[string]) {
  const { options = [], required = true } = field;
  const held = options.filter((option) => option.default === true);
  const names = typeof given === 'string' ? given.split(',') : given;
  const asked = names?.map((name) => name.trim()).filter((name) => name !== '');
  const picked = asked?.map((name) => {
    const option = options.find((candidate) => candidate.label === name || candidate.value === name);
    if (option === undefined) throw new RangeError(`"${label}" has no option "${name}"`);
    return option;
  });
  const values = (picked ?? held).map(({ value }) => value);
  if (required && values.length === 0) throw new RangeError(`"${label}" has to be filled in`);
  return { values };
}

const MARKUP = new RegExp(
  [
    /```(?:[A-Za-z0-9_+#.-]*\n)?(?<block>[\s\S]*?)(?:\n(?:> )*)?```/,
    /(?<ticks>`{1,2})(?<code>[\s\S]+?)\k<ticks>(?!`)/,
    /\\(?<escaped>[^\sA-Za-z0-9])/,
    /\[(?<words>(?:\\[\s\S]|[^\]\\])*)\]\(<[^>]*>\)/,
    /\*\*|\*|~~|__|\|\||\u200b/,
    /^ *(?:> )*(?:#{1,3} |-# |> )/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

/**
 * Discord's Markdown as a person reads it, roughly: marks, fences and zero-width spaces go, escapes become their
 * character, masked links their text. Lists keep their dashes and numbers.
 */
export function plainText(markdown: string): string {
  return markdown.replace(MARKUP, (_match, ...rest) => {
    const found: Partial<Record<'block' | 'code' | 'escaped' | 'words', string>> = rest.at(-1);
    if (found.words !== undefined) return plainText(found.words);
    return (found.block ?? trimPadding(found.code) ?? found.escaped ?? '').replaceAll('\u200b', '');
  });
}

/** A space next to a backtick inside inline code is padding. */
const trimPadding = (code: string | undefined): string | undefined => code?.replace(/^ (?=`)|(?<=`) $/g, '');
