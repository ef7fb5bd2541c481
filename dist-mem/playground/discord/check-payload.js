/**
 * Rules for messages and modals that Discord's schemas leave out: Components V2, and limits over the whole payload.
 * And whom a message would notify.
 */
import { ComponentType, MessageFlags } from 'discord.js';
import { emptyMessage, invalidBody, overloaded } from './refusals.js';
export const MAX_COMPONENTS = 40;
/** Characters of all texts of a message. */
export const MAX_TEXT = 4000;
/** Bytes of all texts of a message, and WEIGHT_OF_TEXT more for each; beyond, the API answers 500. Measured. */
export const MAX_WEIGHT = 10_170;
export const WEIGHT_OF_TEXT = 12;
/**
 * Refuses what Discord refuses in a message. `at` is the message's place in the request's body; `wasV2`: the edited
 * message has Components V2 already, which cannot be taken off.
 */
export function checkMessage(body, at, wasV2 = false) {
    const components = body.components ?? [];
    const isV2 = wasV2 || ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
    if (isV2)
        checkV2(body, at);
    else
        checkLegacy(body, at);
    const all = flatten(components);
    if (all.length > MAX_COMPONENTS) {
        throw invalidBody([...at, 'components'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_COMPONENTS} or fewer in length.`);
    }
    checkTexts(all, at);
    checkUnique(all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id])), [...at, 'components'], 'COMPONENT_CUSTOM_ID_DUPLICATED');
    for (const component of all)
        checkComponent(component, at);
}
/** All components of a message, nested ones included, from top to bottom. */
export function flatten(components) {
    return components.flatMap((component) => [
        component,
        ...flatten(component.components ?? []),
        ...(component.accessory === undefined ? [] : [component.accessory]),
    ]);
}
function checkV2(body, at) {
    for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
        const value = body[field];
        if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
            continue;
        const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
        throw invalidBody([...at, field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
    }
    if (body.components !== undefined && (body.components ?? []).length === 0)
        throw emptyMessage();
}
function checkLegacy(body, at) {
    const components = body.components ?? [];
    const odd = components.findIndex(({ type }) => type !== ComponentType.ActionRow);
    if (odd !== -1) {
        throw invalidBody([...at, 'components', odd, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
    const isEmpty = (body.content ?? '').trim() === '' && (body.embeds ?? []).length === 0 && components.length === 0;
    if (isEmpty)
        throw emptyMessage();
}
function checkTexts(all, at) {
    const texts = all.flatMap(({ type, content }) => (type === ComponentType.TextDisplay ? [content ?? ''] : []));
    if (texts.some((text) => text.trim() === '')) {
        throw invalidBody([...at, 'components', 'content'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    if (texts.reduce((sum, text) => sum + text.length, 0) > MAX_TEXT) {
        const message = `The total displayable text size of all components must be ${MAX_TEXT} or less`;
        throw invalidBody([...at, 'components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
    }
    if (texts.reduce((sum, text) => sum + Buffer.byteLength(text) + WEIGHT_OF_TEXT, 0) > MAX_WEIGHT)
        throw overloaded();
}
function checkComponent(component, at) {
    const place = [...at, 'components'];
    if (component.type === ComponentType.ActionRow) {
        const inside = component.components ?? [];
        const isMixed = inside.some(({ type }) => type !== ComponentType.Button) && inside.length > 1;
        if (isMixed)
            throw invalidBody(place, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The row takes 5 buttons or one menu');
    }
    if (component.type === ComponentType.Button) {
        const isLink = component.url !== undefined;
        if (isLink && component.custom_id !== undefined) {
            throw invalidBody(place, 'BUTTON_COMPONENT_INVALID_LINK', 'A link has no custom id');
        }
        const isNamed = (component.label ?? '').trim() !== '' || component.emoji !== undefined;
        if (!isNamed)
            throw invalidBody(place, 'BUTTON_COMPONENT_INVALID_LABEL', 'A button needs a label or an emoji');
        const hasTarget = component.custom_id !== undefined || component.url !== undefined;
        if (!hasTarget)
            throw invalidBody(place, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id required');
    }
    if (component.options !== undefined) {
        const values = component.options.map(({ value }) => value);
        checkUnique(values, place, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED');
    }
}
function checkUnique(ids, place, code) {
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined)
        throw invalidBody(place, code, `"${twice}" cannot be duplicated`);
}
/** Refuses a modal that Discord refuses. */
export function checkModal(modal) {
    if (modal.components.length < 1 || modal.components.length > 5) {
        throw invalidBody(['data', 'components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
    }
    const ids = modal.components.map(({ component }) => component.custom_id);
    if (new Set(ids).size !== ids.length) {
        throw invalidBody(['data', 'components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    }
    for (const [index, { component }] of modal.components.entries()) {
        checkField(component, ['data', 'components', index, 'component']);
    }
}
function checkField(field, at) {
    if (field.type === ComponentType.TextInput) {
        if ((field.value ?? '').length <= (field.max_length ?? 4000))
            return;
        throw invalidBody([...at, 'value'], 'BASE_TYPE_MAX_LENGTH', 'Too long.');
    }
    const { options = [], min_values: least = 1, max_values: most, required = true } = field;
    const values = options.map(({ value }) => value);
    if (new Set(values).size !== values.length) {
        throw invalidBody([...at, 'options'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The value is already used');
    }
    if (required && least === 0) {
        throw invalidBody([...at, 'min_values'], 'NUMBER_TYPE_MIN', 'A required field wants one value at least');
    }
    const picked = options.filter((option) => option.default === true).length;
    const limit = most ?? (field.type === ComponentType.CheckboxGroup ? options.length : 1);
    if (picked > limit)
        throw invalidBody([...at, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'Too many defaults');
}
const MENTIONS = [
    { type: 'everyone', pattern: /@(?:everyone|here)/g },
    { type: 'users', pattern: /<@!?\d+>/g },
    { type: 'roles', pattern: /<@&\d+>/g },
];
/**
 * The mentions that would notify somebody. Discord reads them from the raw text, then applies `allowed_mentions`;
 * without that all of them fire, in edits too.
 */
export function pingsOf(body) {
    const texts = [body.content ?? '', ...flatten(body.components ?? []).map(({ content }) => content ?? '')].join('\n');
    const allowed = body.allowed_mentions?.parse;
    return MENTIONS.filter(({ type }) => body.allowed_mentions == null || allowed?.includes(type) === true).flatMap(({ pattern }) => texts.match(pattern) ?? []);
}
//# sourceMappingURL=check-payload.js.map