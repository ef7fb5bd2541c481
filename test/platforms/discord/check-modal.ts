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
  readonly component: {
    readonly type: ComponentType;
    readonly custom_id: string;
    readonly value?: string;
    readonly required?: boolean;
    readonly min_length?: number;
    readonly max_length?: number;
  };
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
    if (component.type !== ComponentType.TextInput) continue;
    if ((component.value ?? '').length > (component.max_length ?? 4000)) {
      throw invalidBody(['data', 'components', index, 'component', 'value'], 'BASE_TYPE_MAX_LENGTH', 'Too long.');
    }
  }
}
