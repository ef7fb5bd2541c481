/**
 * What is offered while a message is typed. The keys are those of a combobox (ARIA Authoring Practices): the arrows walk,
 * Enter or Tab takes, Escape closes; the focus stays in the message box.
 */
import type { Suggestion } from '../act.ts';
import { doIn } from './send-act.ts';

/** More than that are no choice: a further letter tells them apart. */
const MOST = 12;
const WANTED = /^\/|(?:^|\s)@\w*$/;

export class Suggestions {
  readonly #box: HTMLTextAreaElement;
  readonly #list: HTMLElement;
  #shown: readonly Suggestion[] = [];
  #at = -1;

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

  /** Asks for what is offered now. */
  async refresh(): Promise<void> {
    const text = this.#box.value;
    if (!WANTED.test(text) || text.includes('\n')) return this.close();
    const answer = await doIn(this.#box, { do: 'suggest', text });
    // Meanwhile more may have been typed, or the message sent.
    if (answer.kind === 'suggestions' && this.#box.value === text) this.#show(answer.suggestions.slice(0, MOST));
  }

  /** Whether a key was for the list. */
  takeKey(key: string): boolean {
    if (this.#shown.length === 0) return false;
    const count = this.#shown.length;
    switch (key) {
      case 'ArrowDown':
        this.#walk((this.#at + 1) % count);
        return true;
      case 'ArrowUp':
        this.#walk((this.#at + count - 1) % count);
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
    this.#show([]);
  }

  /** What is whole already is sent rather than taken once more. */
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

  #walk(index: number): void {
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
    this.#walk(suggestions.length === 0 ? -1 : 0);
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
