import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeForm } from '../../../../adapters/discord/forms.ts';
import { type DiscordField, showDiscordForm } from '../../../../playground/page/show/discord/form.ts';
import { form as anyForm } from '../../../arbitraries/reply.ts';
import { elements, named, text } from '../html.ts';

const labelled = (component: DiscordField, label = 'Name', description?: string) =>
  showDiscordForm(
    { custom_id: 'form', title: 'A form', components: [{ type: ComponentType.Label, label, description, component }] },
    { now: 0 },
  );

describe('a form on Discord', () => {
  it('is named by its title, and can be sent or closed', () => {
    const page = labelled({ type: ComponentType.TextInput, custom_id: 'name' });
    expect(named(page, 'form')[0]?.attribs).toMatchObject({ 'data-form': 'form', 'aria-labelledby': 'form-title' });
    expect(named(page, 'h3')[0]?.attribs).toMatchObject({ id: 'form-title' });
    expect(text(page)).toBe('A formName*CancelSubmit');
  });

  it('describes a field to screen readers', () => {
    const page = labelled({ type: ComponentType.TextInput, custom_id: 'name' }, 'Name', 'As on your badge');
    const [input] = named(page, 'input');
    const hint = elements(page).find(({ attribs }) => attribs.id === input?.attribs['aria-describedby']);
    expect(named(page, 'label')[0]?.attribs.for).toBe(input?.attribs.id);
    expect(hint?.name).toBe('p');
  });

  it.each<[string, DiscordField, string, object]>([
    [
      'a line of text',
      { type: ComponentType.TextInput, custom_id: 'a', style: 1, value: 'x', max_length: 9 },
      'input',
      { name: 'a', type: 'text', value: 'x', maxlength: '9', required: '' },
    ],
    [
      'lines of text',
      { type: ComponentType.TextInput, custom_id: 'a', style: 2 },
      'textarea',
      { name: 'a', maxlength: '4000' },
    ],
    ['a menu', { type: ComponentType.StringSelect, custom_id: 'a', options: [] }, 'select', { name: 'a' }],
    [
      'boxes to tick',
      { type: ComponentType.CheckboxGroup, custom_id: 'a', options: [{ label: 'A', value: '1', default: true }] },
      'input',
      { name: 'a', type: 'checkbox', value: '1', checked: '' },
    ],
    [
      'one of several',
      { type: ComponentType.RadioGroup, custom_id: 'a', options: [{ label: 'A', value: '1' }] },
      'input',
      { name: 'a', type: 'radio', value: '1' },
    ],
    ['a file', { type: ComponentType.FileUpload, custom_id: 'a' }, 'input', { name: 'a', type: 'file' }],
  ])('asks for %s', (_, field, name, attributes) => {
    expect(named(labelled(field), name)[0]?.attribs).toMatchObject(attributes);
  });

  it('accepts an empty optional field', () => {
    const page = labelled({ type: ComponentType.TextInput, custom_id: 'a', required: false });
    expect(named(page, 'input')[0]?.attribs).not.toHaveProperty('required');
    expect(text(page)).not.toContain('*');
  });

  it('holds what the adapter filled in, every field under its own name', () => {
    fc.assert(
      fc.property(anyForm(5, 4000), (form) => {
        const modal = writeForm(form);
        if (modal === null) throw new Error('the form fits');
        const page = showDiscordForm(modal, { now: 0 });
        const names = elements(page).flatMap(({ attribs }) => (attribs.name === undefined ? [] : [attribs.name]));
        expect([...new Set(names)]).toEqual(form.fields.map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  });
});
