/** The rules for a modal that Discord's schema does not say. */
import { ComponentType } from 'discord.js';
import { invalidBody } from './refusal.ts';

/** A modal as far as a person sees it. */
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
