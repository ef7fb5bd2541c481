import { h } from 'hastscript';
import { showScrollingCode } from './parts.js';
/** The largest size counts of those under the same limit; limits without any size are left out. */
export function limitUses(limits) {
    return limits.flatMap(([name, allowed, sizes]) => {
        const known = sizes.filter((size) => size !== undefined);
        return known.length === 0 ? [] : [{ name, used: Math.max(...known), allowed }];
    });
}
/** From this share on a limit is called close. */
const CLOSE = 0.9;
/** A `<details>` that is closed at first. `payload` is anything that can be written as JSON. */
export const showPayload = (payload, limits) => h('details.payload', h('summary', 'Show payload'), limits.length === 0 ? [] : showLimits(limits), showScrollingCode('Payload', JSON.stringify(payload, null, 2)));
/** A table of limits, with a word for those that are close or exceeded. */
export function showLimits(limits) {
    const heads = ['Limit', 'Used', 'Allowed', 'Verdict'].map((name) => h('th', { scope: 'col' }, name));
    return h('div.limits', { tabIndex: 0, role: 'group', ariaLabel: 'Limits used' }, h('table', h('caption', 'Limits used'), h('thead', h('tr', heads)), h('tbody', limits.map(showLimit))));
}
function showLimit({ name, used, allowed }) {
    const verdict = used > allowed ? 'Too much' : used >= CLOSE * allowed ? 'Close' : 'Fine';
    return h('tr', h('th', { scope: 'row' }, name), h('td.number', used.toLocaleString('en')), h('td.number', allowed.toLocaleString('en')), h(`td.${verdict.replace(' ', '-').toLowerCase()}`, verdict));
}
//# sourceMappingURL=payload.js.map