/**
 * What runs inside Chromium's pages, as source text: this project is type-checked without the browser's own names.
 * Navigation starts a moment later, so that the call that asked for it still gets its answer.
 */
import type { FormValues, ScenarioStep } from '../../../src/core/scenario.ts';

const json = (value: unknown): string => JSON.stringify(value);

/** Shows a page in a frame; gives the frame's element once it is loaded. */
export const openFrame = (url: string): string => `new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.onload = () => resolve(frame);
  frame.src = ${json(url)};
  document.body.append(frame);
})`;

/** `_top`: it leads the whole tab, from whatever frame. */
export const followLink = (url: string, target: '_self' | '_top' = '_self'): string => `{
  const link = document.createElement('a');
  link.href = ${json(url)};
  link.target = ${json(target)};
  document.body.append(link);
  setTimeout(() => link.click());
}`;

type Posting = Extract<ScenarioStep, { do: 'post' }>;

/** Files are chosen as by a visitor; a file without a name is a choice that was not made. */
export const submitForm = ({ url, form, enctype }: Posting, target: '_self' | '_top' = '_self'): string => `{
  const form = document.createElement('form');
  form.target = ${json(target)};
  form.action = ${json(url)};
  form.method = 'post';
  form.enctype = ${json(enctype ?? (hasFile(form) ? 'multipart/form-data' : 'application/x-www-form-urlencoded'))};
  for (const [name, value] of ${json(Object.entries(form))}) {
    for (const entry of [value].flat()) {
      const isFile = typeof entry !== 'string';
      const input = document.createElement(isFile ? 'input' : 'textarea');
      if (isFile) input.type = 'file';
      input.name = name;
      if (!isFile) input.value = entry;
      if (isFile && entry.name !== '') {
        const chosen = new DataTransfer();
        chosen.items.add(${CHOOSE}(entry));
        input.files = chosen.files;
      }
      form.append(input);
    }
  }
  document.body.append(form);
  setTimeout(() => form.submit());
}`;

const hasFile = (form: FormValues): boolean =>
  Object.values(form)
    .flat()
    .some((entry) => typeof entry !== 'string');

/** An entry of a form → a `File`. */
const CHOOSE = `(({ name, type, content }) => {
  const bytes = (content.hex ?? '').match(/../g) ?? [];
  const data = content.text ?? new Uint8Array(bytes.map((byte) => parseInt(byte, 16)));
  return new File([data], name, { type });
})`;

/** `no-cors`, so that redirects are followed whatever the servers say of CORS, which does not concern cookies. */
export function fetchFrom({ url, form, credentials }: Extract<ScenarioStep, { do: 'fetch' }>): string {
  const init = { mode: 'no-cors', credentials, method: form === null ? 'GET' : 'POST' };
  const body = form === null ? '' : `, body: ${hasFile(form) ? formData(form) : searchParams(form)}`;
  return `void fetch(${json(url)}, { ...${json(init)}${body} }).catch(() => {})`;
}

const searchParams = (form: FormValues): string =>
  `new URLSearchParams(${json(Object.entries(form))}.flatMap(([name, value]) => [value].flat().map((one) => [name, one])))`;

const formData = (form: FormValues): string => `${json(Object.entries(form))}.reduce((data, [name, value]) => {
  for (const entry of [value].flat()) data.append(name, typeof entry === 'string' ? entry : ${CHOOSE}(entry));
  return data;
}, new FormData())`;

export const showPart = (tag: 'img' | 'iframe', url: string): string => `{
  const part = document.createElement(${json(tag)});
  part.src = ${json(url)};
  document.body.append(part);
}`;

/** Gives what `document.cookie` is afterwards: reading waits until what was written has been seen to. */
export const writeCookie = (cookie: string): string => `document.cookie = ${json(cookie)}; document.cookie`;
