/**
 * Rules for messages and modals that Discord's schemas leave out: Components V2, and limits over the whole payload.
 * And whom a message would notify.
 */
import { ComponentType, MessageFlags } from 'discord.js';
import { emptyMessage, invalidBody, overloaded } from './refusals.ts';

/** The fields of a component that the rules need. */
export interface Component {
  readonly type: ComponentType;
  readonly id?: number;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly content?: string;
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string | null }[];
  readonly file?: { readonly url: string };
  readonly custom_id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly emoji?: object;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly object[] | null;
  readonly poll?: object | null;
  readonly sticker_ids?: readonly string[] | null;
  readonly components?: readonly Component[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[] } | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { readonly message_id?: string; readonly fail_if_not_exists?: boolean } | null;
}

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
export function checkMessage(body: MessageBody, at: readonly string[], wasV2 = false): void {
  const components = body.components ?? [];
  const isV2 = wasV2 || ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  if (isV2) checkV2(body, at);
  else checkLegacy(body, at);
  const all = flatten(components);
  if (all.length > MAX_COMPONENTS) {
    throw invalidBody([...at, 'components'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_COMPONENTS} or fewer in length.`);
  }
  checkTexts(all, at);
  checkUnique(
    all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id])),
    [...at, 'components'],
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  );
  for (const component of all) checkComponent(component, at);
}

/** All components of a message, nested ones included, from top to bottom. */
export function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...flatten(component.components ?? []),
    ...(component.accessory === undefined ? [] : [component.accessory]),
  ]);
}

function checkV2(body: MessageBody, at: readonly string[]): void {
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
    const value = body[field];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    throw invalidBody([...at, field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
  if (body.components !== undefined && (body.components ?? []).length === 0) throw emptyMessage();
}

function checkLegacy(body: MessageBody, at: readonly string[]): void {
  const components = body.components ?? [];
  const odd = components.findIndex(({ type }) => type !== ComponentType.ActionRow);
  if (odd !== -1) {
    throw invalidBody(
      [...at, 'components', odd, 'type'],
      'UNION_TYPE_CHOICES',
      'Value of field "type" must be one of (1,).',
    );
  }
  const isEmpty = (body.content ?? '').trim() === '' && (body.embeds ?? []).length === 0 && components.length === 0;
  if (isEmpty) throw emptyMessage();
}

function checkTexts(all: readonly Component[], at: readonly string[]): void {
  const texts = all.flatMap(({ type, content }) => (type === ComponentType.TextDisplay ? [content ?? ''] : []));
  if (texts.some((text) => text.trim() === '')) {
    throw invalidBody([...at, 'components', 'content'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  if (texts.reduce((sum, text) => sum + text.length, 0) > MAX_TEXT) {
    const message = `The total displayable text size of all components must be ${MAX_TEXT} or less`;
    throw invalidBody([...at, 'components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
  if (texts.reduce((sum, text) => sum + Buffer.byteLength(text) + WEIGHT_OF_TEXT, 0) > MAX_WEIGHT) throw overloaded();
}

function checkComponent(component: Component, at: readonly string[]): void {
  const place = [...at, 'components'];
  if (component.type === ComponentType.ActionRow) {
    const inside = component.components ?? [];
    const isMixed = inside.some(({ type }) => type !== ComponentType.Button) && inside.length > 1;
    if (isMixed) throw invalidBody(place, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The row takes 5 buttons or one menu');
  }
  if (component.type === ComponentType.Button) {
    const isLink = component.url !== undefined;
    if (isLink && component.custom_id !== undefined) {
      throw invalidBody(place, 'BUTTON_COMPONENT_INVALID_LINK', 'A link has no custom id');
    }
    const isNamed = (component.label ?? '').trim() !== '' || component.emoji !== undefined;
    if (!isNamed) throw invalidBody(place, 'BUTTON_COMPONENT_INVALID_LABEL', 'A button needs a label or an emoji');
    const hasTarget = component.custom_id !== undefined || component.url !== undefined;
    if (!hasTarget) throw invalidBody(place, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id required');
  }
  if (component.options !== undefined) {
    const values = component.options.map(({ value }) => value);
    checkUnique(values, place, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED');
  }
}

function checkUnique(ids: readonly string[], place: readonly string[], code: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw invalidBody(place, code, `"${twice}" cannot be duplicated`);
}

/** As much of a modal as a person sees. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ModalLabel[];
}

export interface ModalLabel {
  readonly type: ComponentType;
  readonly label: string;
  readonly description?: string;
  readonly component: ModalField;
}

export interface ModalField {
  readonly type: ComponentType;
  readonly custom_id: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
}

/** Refuses a modal that Discord refuses. */
export function checkModal(modal: Modal): void {
  if (modal.components.length < 1 || modal.components.length > 5) {
    throw invalidBody(['data', 'components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  }
  const ids = modal.components.map(({ component }) => component.custom_id);
  if (new Set(ids).size !== ids.length) {
    throw invalidBody(
      ['data', 'components'],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  }
  for (const [index, { component }] of modal.components.entries()) {
    checkField(component, ['data', 'components', index, 'component']);
  }
}

function checkField(field: ModalField, at: readonly PropertyKey[]): void {
  if (field.type === ComponentType.TextInput) {
    if ((field.value ?? '').length <= (field.max_length ?? 4000)) return;
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
  if (picked > limit) throw invalidBody([...at, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'Too many defaults');
}

const MENTIONS = [
  { type: 'everyone', pattern: /@(?:everyone|here)/g },
  { type: 'users', pattern: /<@!?\d+>/g },
  { type: 'roles', pattern: /<@&\d+>/g },
] as const;

/**
 * The mentions that would notify somebody. Discord reads them from the raw text, then applies `allowed_mentions`;
 * without that all of them fire, in edits too.
 */
export function pingsOf(body: MessageBody): string[] {
  const texts = [body.content ?? '', ...flatten(body.components ?? []).map(({ content }) => content ?? '')].join('\n');
  const allowed = body.allowed_mentions?.parse;
  return MENTIONS.filter(({ type }) => body.allowed_mentions == null || allowed?.includes(type) === true).flatMap(
    ({ pattern }) => texts.match(pattern) ?? [],
  );
}
