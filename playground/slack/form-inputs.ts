/** The inputs of an open form, as a person fills them in. */
import type { Block, Input } from './block-schema.ts';

export interface FormInput {
  readonly id: string;
  readonly label: string;
  /** What it holds now: a text, the value of an option, or the values of several, joined by commas. */
  readonly value: string;
  readonly isOptional: boolean;
  readonly element: Input;
}

const MAX_TEXT = 3000;

export const inputsOf = (blocks: readonly Block[]): FormInput[] =>
  blocks.flatMap((block) =>
    block.type === 'input'
      ? [
          {
            id: block.block_id ?? '',
            label: block.label.text,
            value: initialValue(block.element),
            isOptional: block.optional === true,
            element: block.element,
          },
        ]
      : [],
  );

function initialValue(element: Input): string {
  if (element.type === 'plain_text_input') return element.initial_value ?? '';
  if (element.type === 'checkboxes') return (element.initial_options ?? []).map(({ value }) => value).join(',');
  return element.initial_option?.value ?? '';
}

/**
 * What is sent for an input. Options are picked by their label or value, several joined by commas; what is left out stays
 * as it is. @throws Error what Slack's client would say
 */
export function pickIn({ label, value, isOptional, element }: FormInput, wanted: string | undefined): string {
  const sent =
    wanted === undefined ? value : element.type === 'plain_text_input' ? wanted : pickOptions(element, wanted);
  if (sent.length > MAX_TEXT) throw new Error(`${label}: Slack takes ${MAX_TEXT} characters`);
  if (sent === '' && !isOptional) throw new Error(`${label}: Please complete this required field.`);
  return sent;
}

function pickOptions({ options }: Exclude<Input, { type: 'plain_text_input' }>, wanted: string): string {
  const whole = options.find(({ text, value }) => text.text === wanted || value === wanted);
  if (whole !== undefined) return whole.value;
  const names = wanted.split(',').filter((name) => name !== '');
  const picked = names.map((name) => {
    const option = options.find(({ text, value }) => text.text === name.trim() || value === name.trim());
    if (option === undefined) throw new Error(`there is no option ${name}`);
    return option.value;
  });
  return picked.join(',');
}
