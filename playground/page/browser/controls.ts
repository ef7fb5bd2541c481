/** Buttons and menus in messages, and what can be done with a message. */
import { busily, doIn } from './send-act.ts';

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
