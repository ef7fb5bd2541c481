/**
 * What runs inside Chromium's pages, as source text: this project is type-checked without the browser's own names.
 * Navigation starts a moment later, so that the call that asked for it still gets its answer.
 */
import type { ScenarioStep } from '../../src/core/scenario.ts';

const json = (value: unknown): string => JSON.stringify(value);

/** Shows a page in a frame; gives the frame's element once it is loaded. */
export const openFrame = (url: string): string => `new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.onload = () => resolve(frame);
  frame.src = ${json(url)};
  document.body.append(frame);
})`;

export const followLink = (url: string): string => `{
  const link = document.createElement('a');
  link.href = ${json(url)};
  document.body.append(link);
  setTimeout(() => link.click());
}`;

export const submitForm = (url: string, form: Readonly<Record<string, string>>): string => `{
  const form = document.createElement('form');
  form.action = ${json(url)};
  form.method = 'post';
  for (const [name, value] of ${json(Object.entries(form))}) {
    form.append(Object.assign(document.createElement('input'), { name, value }));
  }
  document.body.append(form);
  setTimeout(() => form.submit());
}`;

/** `no-cors`, so that redirects are followed whatever the servers say of CORS, which does not concern cookies. */
export function fetchFrom({ url, form, credentials }: Extract<ScenarioStep, { do: 'fetch' }>): string {
  const init = { mode: 'no-cors', credentials, method: form === null ? 'GET' : 'POST' };
  const body = form === null ? '' : `, body: new URLSearchParams(${json(form)})`;
  return `void fetch(${json(url)}, { ...${json(init)}${body} }).catch(() => {})`;
}

export const showPart = (tag: 'img' | 'iframe', url: string): string => `{
  const part = document.createElement(${json(tag)});
  part.src = ${json(url)};
  document.body.append(part);
}`;

/** Gives what `document.cookie` is afterwards: reading waits until what was written has been seen to. */
export const writeCookie = (cookie: string): string => `document.cookie = ${json(cookie)}; document.cookie`;
