import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields, writeForm } from '../../../adapters/slack/forms.ts';
import type { FormState } from '../../../adapters/slack/read-event.ts';
import { literal } from '../../../adapters/slack/text.ts';
import type { Input } from '../../../playground/slack/block-schema.ts';
import { checkView } from '../../../playground/slack/check-payload.ts';
import { action } from '../../../src/core/action.ts';
import type { Form, TextField } from '../../../src/core/reply.ts';
import { form as anyForm } from '../../arbitraries/reply.ts';

const field = (value: string, lines: TextField['lines'] = 'many'): TextField => ({
  kind: 'text',
  optional: false,
  id: 'program',
  label: 'Program',
  description: '',
  lines,
  value,
});
const form = (...fields: Form['fields'][number][]): Form => ({
  title: 'Your program',
  submit: action('submit-program', 'cookies', 'visits'),
  fields,
});

/** What Slack sends when the form is submitted as it was opened. */
function submitted(opened: Form): FormState {
  const checked = checkView(writeForm(opened, '', 'reply'));
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return Object.fromEntries(
    checked.value.blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      return [[block.block_id ?? '', { [block.element.action_id]: untouched(block.element) }]];
    }),
  );
}

function untouched(element: Input): FormState[string][string] {
  if (element.type === 'plain_text_input') return { value: element.initial_value ?? null };
  if (element.type === 'checkboxes') return { selected_options: element.initial_options ?? [] };
  return { selected_option: element.initial_option ?? null };
}

const atFirst = (field: Form['fields'][number]): string =>
  field.kind === 'checks' ? field.values.join(',') : field.kind === 'select' ? field.value : literal(field.value);

describe('a form', () => {
  it('becomes a modal that knows what it is and where it was opened', () => {
    expect(writeForm(form(field('x = 1')), '{"channel":"D1"}', 'run')).toEqual({
      type: 'modal',
      callback_id: 'n1.submit-program.cookies.visits.',
      private_metadata: '{"channel":"D1"}',
      title: { type: 'plain_text', text: 'Your program', emoji: false },
      submit: { type: 'plain_text', text: 'Run', emoji: false },
      close: { type: 'plain_text', text: 'Cancel', emoji: false },
      blocks: [
        {
          type: 'input',
          block_id: 'program',
          label: { type: 'plain_text', text: 'Program', emoji: false },
          optional: false,
          element: { type: 'plain_text_input', action_id: 'value', multiline: true, initial_value: 'x = 1' },
        },
      ],
    });
  });

  it('that runs nothing has a button that says so', () => {
    const typed: Form = { ...form(field('', 'one')), submit: action('submit-typed', 'cookies', 'q') };
    expect(writeForm(typed, '', 'reply').submit?.text).toBe('Submit');
  });

  it('may have a menu and boxes to tick, with what holds now already picked', () => {
    const options = [
      { value: 'mon', label: 'Monday' },
      { value: 'tue', label: 'Tuesday' },
    ];
    const shared = { description: '', options };
    const opened = form(
      { ...shared, kind: 'select', id: 'first', label: 'First day', optional: false, value: 'tue' },
      { ...shared, kind: 'checks', id: 'days', label: 'Days', optional: true, values: ['mon', 'tue'] },
      { ...shared, kind: 'checks', id: 'none', label: 'No days', optional: true, values: [] },
    );
    expect(writeForm(opened, '', 'reply').blocks).toMatchObject([
      { element: { type: 'static_select' }, optional: false },
      { element: { type: 'checkboxes' }, optional: true },
      { element: { type: 'checkboxes' } },
    ]);
    expect(readFields(submitted(opened))).toEqual({ first: 'tue', days: 'mon,tue', none: '' });
  });

  it.each([
    ['many lines', 'line = 1\n'.repeat(1200)],
    ['exactly one input', 'x'.repeat(3000)],
    ['one character more', `${'x\n'.repeat(1500)}y`],
    ['blank lines at the cut', `${'x'.repeat(2999)}\n\n\ny`],
  ])('with a long program (%s) comes back as it was', (_, program) => {
    expect(readFields(submitted(form(field(program))))).toEqual({ program });
  });

  it('of any kind is one that Slack takes, and comes back as it was opened', () => {
    fc.assert(
      fc.property(anyForm(5, 2900), (opened) => {
        const expected = Object.fromEntries(opened.fields.map((field) => [field.id, atFirst(field)]));
        expect(readFields(submitted(opened))).toEqual(expected);
      }),
    );
  });
});
