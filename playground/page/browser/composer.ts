/**
 * The message boxes: sending text and files, buttons that type for the visitor, and suggestions while a message is
 * typed.
 */
import type { SentFile, Suggestion } from '../action.ts';
import { performAt } from './actions.ts';
import { scrollToEnd } from './updates.ts';

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
  // Whoever writes wants to see the answer.
  const log = form.closest('.window')?.querySelector('.log');
  if (log) scrollToEnd(log);
  const answer = await performAt(form, { type: 'write', text, files });
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

/** As tall as its text, up to ten lines. */
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

/** If there are more, another letter narrows them down. */
const MAX_SUGGESTIONS = 12;
/** A command, or a mention at the end. */
const SUGGESTED = /^\/|(?:^|\s)@\w*$/;

/**
 * Suggestions for a half-typed message. The keys are those of a combobox (ARIA Authoring Practices): the arrows move,
 * Enter or Tab takes, Escape closes; the focus stays in the message box.
 */
class Suggestions {
  readonly #box: HTMLTextAreaElement;
  readonly #list: HTMLElement;
  #shown: readonly Suggestion[] = [];
  #at = -1;
  /** Counts questions and closings: an answer that comes after the list was closed does not open it again. */
  #turn = 0;

  constructor(box: HTMLTextAreaElement, list: HTMLElement) {
    this.#box = box;
    this.#list = list;
    list.addEventListener('mousedown', (event) => {
      // The box keeps the focus.
      event.preventDefault();
      const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      if (option !== null) this.#take([...list.children].indexOf(option));
    });
    box.addEventListener('blur', () => this.close());
  }

  /** Asks for suggestions for the current text. */
  async refresh(): Promise<void> {
    const text = this.#box.value;
    if (!SUGGESTED.test(text) || text.includes('\n')) return this.close();
    this.#turn += 1;
    const turn = this.#turn;
    const answer = await performAt(this.#box, { type: 'suggest', text });
    // Meanwhile the text may have changed, the list may have been closed, or the message was sent.
    if (answer.kind === 'suggestions' && this.#turn === turn && this.#box.value === text)
      this.#show(answer.suggestions.slice(0, MAX_SUGGESTIONS));
  }

  /** Uses a key for the list. Returns whether it did. */
  takeKey(key: string): boolean {
    // What is still on its way is not wanted any more, either.
    if (key === 'Escape') this.#turn += 1;
    if (this.#shown.length === 0) return false;
    const count = this.#shown.length;
    switch (key) {
      case 'ArrowDown':
        this.#select((this.#at + 1) % count);
        return true;
      case 'ArrowUp':
        this.#select((this.#at + count - 1) % count);
        return true;
      case 'Escape':
        this.close();
        return true;
      case 'Tab':
      case 'Enter':
        return this.#takeCurrent();
      default:
        return false;
    }
  }

  close(): void {
    this.#turn += 1;
    this.#show([]);
  }

  /** A complete suggestion is sent rather than taken again. */
  #takeCurrent(): boolean {
    const current = this.#shown[this.#at];
    if (current === undefined || current.text.trim() === this.#box.value.trim()) return false;
    this.#take(this.#at);
    return true;
  }

  #take(index: number): void {
    const taken = this.#shown[index];
    if (taken === undefined) return;
    this.#box.value = taken.text;
    this.#box.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #select(index: number): void {
    this.#at = index;
    for (const [place, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(place === index));
    }
    const current = this.#list.children[index];
    if (current === undefined) this.#box.removeAttribute('aria-activedescendant');
    else this.#box.setAttribute('aria-activedescendant', current.id);
  }

  #show(suggestions: readonly Suggestion[]): void {
    this.#shown = suggestions;
    this.#list.hidden = suggestions.length === 0;
    this.#list.replaceChildren(...suggestions.map((suggestion, index) => this.#option(suggestion, index)));
    this.#select(suggestions.length === 0 ? -1 : 0);
  }

  #option({ label, detail }: Suggestion, index: number): HTMLElement {
    const option = document.createElement('li');
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute('role', 'option');
    const name = document.createElement('strong');
    name.textContent = label;
    const more = document.createElement('span');
    more.textContent = detail;
    option.append(name, ' ', more);
    return option;
  }
}
