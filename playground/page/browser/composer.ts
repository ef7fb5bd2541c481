/** The message boxes: Enter sends, Shift+Enter breaks the line; files; and buttons that type something for the visitor. */
import type { SentFile } from '../act.ts';
import { scrollToEnd } from './scrolling.ts';
import { doIn } from './send-act.ts';
import { Suggestions } from './suggestions.ts';

const suggestionsOf = new WeakMap<HTMLTextAreaElement, Suggestions>();

export function listenToComposers(): void {
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.composer === undefined) return;
    event.preventDefault();
    void send(event.target);
  });
  document.addEventListener('keydown', (event) => {
    const box = boxOf(event.target);
    if (box === null || event.isComposing) return;
    const isForList = !event.shiftKey && suggestions(box).takeKey(event.key);
    if (isForList || (event.key === 'Enter' && !event.shiftKey)) event.preventDefault();
    if (!isForList && event.key === 'Enter' && !event.shiftKey) box.form?.requestSubmit();
  });
  document.addEventListener('input', (event) => {
    const box = boxOf(event.target);
    if (box === null) return;
    grow(box);
    void suggestions(box).refresh();
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'file' && target.form !== null) showFiles(target.form);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-type]') : null;
    const form = button?.closest('.window')?.querySelector<HTMLFormElement>('.composer');
    const box = form?.querySelector('textarea');
    if (!button || !form || !box) return;
    box.value = button.dataset.type ?? '';
    box.focus();
    form.requestSubmit();
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  const box = form.querySelector('textarea');
  const input = form.querySelector<HTMLInputElement>('[type=file]');
  if (box === null || input === null) return;
  const text = box.value;
  const files = await Promise.all([...(input.files ?? [])].map(readFile));
  if (text.trim() === '' && files.length === 0) return;
  box.value = '';
  input.value = '';
  showFiles(form);
  grow(box);
  suggestions(box).close();
  // Who writes wants to see the answer.
  const log = form.closest('.window')?.querySelector('.log');
  if (log) scrollToEnd(log);
  const answer = await doIn(form, { do: 'write', text, files });
  if (answer.kind === 'refused' && box.value === '') box.value = text;
}

async function readFile(file: File): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
}

function showFiles(form: HTMLFormElement): void {
  const names = [...(form.querySelector<HTMLInputElement>('[type=file]')?.files ?? [])].map(({ name }) => name);
  const place = form.querySelector<HTMLElement>('.chosen');
  if (place === null) return;
  place.hidden = names.length === 0;
  place.textContent = names.length === 0 ? '' : `Goes along: ${names.join(', ')}`;
}

/** As tall as what is in it; the style sheet says where that ends. */
function grow(box: HTMLTextAreaElement): void {
  box.rows = Math.min(box.value.split('\n').length, 10);
}

function suggestions(box: HTMLTextAreaElement): Suggestions {
  const known = suggestionsOf.get(box);
  if (known !== undefined) return known;
  const list = box.form?.querySelector<HTMLElement>('[role=listbox]');
  if (!list) throw new Error('the message box has lost its list');
  const made = new Suggestions(box, list);
  suggestionsOf.set(box, made);
  return made;
}

const boxOf = (target: EventTarget | null): HTMLTextAreaElement | null =>
  target instanceof HTMLTextAreaElement && target.form?.dataset.composer !== undefined ? target : null;
