/** Sends what the visitor does to the server, and says what comes of it. */
import type { Act, ActAnswer, Deed } from '../act.ts';

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
