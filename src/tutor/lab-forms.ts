/** The forms of the lab: an address, a form to submit, a cookie to change, a length of time. */
import { action } from '../core/action.ts';
import type { ExampleStep, Lesson } from '../core/lesson.ts';
import type { Form, TextField } from '../core/reply.ts';
import { APP_ORIGIN } from '../core/scenario.ts';
import { labPost } from '../lab/lab-form.ts';
import { firstPath } from '../lab/offers.ts';
import type { Verb } from './features/index.ts';

/** The form that a verb opens at an example; null for a verb that opens none. `draft`: what was sent last, by field id. */
export function labForm(
  lesson: Lesson,
  step: ExampleStep,
  verb: Verb,
  draft: Readonly<Record<string, string>>,
): Form | null {
  const form = (title: string, submit: Verb, ...fields: readonly TextField[]): Form => ({
    title,
    submit: action(submit, lesson.id, step.id),
    fields: fields.map((field) => ({ ...field, value: draft[field.id] ?? field.value })),
  });
  switch (verb) {
    case 'lab-address':
      return form('Visit a page', 'lab-visit', address(firstPath(step.scenario)), SITE);
    case 'lab-form':
      return form('Submit a form', 'lab-post', ...postFields(step), SITE);
    case 'lab-cookie':
      return form('Change a cookie', 'lab-edit', NAME, VALUE);
    case 'lab-time':
      return form('Let time pass', 'lab-wait', TIME);
    default:
      return null;
  }
}

const address = (value: string): TextField => ({
  id: 'address',
  label: 'Address',
  description: 'A path such as /theme, or a full address such as http://app.test/theme',
  kind: 'text',
  optional: false,
  lines: 'one',
  value,
});

/** With what the example's own visitor submits, where it does. */
function postFields({ scenario }: ExampleStep): readonly TextField[] {
  const [post] = scenario.flatMap((step) => (step.do === 'post' ? (labPost(step) ?? []) : []));
  const path = post === undefined ? firstPath(scenario) : new URL(post.url).pathname;
  const form = Object.entries(post?.form ?? {}).map(([name, value]) => `${name}=${value}`);
  return [
    { ...address(path), id: 'target' },
    {
      id: 'fields',
      label: 'Fields',
      description: 'A line each, such as name=Ada, or photo=@sea.png for a file',
      kind: 'text',
      optional: false,
      lines: 'many',
      value: form.join('\n') || 'name=Ada',
    },
  ];
}

const SITE: TextField = {
  id: 'site',
  label: 'From a page of which site?',
  description: 'app.test is the app itself; other.test is another site',
  kind: 'text',
  optional: false,
  lines: 'one',
  // Not left empty: some platforms insist on a value.
  value: new URL(APP_ORIGIN).hostname,
};

const NAME: TextField = {
  id: 'name',
  label: 'Cookie',
  description: 'Its name, such as theme',
  kind: 'text',
  optional: false,
  lines: 'one',
  value: '',
};

const VALUE: TextField = {
  id: 'value',
  label: 'New value',
  description: 'A cookie that is not there is made',
  kind: 'text',
  optional: false,
  lines: 'one',
  value: '',
};

const TIME: TextField = {
  id: 'time',
  label: 'How long?',
  description: 'Such as 10 minutes, 2 hours, 1 day or 3 weeks',
  kind: 'text',
  optional: false,
  lines: 'one',
  value: '2 hours',
};
