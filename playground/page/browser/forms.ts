/** The forms that the bots open: sending them, closing them, and what is wrong with a field. */
import { busily, doIn } from './send-act.ts';

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
