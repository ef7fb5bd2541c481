/** Buttons and menus in messages, and what can be done with a message. */
import type { Act, ActAnswer, Deed } from '../action.ts';

export function listenToControls(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const control = event.target.closest<HTMLElement>('[data-press], [data-check], [data-dismiss]');
    if (control !== null) void use(control);
  });
  document.addEventListener('change', (event) => {
    const menu = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-choose]') : null;
    if (menu !== null) void choose(menu);
  });
  // In a closed menu the arrow keys would choose at once; here they open it, and Enter chooses.
  document.addEventListener('keydown', (event) => {
    const { target: menu } = event;
    if (!(menu instanceof HTMLSelectElement) || menu.dataset.choose === undefined || menu.multiple) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    menu.showPicker();
  });
}

async function use(control: HTMLElement): Promise<void> {
  const { press, check, dismiss } = control.dataset;
  if (control.getAttribute('aria-busy') === 'true') return;
  await busily(control, async () => {
    if (press !== undefined) await doIn(control, { do: 'press', message: messageOf(control), control: press });
    if (check !== undefined) await doIn(control, { do: 'check', message: check });
    if (dismiss !== undefined) await doIn(control, { do: 'dismiss', message: dismiss });
  });
}

async function choose(menu: HTMLElement): Promise<void> {
  const values = chosenIn(menu);
  const deed = { do: 'choose', message: messageOf(menu), control: menu.dataset.choose ?? '', values } as const;
  if (values.length > 0) await busily(menu, () => doIn(menu, deed));
}

function chosenIn(menu: HTMLElement): string[] {
  if (menu instanceof HTMLSelectElement) return [...menu.selectedOptions].map(({ value }) => value).filter(Boolean);
  return [...menu.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
}

const messageOf = (control: Element): string => control.closest<HTMLElement>('[data-message]')?.dataset.message ?? '';

/* The forms that the bots open: sending them, closing them, and what is wrong with a field. */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function listenToForms(): void {
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.form === undefined) return;
    event.preventDefault();
    void submit(event.target);
  });
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-close]') : null;
    button?.closest('dialog')?.requestClose();
  });
  // Escape closes as well. The event does not bubble, but it can be caught on its way down.
  document.addEventListener(
    'cancel',
    (event) => {
      if (!(event.target instanceof HTMLDialogElement)) return;
      event.target.dataset.closing = '';
      void doIn(event.target, { do: 'close-form' });
    },
    true,
  );
  document.addEventListener('input', ({ target }) => {
    if (isField(target)) target.setCustomValidity('');
  });
}

async function submit(form: HTMLFormElement): Promise<void> {
  const values = valuesOf(form);
  const button = form.querySelector('[type=submit]') ?? form;
  const answer = await busily(button, () => doIn(form, { do: 'submit', values }));
  if (answer.kind !== 'errors') return;
  for (const [name, words] of Object.entries(answer.errors)) {
    const field = form.elements.namedItem(name);
    if (isField(field)) field.setCustomValidity(words);
  }
  form.reportValidity();
}

/** By the fields' names; a group with nothing ticked is an empty list. */
function valuesOf(form: HTMLFormElement): Record<string, string[]> {
  const names = [...form.elements].flatMap((field) => (isField(field) && field.name !== '' ? [field.name] : []));
  const data = new FormData(form);
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, data.getAll(name).flatMap((value) => asText(value))]),
  );
}

const asText = (value: FormDataEntryValue): string[] => (typeof value === 'string' ? [value] : []);

const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/* Sends what the visitor does to the server, and says what comes of it. */

type WindowName = 'discord' | 'slack';

export async function sendAct(act: Act): Promise<ActAnswer> {
  try {
    const response = await fetch('/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return isJson ? await response.json() : { kind: 'refused', why: await response.text() };
  } catch {
    return { kind: 'refused', why: 'The playground does not answer. Is it still running?' };
  }
}

/** Does something in the window that an element is in; a refusal is told there. */
export async function doIn(element: Element, deed: Deed): Promise<ActAnswer> {
  const place = windowOf(element);
  const answer = await sendAct({ window: place.name, seat: place.seat, deed });
  notice(element, answer.kind === 'refused' ? answer.why : '');
  return answer;
}

function windowOf(element: Element): { readonly name: WindowName; readonly seat: string } {
  const section = element.closest<HTMLElement>('.window');
  return { name: section?.id === 'slack' ? 'slack' : 'discord', seat: section?.dataset.seat ?? '' };
}

/** Tells something where the visitor is looking: in the form that is open, else above the message box. */
export function notice(element: Element, words: string): void {
  const around = element.closest('dialog') ?? element.closest('.window');
  const place = around?.querySelector('[data-notice]');
  if (place) place.textContent = words;
}

/** Marks a control while something is under way, so that it is not used twice. */
export async function busily<Result>(control: Element, work: () => Promise<Result>): Promise<Result> {
  control.setAttribute('aria-busy', 'true');
  try {
    return await work();
  } finally {
    control.removeAttribute('aria-busy');
  }
}
