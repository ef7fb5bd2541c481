import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormState, readFields, writeForm } from '../../../adapters/slack/form.ts';
import { literal } from '../../../adapters/slack/slack-text.ts';
import { action } from '../../../src/core/action-id.ts';
import type { Field, Form } from '../../../src/core/reply.ts';
import { form as anyForm } from '../../arbitraries/reply.ts';
import { checkView } from '../../platforms/slack/check-payload.ts';

const field = (value: string, lines: Field['lines'] = 'many'): Field => ({
  id: 'program',
  label: 'Program',
  description: '',
  lines,
  value,
});
const form = (...fields: Field[]): Form => ({
  title: 'Your program',
  submit: action('submit-program', 'cookies', 'visits'),
  fields,
});

/** What Slack sends when the form is submitted as it was opened. */
function submitted(opened: Form): FormState {
  const checked = checkView(writeForm(opened, ''));
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return Object.fromEntries(
    checked.value.blocks.flatMap((block) => {
      if (block.type !== 'input' || block.element.type !== 'plain_text_input') return [];
      const { action_id, initial_value = null } = block.element;
      return [[block.block_id ?? '', { [action_id]: { value: initial_value } }]];
    }),
  );
}

describe('a form', () => {
  it('becomes a modal that knows what it is and where it was opened', () => {
    expect(writeForm(form(field('x = 1')), '{"channel":"D1"}')).toEqual({
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
          element: { type: 'plain_text_input', action_id: 'value', multiline: true, initial_value: 'x = 1' },
        },
      ],
    });
  });

  it('that runs nothing has a button that says so', () => {
    const typed: Form = { ...form(field('', 'one')), submit: action('submit-typed', 'cookies', 'q') };
    expect(writeForm(typed, '').submit?.text).toBe('Submit');
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
        const expected = Object.fromEntries(opened.fields.map(({ id, value }) => [id, literal(value)]));
        expect(readFields(submitted(opened))).toEqual(expected);
      }),
    );
  });
});
