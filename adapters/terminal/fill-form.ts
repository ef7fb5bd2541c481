/** A form in a terminal: shown as a message, then asked for field by field. */
import { code, codeBlock, heading, type Prose, paragraph, strong } from '../../src/core/prose.ts';
import type { Field, Form } from '../../src/core/reply.ts';
import type { Lines } from './lines.ts';
import { isCancel, readText } from './read-block.ts';
import { visibleLine } from './visible.ts';

export type Filled =
  | { readonly kind: 'filled'; readonly fields: Record<string, string> }
  | { readonly kind: 'cancelled' };

/** What a form looks like: its title, and what each field is for and holds. */
export function formMessage({ title, fields }: Form): readonly Prose[] {
  const hasText = fields.some(({ lines }) => lines === 'many');
  const how = hasText
    ? ['Send the new text between two lines of ', code('```'), ', or end it with a line of only ', code('.'), '. ']
    : [];
  return [
    heading(2, title),
    ...fields.flatMap(fieldMessage),
    fields.length === 1
      ? paragraph(...how, 'An empty line or ', code('/cancel'), ' goes back.')
      : paragraph(...how, 'An empty line keeps what is there. ', code('/cancel'), ' goes back.'),
  ];
}

function fieldMessage({ label, description, lines, value }: Field): readonly Prose[] {
  const about = description === '' ? [] : [': ', code(description)];
  if (lines === 'many') return [paragraph(strong(label), ...about), codeBlock('', value)];
  return [paragraph(strong(label), ...about, ...(value === '' ? [] : [', now ', code(value)]))];
}

/**
 * Reads the fields in their order: a line each, or a text for one of many lines. Cancelled by Ctrl+C, by `/cancel`,
 * by the end of the input, or when nothing at all was entered.
 */
export async function fillForm({ fields }: Form, lines: Lines): Promise<Filled> {
  const filled: Record<string, string> = {};
  let entered = false;
  for (const field of fields) {
    const value = await readField(field, lines);
    if (value === null) return { kind: 'cancelled' };
    entered ||= value.trim() !== '';
    filled[field.id] = value.trim() === '' ? field.value : value;
  }
  return entered ? { kind: 'filled', fields: filled } : { kind: 'cancelled' };
}

async function readField({ label, lines: size }: Field, lines: Lines): Promise<string | null> {
  if (size === 'many') return readText(lines);
  const typed = await lines.next(`${visibleLine(label)}: `);
  return typed.kind === 'line' && !isCancel(typed.line) ? typed.line : null;
}
