import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeForm } from '../../../../adapters/slack/forms.ts';
import { writeHome } from '../../../../adapters/slack/home.ts';
import type { DrawContext } from '../../../../playground/page/show/parts.ts';
import { showSlackView } from '../../../../playground/page/show/slack/message.ts';
import { heading, paragraph } from '../../../../src/core/prose.ts';
import { form as anyForm } from '../../../arbitraries/reply.ts';
import { elements, named, text } from '../html.ts';

const plain = (words: string) => ({ type: 'plain_text', text: words }) as const;
const modal = (element: object, more: object = {}, look: Partial<DrawContext> = {}) =>
  showSlackView(
    {
      type: 'modal',
      callback_id: 'form',
      title: plain('A form'),
      submit: plain('Run'),
      close: plain('Cancel'),
      blocks: [{ type: 'input', block_id: 'name', ...{ label: plain('Name'), element, ...more } }],
    },
    { now: 0, ...look },
  );
const LINE = { type: 'plain_text_input', action_id: 'value' };
const options = [{ text: plain('A'), value: '1' }];

describe('a modal on Slack', () => {
  it('is named by its title, and can be sent or closed', () => {
    const page = modal(LINE);
    expect(named(page, 'form')[0]?.attribs).toMatchObject({ 'data-form': 'form', 'aria-labelledby': 'form-title' });
    expect(text(page)).toBe('A formNameCancelRun');
  });

  it.each<[string, object, string, object]>([
    [
      'a line of text',
      { ...LINE, initial_value: 'x' },
      'input',
      { name: 'name', type: 'text', value: 'x', maxlength: '3000', required: '' },
    ],
    ['lines of text', { ...LINE, multiline: true }, 'textarea', { name: 'name', maxlength: '3000' }],
    ['a menu', { type: 'static_select', action_id: 'value', options }, 'select', { name: 'name' }],
    [
      'boxes to tick',
      { type: 'checkboxes', action_id: 'value', options, initial_options: options },
      'input',
      { name: 'name', type: 'checkbox', value: '1', checked: '' },
    ],
    [
      'one of several',
      { type: 'radio_buttons', action_id: 'value', options },
      'input',
      { name: 'name', type: 'radio', value: '1' },
    ],
    [
      'a number',
      { type: 'number_input', action_id: 'value', is_decimal_allowed: false, initial_value: '3' },
      'input',
      { type: 'number', value: '3' },
    ],
    [
      'a date',
      { type: 'datepicker', action_id: 'value', initial_date: '2026-11-23' },
      'input',
      { type: 'date', value: '2026-11-23' },
    ],
  ])('asks for %s', (_, element, name, attributes) => {
    expect(named(modal(element), name)[0]?.attribs).toMatchObject(attributes);
  });

  it('says which inputs may stay empty', () => {
    const page = modal(LINE, { optional: true });
    expect(text(page)).toContain('Name (optional)');
    expect(named(page, 'input')[0]?.attribs).not.toHaveProperty('required');
  });

  it('describes hints and errors to screen readers', () => {
    const page = modal(LINE, { hint: plain('As on your badge') }, { errors: { name: 'Please fill this in.' } });
    const [input] = named(page, 'input');
    const ids = input?.attribs['aria-describedby']?.split(' ') ?? [];
    const described = elements(page).filter(({ attribs }) => ids.includes(attribs.id ?? ''));
    expect(described.map(({ attribs }) => attribs.class)).toEqual(['hint', 'error']);
    expect(input?.attribs['aria-invalid']).toBe('true');
    expect(text(page)).toContain('⚠ Please fill this in.');
  });

  it('holds what the adapter filled in, under the names of its blocks', () => {
    fc.assert(
      fc.property(anyForm(10, 5000), (form) => {
        const view = writeForm(form, '{}', 'reply');
        const page = showSlackView(view, { now: 0 });
        const names = elements(page).flatMap(({ attribs }) => (attribs.name === undefined ? [] : [attribs.name]));
        expect([...new Set(names)]).toEqual(view.blocks.map(({ block_id: id }) => id));
        const ids = elements(page).flatMap(({ attribs }) => attribs.id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the App Home', () => {
  it('is a page with its blocks', () => {
    const page = showSlackView(writeHome([heading(1, 'Welcome'), paragraph('Pick a lesson.')]), { now: 0 });
    expect(named(page, 'section')[0]?.attribs).toMatchObject({ class: 'home', 'aria-label': 'Home' });
    expect(named(page, 'h3')).toHaveLength(1);
    expect(text(page)).toBe('WelcomePick a lesson.');
  });
});
