/** Never rejects: without an answer the result is a refusal. */
export async function sendAction(request) {
    try {
        const response = await fetch('/action', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(request),
        });
        const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
        return isJson ? await response.json() : { kind: 'refused', why: await response.text() };
    }
    catch {
        return { kind: 'refused', why: 'The playground does not answer. Is it still running?' };
    }
}
/** Performs an action on the platform that an element belongs to, and shows a refusal there. */
export async function performAt(element, action) {
    const section = element.closest('.window');
    const platform = section?.id === 'slack' ? 'slack' : 'discord';
    const result = await sendAction({ platform, session: section?.dataset.session ?? '', action });
    showNotice(element, result.kind === 'refused' ? result.why : '');
    return result;
}
/** Where the visitor is looking: in the open form, else above the message box. */
function showNotice(element, text) {
    const around = element.closest('dialog') ?? element.closest('.window');
    const place = around?.querySelector('[data-notice]');
    if (place)
        place.textContent = text;
}
/** Marks a control as busy during `work`, so that it is not used twice. */
export async function whileBusy(control, work) {
    control.setAttribute('aria-busy', 'true');
    try {
        return await work();
    }
    finally {
        control.removeAttribute('aria-busy');
    }
}
/** Buttons and menus in messages, and the tools below a message. */
export function listenToControls() {
    document.addEventListener('click', (event) => {
        if (!(event.target instanceof Element))
            return;
        const control = event.target.closest('[data-press], [data-check], [data-dismiss]');
        if (control !== null)
            void use(control);
    });
    document.addEventListener('change', (event) => {
        const menu = event.target instanceof Element ? event.target.closest('[data-choose]') : null;
        if (menu !== null)
            void choose(menu);
    });
    // In a closed menu the arrow keys would choose at once; here they open it, and Enter chooses.
    document.addEventListener('keydown', (event) => {
        const { target: menu } = event;
        if (!(menu instanceof HTMLSelectElement) || menu.dataset.choose === undefined || menu.multiple)
            return;
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')
            return;
        event.preventDefault();
        menu.showPicker();
    });
}
async function use(control) {
    const { press, check, dismiss } = control.dataset;
    if (control.getAttribute('aria-busy') === 'true')
        return;
    await whileBusy(control, async () => {
        if (press !== undefined)
            await performAt(control, { type: 'press', message: messageOf(control), control: press });
        if (check !== undefined)
            await performAt(control, { type: 'check', message: check });
        if (dismiss !== undefined)
            await performAt(control, { type: 'dismiss', message: dismiss });
    });
}
async function choose(menu) {
    const values = chosenIn(menu);
    const action = { type: 'choose', message: messageOf(menu), control: menu.dataset.choose ?? '', values };
    if (values.length > 0)
        await whileBusy(menu, () => performAt(menu, action));
}
function chosenIn(menu) {
    if (menu instanceof HTMLSelectElement)
        return [...menu.selectedOptions].map(({ value }) => value).filter(Boolean);
    return [...menu.querySelectorAll('input:checked')].map(({ value }) => value);
}
const messageOf = (control) => control.closest('[data-message]')?.dataset.message ?? '';
/** The forms that the bots open: sending and closing them, and errors at their fields. */
export function listenToForms() {
    document.addEventListener('submit', (event) => {
        if (!(event.target instanceof HTMLFormElement) || event.target.dataset.form === undefined)
            return;
        event.preventDefault();
        void submit(event.target);
    });
    document.addEventListener('click', (event) => {
        const button = event.target instanceof Element ? event.target.closest('[data-close]') : null;
        button?.closest('dialog')?.requestClose();
    });
    // Escape closes as well. The event does not bubble, but it can be captured.
    document.addEventListener('cancel', (event) => {
        if (!(event.target instanceof HTMLDialogElement))
            return;
        event.target.dataset.closing = '';
        void performAt(event.target, { type: 'close-form' });
    }, true);
    document.addEventListener('input', ({ target }) => {
        if (isField(target))
            target.setCustomValidity('');
    });
}
async function submit(form) {
    const values = valuesOf(form);
    const button = form.querySelector('[type=submit]') ?? form;
    const result = await whileBusy(button, () => performAt(form, { type: 'submit', values }));
    if (result.kind !== 'errors')
        return;
    for (const [name, error] of Object.entries(result.errors)) {
        const field = form.elements.namedItem(name);
        if (isField(field))
            field.setCustomValidity(error);
    }
    form.reportValidity();
}
/** By the fields' names; a group with nothing ticked is an empty list. */
function valuesOf(form) {
    const names = new Set([...form.elements].flatMap((field) => (isField(field) ? field.name : [])));
    names.delete('');
    const data = new FormData(form);
    const textsOf = (name) => data.getAll(name).filter((value) => typeof value === 'string');
    return Object.fromEntries([...names].map((name) => [name, textsOf(name)]));
}
const isField = (target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
