/**
 * How much of Discord's limits a message or modal uses: the documented ones, and one that was measured. In UTF-16
 * units.
 */
import { ComponentType, MessageFlags } from 'discord.js';
import { MAX_COMPONENTS, MAX_TEXT, MAX_WEIGHT, WEIGHT_OF_TEXT } from '../../../discord/check-payload.js';
import { limitUses } from '../payload.js';
/** The limits of what the message contains. */
export function discordLimits({ content, components, flags, attachments }) {
    const all = flatten(components);
    const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0;
    return [
        ...(isV2 ? textLimits(all) : limitUses([['Characters of text', 2000, [content.length]]])),
        ...limitUses([
            ['Components, nested ones counted', MAX_COMPONENTS, notZero(all.length)],
            ['Buttons in a row', 5, all.flatMap(buttonsInRow)],
            ['Characters on a button', 80, all.map(({ label }) => label?.length)],
            ['Characters of a custom id', 100, all.map(({ custom_id: id }) => id?.length)],
        ]),
        ...menuLimits(all),
        ...limitUses([
            ['Pictures in a gallery', 10, all.map(({ items }) => items?.length)],
            ['Files', 10, notZero(attachments.length)],
        ]),
    ];
}
/** The limits of what the modal contains. */
export function discordFormLimits({ title, components }) {
    const fields = components.flatMap(({ component }) => component ?? []);
    return [
        ...limitUses([
            ['Characters of the title', 45, [title.length]],
            ['Fields', 5, [components.length]],
            ['Characters of a label', 45, components.map(({ label }) => label?.length)],
            ['Characters of a description', 100, components.map(({ description }) => description?.length)],
            ['Characters in a field', 4000, fields.map(({ value }) => value?.length)],
        ]),
        ...menuLimits(fields),
    ];
}
function textLimits(all) {
    const texts = all.flatMap(({ content }) => content ?? []);
    const weights = texts.map((text) => new TextEncoder().encode(text).length + WEIGHT_OF_TEXT);
    return limitUses([
        ['Characters of all texts', MAX_TEXT, [sum(texts.map((text) => text.length))]],
        ['Bytes of all texts, and 12 for each (measured)', MAX_WEIGHT, [sum(weights)]],
    ]);
}
const GROUPS = [ComponentType.RadioGroup, ComponentType.CheckboxGroup];
function menuLimits(all) {
    const menus = all.filter(({ type }) => !GROUPS.includes(type));
    const groups = all.filter(({ type }) => GROUPS.includes(type));
    const options = all.flatMap((menu) => menu.options ?? []);
    return limitUses([
        ['Options of a menu', 25, menus.map((menu) => menu.options?.length)],
        ['Options of a group', 10, groups.map((group) => group.options?.length)],
        ['Characters of an option', 100, options.map(({ label }) => label.length)],
        ['Characters of a placeholder', 150, all.map(({ placeholder }) => placeholder?.length)],
    ]);
}
function buttonsInRow({ components = [] }) {
    return notZero(components.filter(({ type }) => type === ComponentType.Button).length);
}
const flatten = (components) => components.flatMap((component) => [
    component,
    ...flatten(component.components ?? []),
    ...(component.accessory === undefined ? [] : [component.accessory]),
]);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const notZero = (count) => (count === 0 ? [] : [count]);
//# sourceMappingURL=limits.js.map