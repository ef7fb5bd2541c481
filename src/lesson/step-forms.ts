/** Every step that a scenario can have: what it takes, and how it is read. The table of docs/lesson-format.md in code. */
import { APP_ORIGIN, type ScenarioStep } from '../core/scenario.ts';
import {
  readBrowserName,
  readCookieEdit,
  readCookieName,
  readDuration,
  readForm,
  readOrigin,
  readUrl,
} from './step-values.ts';
import type { Field, Fields } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

export interface StepForm {
  /** Whether something stands after the step's name. */
  readonly value: 'required' | 'optional' | 'none';
  /** Further fields that the entry may have. */
  readonly fields: readonly string[];
  readonly example: string;
  /** Reads a step whose value is there as `value` wants it. Null: reported. */
  read(yaml: YamlText, field: Field, fields: Fields): ScenarioStep | null;
}

/** By the name that an author writes. */
export const STEP_FORMS: Readonly<Record<string, StepForm>> = {
  visit: {
    value: 'required',
    fields: ['from'],
    example: 'visit: /theme',
    read(yaml, field, fields) {
      const url = readUrl(yaml, field);
      const from = readFrom(yaml, fields);
      return url === null || from === undefined ? null : { do: 'visit', url, from };
    },
  },
  post: {
    value: 'required',
    fields: ['form', 'from'],
    example: 'post: /login',
    read(yaml, field, fields) {
      const url = readUrl(yaml, field);
      const from = readFrom(yaml, fields);
      const formField = fields.get('form');
      const form = formField === undefined ? {} : readForm(yaml, formField);
      return url === null || from === undefined || form === null ? null : { do: 'post', url, form, from };
    },
  },
  'close browser': { value: 'none', fields: [], example: 'close browser', read: () => ({ do: 'close' }) },
  wait: {
    value: 'required',
    fields: [],
    example: 'wait: 2 hours',
    read(yaml, field) {
      const seconds = readDuration(yaml, field);
      return seconds === null ? null : { do: 'wait', seconds };
    },
  },
  'read document.cookie': {
    value: 'optional',
    fields: [],
    example: 'read document.cookie: /theme',
    read(yaml, field) {
      const url = field.value === null ? new URL(APP_ORIGIN).href : readUrl(yaml, field);
      return url === null ? null : { do: 'read-script', url };
    },
  },
  'edit cookie': {
    value: 'required',
    fields: [],
    example: 'edit cookie: {name: role, value: admin}',
    read(yaml, field) {
      const edit = readCookieEdit(yaml, field);
      return edit === null ? null : { do: 'edit', ...edit };
    },
  },
  'tamper with cookie': {
    value: 'required',
    fields: [],
    example: 'tamper with cookie: session',
    read(yaml, field) {
      const name = readCookieName(yaml, field);
      return name === null ? null : { do: 'tamper', name };
    },
  },
  'delete cookie': {
    value: 'required',
    fields: [],
    example: 'delete cookie: theme',
    read(yaml, field) {
      const name = readCookieName(yaml, field);
      return name === null ? null : { do: 'delete', name };
    },
  },
  'use browser': {
    value: 'required',
    fields: [],
    example: 'use browser: second',
    read(yaml, field) {
      const name = readBrowserName(yaml, field);
      return name === null ? null : { do: 'use-browser', name };
    },
  },
};

/** The site that a visit or a form comes from; null when the entry names none, undefined when that was reported. */
function readFrom(yaml: YamlText, fields: Fields): string | null | undefined {
  const field = fields.get('from');
  return field === undefined ? null : (readOrigin(yaml, field) ?? undefined);
}
