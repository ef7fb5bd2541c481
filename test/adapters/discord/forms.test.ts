import { ModalInteractionCallbackRequestSchema } from 'discord-api-spec/zod';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeForm } from '../../../adapters/discord/forms.ts';
import { checkModal, type Modal, type ModalField } from '../../../playground/discord/check-payload.ts';
import { checkSchema } from '../../../playground/discord/refusals.ts';
import { action, encodeAction } from '../../../src/core/action.ts';
import type { Field, TextField } from '../../../src/core/reply.ts';
import { form } from '../../arbitraries/reply.ts';

const submit = action('submit-blanks', 'cookies', 'remember-a-language');
const field: TextField = {
  kind: 'text',
  id: 'b1',
  label: 'Blank 1',
  description: '',
  optional: true,
  lines: 'one',
  value: '',
};

const givenBy = (field: Field): string => (field.kind === 'checks' ? field.values.join(',') : field.value);

/** What a submission would say of a field that nobody touched. */
const heldBy = ({ value, options }: ModalField): string =>
  options === undefined
    ? (value ?? '')
    : options.flatMap((option) => (option.default === true ? [option.value] : [])).join(',');

it('any form that fits is a modal that Discord takes, with every value whole', () => {
  fc.assert(
    fc.property(form(5, 4000), (given) => {
      const data = writeForm(given);
      checkSchema(ModalInteractionCallbackRequestSchema, { type: 9, data });
      // Discord's schema has passed it.
      const modal = data as Modal;
      checkModal(modal);
      expect(modal.custom_id).toBe(encodeAction(given.submit));
      expect(modal.components.map(({ component }) => heldBy(component))).toEqual(given.fields.map(givenBy));
      expect(modal.components.map(({ component }) => component.required)).toEqual(
        given.fields.map(({ optional }) => !optional),
      );
    }),
  );
});

it.each([
  { what: 'six fields', fields: Array.from({ length: 6 }, (_, index) => ({ ...field, id: `b${index}` })) },
  { what: 'a text of 4,001 characters', fields: [{ ...field, value: 'x'.repeat(4001) }] },
])('a form with $what is no modal, rather than a part of it', ({ fields }) => {
  expect(writeForm({ title: 'Blanks', submit, fields })).toBeNull();
});
