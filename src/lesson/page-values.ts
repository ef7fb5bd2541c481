/**
 * What steps that happen inside an open page take: the page and those around it, a fetch's credentials, a cookie's
 * text.
 */
import { isNode, isSeq } from 'yaml';
import { APP_ORIGIN, type PageChain, type ScenarioStep } from '../core/scenario.ts';
import { readOneOf, readUrl } from './step-values.ts';
import { describe, type Field, type Fields, readText } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

/** A page that nobody names is the app's first one. */
const APP_PAGE: PageChain = [new URL(APP_ORIGIN).href];

/** The open page that `on` names, after the pages around it; the app's `/` when there is no `on`. Null: reported. */
export function readPages(yaml: YamlText, fields: Fields): PageChain | null {
  const field = fields.get('on');
  if (field === undefined) return APP_PAGE;
  const { value } = field;
  if (!isSeq(value)) {
    const url = readUrl(yaml, field);
    return url === null ? null : [url];
  }
  const urls = value.items.filter(isNode).map((item) => readUrl(yaml, { ...field, value: item }));
  const [tab, ...frames] = urls.filter((url) => url !== null);
  if (tab !== undefined) return urls.includes(null) ? null : [tab, ...frames];
  if (urls.length === 0) {
    const expected = 'the page, or a list of the page in the tab, the frame in it, and so on';
    yaml.report('scenario', yaml.place(value), `"on" is ${describe(value)}`, expected);
  }
  return null;
}

/** The page of a script: its address and, when it is in a frame, the pages around it. */
export type ScriptPage = Pick<Extract<ScenarioStep, { do: 'read-script' }>, 'url' | 'within'>;

/** Tells the page that acts from those around it. */
export function scriptPage(pages: PageChain): ScriptPage {
  const [url = pages[0]] = pages.slice(-1);
  return pages.length === 1 ? { url } : { url, within: pages.slice(0, -1) };
}

const CREDENTIALS = ['omit', 'same-origin', 'include'] as const;

/** The credentials mode of a fetch; `same-origin`, as in browsers, when none is named. Null: reported. */
export function readCredentials(yaml: YamlText, fields: Fields): (typeof CREDENTIALS)[number] | null {
  const field = fields.get('credentials');
  return field === undefined ? 'same-origin' : readOneOf(yaml, field, CREDENTIALS);
}

/** What a script assigns to `document.cookie`, `""` too. Null: reported. */
export const readCookieText = (yaml: YamlText, field: Field): string | null =>
  readText(yaml, field, 'what the script assigns, such as theme=dark; Path=/');

/** Whether third-party cookies are to be allowed. Null: reported. */
export function readAllowed(yaml: YamlText, field: Field): boolean | null {
  const word = readOneOf(yaml, field, ['allowed', 'blocked']);
  return word === null ? null : word === 'allowed';
}
