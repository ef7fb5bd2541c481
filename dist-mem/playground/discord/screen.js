/** What Discord's client shows a user: messages as plain text, controls, and forms, which it fills in and sends. */
import { ComponentType } from 'discord.js';
import { flatten } from './check-payload.js';
import { messagesIn } from './messages.js';
/** The messages that a user sees, oldest first: in the direct conversation, and in the channel where they are. */
export function visibleMessages(world, { user, directChannel }, place) {
    const here = new Set([directChannel, world.channelAt(place, directChannel)]);
    const messages = [...here].flatMap((channel) => messagesIn(world, channel).filter(({ visibleTo }) => visibleTo === null || visibleTo === user.id));
    return here.size === 1 ? messages : messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}
/** A cache: many clients read again at every change. An edit brings a new list of components. */
const textCache = new WeakMap();
/** A message's text without markup or controls, with the descriptions of pictures and the names of files. */
export function messageText({ content, components }) {
    const cached = textCache.get(components);
    if (cached?.content === content)
        return cached.text;
    const text = wordsOf(content, components);
    textCache.set(components, { content, text });
    return text;
}
const wordsOf = (content, components) => [content, ...flatten(components).flatMap(textsOf)]
    .filter((text) => text !== '')
    .map(plainText)
    .join('\n');
const textsOf = ({ content, items = [], file }) => [
    ...(content === undefined ? [] : [content]),
    ...items.map(({ description }) => description ?? ''),
    ...(file === undefined ? [] : [nameOf(file.url)]),
];
const nameOf = (url) => new URL(url).pathname.split('/').at(-1) ?? '';
/** The buttons or menus that can be used in these messages, oldest first. */
export function controls(messages, type) {
    return messages.flatMap((message) => flatten(message.components)
        .filter((component) => component.type === type && component.disabled !== true)
        .map((component) => ({ message, component })));
}
export const matches = (label, wanted) => typeof wanted === 'string' ? label === wanted : wanted.test(label);
/** The open form as a user reads it: texts, and the labels of picked options. */
export const shownFields = ({ components }) => components.map(({ label, component }) => ({ label, value: currentValue(component) }));
const currentValue = ({ value, options }) => options === undefined
    ? (value ?? '')
    : options
        .filter((option) => option.default === true)
        .map(({ label }) => label)
        .join(', ');
/** The components of a submission. Throws for values that Discord's own client does not let a user send. */
export function submitFields({ components }, values) {
    const names = components.flatMap(({ label, component }) => [label, component.custom_id]);
    const unknown = Object.keys(values).find((name) => !names.includes(name));
    if (unknown !== undefined)
        throw new Error(`the form has no field "${unknown}", only ${names.join(', ')}`);
    return components.map((field, index) => submitField(field, index, values));
}
function submitField({ type, label, component }, index, values) {
    const given = values[label] ?? values[component.custom_id];
    const filled = component.type === ComponentType.TextInput
        ? submitText(label, component, given)
        : submitPick(label, component, given);
    return {
        type,
        id: 2 * index + 1,
        component: { type: component.type, id: 2 * index + 2, custom_id: component.custom_id, ...filled },
    };
}
function submitText(label, { value: held = '', required = true, min_length: shortest = 0, max_length: longest = 4000 }, given) {
    const value = given === undefined ? held : [given].flat().join(',');
    if (value.length > longest)
        throw new RangeError(`"${label}" takes ${longest} characters at most`);
    if (required && value === '')
        throw new RangeError(`"${label}" has to be filled in`);
    if (value !== '' && value.length < shortest)
        throw new RangeError(`"${label}" takes ${shortest} characters at least`);
    return { value };
}
function submitPick(label, field, given) {
    const { options = [], required = true } = field;
    const held = options.filter((option) => option.default === true);
    const names = typeof given === 'string' ? given.split(',') : given;
    const asked = names?.map((name) => name.trim()).filter((name) => name !== '');
    const picked = asked?.map((name) => {
        const option = options.find((candidate) => candidate.label === name || candidate.value === name);
        if (option === undefined)
            throw new RangeError(`"${label}" has no option "${name}"`);
        return option;
    });
    const values = (picked ?? held).map(({ value }) => value);
    if (required && values.length === 0)
        throw new RangeError(`"${label}" has to be filled in`);
    return { values };
}
const MARKUP = new RegExp([
    /```[a-z0-9+#.-]*\n(?<block>[\s\S]*?)\n(?:> )*```/,
    /(?<ticks>`{1,2})(?<code>[\s\S]+?)\k<ticks>(?!`)/,
    /\\(?<escaped>[^\sA-Za-z0-9])/,
    /\[(?<words>(?:\\[\s\S]|[^\]\\])*)\]\(<[^>]*>\)/,
    /\*\*|\*|~~|__|\|\||\u200b/,
    /^ *(?:> )*(?:#{1,3} |-# |> )/,
]
    .map(({ source }) => source)
    .join('|'), 'gm');
/**
 * Discord's Markdown as a person reads it, roughly: marks, fences and zero-width spaces go, escapes become their
 * character, masked links their text. Lists keep their dashes and numbers.
 */
export function plainText(markdown) {
    return markdown.replace(MARKUP, (_match, ...rest) => {
        const found = rest.at(-1);
        if (found.words !== undefined)
            return plainText(found.words);
        return (found.block ?? trimPadding(found.code) ?? found.escaped ?? '').replaceAll('\u200b', '');
    });
}
/** A space next to a backtick inside inline code is padding. */
const trimPadding = (code) => code?.replace(/^ (?=`)|(?<=`) $/g, '');
//# sourceMappingURL=screen.js.map