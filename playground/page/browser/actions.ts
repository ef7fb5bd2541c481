/** Sends what the visitor does in messages and forms to the server, and shows what comes of it. */
import type { Action, ActionRequest, ActionResult } from '../action.ts';

/** Never rejects: without an answer the result is a refusal. */
export async function sendAction(request: ActionRequest): Promise<ActionResult> {
  try {
    const response = await fetch('/action', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return isJson ? await response.json() : { kind: 'refused', why: await response.text() };
  } catch {
    return { kind: 'refused', why: 'The playground does not answer. Is it still running?' };
  }
}

/** Performs an action on the platform that an element belongs to, and shows a refusal there. */
export async function performAt(element: Element, action: Action): Promise<ActionResult> {
  const section = element.closest<HTMLElement>('.window');
  const platform = section?.id === 'slack' ? 'slack' : 'discord';
  const result = await sendAction({ platform, session: section?.dataset.session ?? '', action });
  showNotice(element, result.kind === 'refused' ? result.why : '');
  return result;
}

/** Where the visitor is looking: in the open form, else above the message box. */
function showNotice(element: Element, text: string): void {
  const around = element.closest('dialog') ?? element.closest('.window');
  const place = around?.querySelector('[data-notice]');
  if (place) place.textContent = text;
}

/** Marks a control as busy during `work`, so that it is not used twice. */
export async function whileBusy<Result>(control: Element, work: () => Promise<Result>): Promise<Result> {
  control.setAttribute('aria-busy', 'true');
  try {
    return await work();
  } finally {
    control.removeAttribute('aria-busy');
  }
}

/** Buttons and menus in messages, and the tools below a message. */
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
  await whileBusy(control, async () => {
    if (press !== undefined) await performAt(control, { type: 'press', message: messageOf(control), control: press });
    if (check !== undefined) await performAt(control, { type: 'check', message: check });
    if (dismiss !== undefined) await performAt(control, { type: 'dismiss', message: dismiss });
  });
}

async function choose(menu: HTMLElement): Promise<void> {
  const values = chosenIn(menu);
  const action: Action = { type: 'choose', message: messageOf(menu), control: menu.dataset.choose ?? '', values };
  if (values.length > 0) await whileBusy(menu, () => performAt(menu, action));
}

function chosenIn(menu: HTMLElement): string[] {
  if (menu instanceof HTMLSelectElement) return [...menu.selectedOptions].map(({ value }) => value).filter(Boolean);
  return [...menu.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
}

const messageOf = (control: Element): string => control.closest<HTMLElement>('[data-message]')?.dataset.message ?? '';

/** The forms that the bots open: sending and closing them, and errors at their fields. */
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
  // Escape closes as well. The event does not bubble, but it can be captured.
  document.addEventListener(
    'cancel',
    (event) => {
      if (!(event.target instanceof HTMLDialogElement)) return;
      event.target.dataset.closing = '';
      void performAt(event.target, { type: 'close-form' });
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
  const result = await whileBusy(button, () => performAt(form, { type: 'submit', values }));
  if (result.kind !== 'errors') return;
  for (const [name, error] of Object.entries(result.errors)) {
    const field = form.elements.namedItem(name);
    if (isField(field)) field.setCustomValidity(error);
  }
  form.reportValidity();
}

/** By the fields' names; a group with nothing ticked is an empty list. */
function valuesOf(form: HTMLFormElement): Record<string, string[]> {
  const names = new Set([...form.elements].flatMap((field) => (isField(field) ? field.name : [])));
  names.delete('');
  const data = new FormData(form);
  const textsOf = (name: string) => data.getAll(name).filter((value) => typeof value === 'string');
  return Object.fromEntries([...names].map((name) => [name, textsOf(name)]));
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
