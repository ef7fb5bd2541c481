/** What the visitor did, in words: "Visit /theme"; and addresses as lessons write them. */
import { APP_ORIGIN, type FormEntry, fetchMethod, type ScenarioStep } from '../../core/scenario.ts';
import { durationWords } from './time.ts';

/** No number before it, no full stop after it. */
export function stepTitle(step: ScenarioStep): string {
  switch (step.do) {
    case 'visit':
      if (step.frame !== undefined) return `Follow a link on ${pageWords(step.frame)} to ${shortAddress(step.url)}`;
      return step.from === null
        ? `Visit ${shortAddress(step.url)}`
        : `Follow a link from ${siteWords(step.from, step.within)} to ${shortAddress(step.url)}`;
    case 'post':
      if (step.frame !== undefined) return `Submit a form on ${pageWords(step.frame)} to ${shortAddress(step.url)}`;
      return `Submit a form ${step.from === null ? '' : `on ${siteWords(step.from, step.within)} `}to ${shortAddress(step.url)}`;
    case 'fetch':
      return `A script on ${pageWords(step.pages)} ${fetchWords(step)} ${shortAddress(step.url)}${step.mode === undefined ? '' : ` (${step.mode})`}`;
    case 'image':
      return `${pageWords(step.pages, 'The page')} shows the image ${shortAddress(step.url)}`;
    case 'frame':
      return `${pageWords(step.pages, 'The page')} shows ${shortAddress(step.url)} in a frame`;
    case 'close':
      return 'Close the browser and open it again';
    case 'wait':
      return `Wait ${durationWords(step.seconds * 1000)}`;
    case 'read-script':
      return `A script on ${pageWords([...(step.within ?? []), step.url])} reads document.cookie`;
    case 'write-script':
      return `A script on ${pageWords([...(step.within ?? []), step.url])} writes document.cookie`;
    case 'third-party-cookies':
      return step.allowed ? 'Allow third-party cookies in the settings' : 'Block third-party cookies in the settings';
    case 'private-window':
      return 'Go on in a private window';
    case 'edit':
      return `Change the cookie ${cookieWords(step)} by hand`;
    case 'tamper':
      return `Tamper with the cookie ${cookieWords(step)}`;
    case 'delete':
      return `Delete the cookie ${cookieWords(step)} by hand`;
    case 'use-browser':
      return `Go on in the browser called ${step.name}`;
  }
}

/** The same, with what a form sends: "Submit a form to /upload (topic=food, note=shopping.txt)". */
export function stepSummary(step: ScenarioStep): string {
  if (step.do !== 'post') return stepTitle(step);
  const fields = Object.entries(step.form).flatMap(([name, entries]) =>
    [entries].flat().map((entry) => `${name}=${entryWords(entry)}`),
  );
  return fields.length === 0 ? stepTitle(step) : `${stepTitle(step)} (${fields.join(', ')})`;
}

/** Of a field's value, as much as says which one it is; in characters. */
const MOST_OF_ENTRY = 60;

function entryWords(entry: FormEntry): string {
  const words = typeof entry === 'string' ? entry : entry.name || '(no file)';
  return words.length <= MOST_OF_ENTRY ? words : `${words.slice(0, MOST_OF_ENTRY)}…`;
}

/** `/a`, or `/a, in a frame of https://other.test/`: the page that acts and those around it. `page`: put before it. */
function pageWords(pages: readonly string[], page = ''): string {
  const [acting = '', ...around] = pages.map(shortAddress).toReversed();
  return (
    [page, acting].filter((word) => word !== '').join(' ') + around.map((outer) => `, in a frame of ${outer}`).join('')
  );
}

/** `https://a.test`, or `https://a.test, in a frame of https://b.test,`. */
const siteWords = (site: string, within: readonly string[] = []): string =>
  within.length === 0 ? site : `${pageWords([...within, site])},`;

/** `theme`, or `theme of other.test at /shop`. */
const cookieWords = ({ name, host, path }: Extract<ScenarioStep, { readonly do: 'edit' | 'tamper' | 'delete' }>) =>
  [name, ...(host === undefined ? [] : [`of ${host}`]), ...(path === undefined ? [] : [`at ${path}`])].join(' ');

function fetchWords(step: Extract<ScenarioStep, { readonly do: 'fetch' }>): string {
  const method = fetchMethod(step);
  if (method === 'GET') return 'fetches';
  return method === 'POST' ? 'posts to' : `sends ${method} to`;
}

/** The path alone on the lessons' own site, the full URL anywhere else. */
export const shortAddress = (url: string): string =>
  url.startsWith(`${APP_ORIGIN}/`) ? url.slice(APP_ORIGIN.length) : url;
