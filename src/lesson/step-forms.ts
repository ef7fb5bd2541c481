/**
 * Every step that a scenario can have: what it takes, and how it is read. The table of docs/lesson-format.md in code.
 */
import type { ScenarioStep } from '../core/scenario.ts';
import { readEnctype, readFormOf } from './form-values.ts';
import { readAllowed, readCookieText, readCredentials, readPages, scriptPage } from './page-values.ts';
import { quote } from './problem.ts';
import { readBrowserName, readCookieEdit, readCookieName, readDuration, readOrigin, readUrl } from './step-values.ts';
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
    fields: ['form', 'enctype', 'from'],
    example: 'post: /login',
    read(yaml, field, fields) {
      const url = readUrl(yaml, field);
      const from = readFrom(yaml, fields);
      const form = readFormOf(yaml, fields, {});
      const sent = readEnctype(yaml, fields);
      if (url === null || from === undefined || form === undefined || sent === null) return null;
      return { do: 'post', url, form, ...sent, from };
    },
  },
  fetch: {
    value: 'required',
    fields: ['on', 'credentials', 'form'],
    example: 'fetch: /api',
    read(yaml, field, fields) {
      const url = readUrl(yaml, field);
      const pages = readPages(yaml, fields);
      const credentials = readCredentials(yaml, fields);
      const form = readFormOf(yaml, fields, null);
      if (url === null || pages === null || credentials === null || form === undefined) return null;
      return { do: 'fetch', url, form, credentials, pages };
    },
  },
  image: {
    value: 'required',
    fields: ['on'],
    example: 'image: https://other.test/pixel.gif',
    read: (yaml, field, fields) => readPart(yaml, field, fields, 'image'),
  },
  frame: {
    value: 'required',
    fields: ['on'],
    example: 'frame: https://other.test/video',
    read: (yaml, field, fields) => readPart(yaml, field, fields, 'frame'),
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
    fields: ['on'],
    example: 'read document.cookie: /theme',
    read(yaml, field, fields) {
      const on = fields.get('on');
      if (field.value !== null && on !== undefined) {
        yaml.report('scenario', on.place, `"on" and a page after ${quote(field.name)}`, 'one of the two');
        return null;
      }
      const pages = field.value === null ? readPages(yaml, fields) : readUrl(yaml, field);
      if (pages === null) return null;
      return { do: 'read-script', ...scriptPage(typeof pages === 'string' ? [pages] : pages) };
    },
  },
  'write document.cookie': {
    value: 'required',
    fields: ['on'],
    example: 'write document.cookie: theme=dark',
    read(yaml, field, fields) {
      const cookie = readCookieText(yaml, field);
      const pages = readPages(yaml, fields);
      return cookie === null || pages === null ? null : { do: 'write-script', cookie, ...scriptPage(pages) };
    },
  },
  'third-party cookies': {
    value: 'required',
    fields: [],
    example: 'third-party cookies: blocked',
    read(yaml, field) {
      const allowed = readAllowed(yaml, field);
      return allowed === null ? null : { do: 'third-party-cookies', allowed };
    },
  },
  'open private window': {
    value: 'none',
    fields: [],
    example: 'open private window',
    read: () => ({ do: 'private-window' }),
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

/** Something that an open page loads by itself. */
function readPart(yaml: YamlText, field: Field, fields: Fields, part: 'image' | 'frame'): ScenarioStep | null {
  const url = readUrl(yaml, field);
  const pages = readPages(yaml, fields);
  return url === null || pages === null ? null : { do: part, url, pages };
}
