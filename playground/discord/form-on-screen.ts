/** A form as a person has it in front of them: what its fields hold, and what comes of filling and sending it. */
import { ComponentType } from 'discord.js';
import type { Modal, ModalField, ModalLabel } from './check-modal.ts';

/** What the fields hold, as it is read: the text, or the labels of what is picked. */
export const shownFields = ({ components }: Modal) =>
  components.map(({ label, component }) => ({ label, value: heldBy(component) }));

const heldBy = ({ value, options }: ModalField): string =>
  options === undefined
    ? (value ?? '')
    : options
        .filter((option) => option.default === true)
        .map(({ label }) => label)
        .join(', ');

/** By label or id: a text, or what is picked, by label or value; several are a list, or joined by commas. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>;

/** The components of a submission. Throws what Discord's own window does not let a person send. */
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
