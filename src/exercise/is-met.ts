/** Whether what was expected after a step is what the browser saw. */
import { cookieNamed, decodeCookieValue, type Exchange, pageText, type StepResult } from '../browser/index.ts';
import { headerValues } from '../core/http.ts';
import type { Expectation } from '../core/scenario.ts';

/** Looks at the last exchange of the step (after redirects) for the page, and at all of them for the cookies set. */
export function isMet(expectation: Expectation, { state, entries }: StepResult): boolean {
  const exchanges = entries.filter((entry) => entry.kind === 'exchange');
  const last = exchanges.at(-1);
  switch (expectation.see) {
    case 'answers': {
      const status = statusOf(last);
      return status !== null && status >= 200 && status < 300;
    }
    case 'status':
      return statusOf(last) === expectation.status;
    case 'some-text':
      return pageOf(last) !== '';
    case 'text': {
      const wanted = fillIn(expectation.text, (name) => cookieNamed(state, name)?.value ?? null);
      return wanted !== null && pageOf(last).includes(folded(wanted));
    }
    case 'no-text':
      return !pageOf(last).includes(folded(expectation.text));
    case 'number':
      return new RegExp(`(?<!\\d)${expectation.number}(?!\\d)`).test(pageOf(last));
    case 'header':
      return headersOf(last, expectation.name).some((value) => value.includes(expectation.text));
    case 'sets-cookie':
      return exchanges.some((exchange) => sets(exchange, expectation.name)) && has(state, expectation.name);
    case 'no-cookie':
      return !has(state, expectation.name);
    case 'sends-cookie':
      return last?.sent.some(({ cookie }) => cookie.name === expectation.name) ?? false;
  }
}

const has = (state: StepResult['state'], name: string): boolean => cookieNamed(state, name) !== undefined;

const sets = ({ received }: Exchange, name: string): boolean =>
  received.some(
    ({ decision }) => (decision.kind === 'stored' || decision.kind === 'replaced') && decision.cookie.name === name,
  );

const statusOf = (exchange: Exchange | undefined): number | null =>
  exchange?.answer.kind === 'response' ? exchange.answer.response.status : null;

const headersOf = (exchange: Exchange | undefined, name: string): readonly string[] =>
  exchange?.answer.kind === 'response' ? headerValues(exchange.answer.response.headers, name) : [];

const pageOf = (exchange: Exchange | undefined): string =>
  exchange?.answer.kind === 'response' ? folded(pageText(exchange.answer.response)) : '';

/** How a page shows text: runs of white space are one space. */
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Puts the decoded values of cookies into `{cookie NAME}`; null when the browser does not have one of them. */
function fillIn(text: string, storedValue: (name: string) => string | null): string | null {
  let isComplete = true;
  const filled = text.replace(/\{cookie ([^}]+)\}/g, (_, name: string) => {
    const value = storedValue(name);
    isComplete &&= value !== null;
    return decodeCookieValue(value ?? '');
  });
  return isComplete ? filled : null;
}
