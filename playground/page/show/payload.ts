/** What went to the platform: its JSON, and how much of the platform's limits it uses. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { showScrollingCode } from './parts.ts';

/** From here on a limit is called close, in words. */
const CLOSE = 0.9;

/** A `<details>` that is closed at first. `payload` is anything that can be written as JSON. */
export const showPayload = (payload: object, limits: readonly LimitUse[]): Element =>
  h(
    'details.payload',
    h('summary', 'Show payload'),
    limits.length === 0 ? [] : showLimits(limits),
    showScrollingCode('Payload', JSON.stringify(payload, null, 2)),
  );

/** A table of limits; what is close to one or over it is said in words, too. */
export function showLimits(limits: readonly LimitUse[]): Element {
  const heads = ['Limit', 'Used', 'Allowed', 'Verdict'].map((name) => h('th', { scope: 'col' }, name));
  return h(
    'div.limits',
    { tabIndex: 0, role: 'group', ariaLabel: 'Limits used' },
    h('table', h('caption', 'Limits used'), h('thead', h('tr', heads)), h('tbody', limits.map(showLimit))),
  );
}

function showLimit({ name, used, allowed }: LimitUse): Element {
  const verdict = used > allowed ? 'Too much' : used >= CLOSE * allowed ? 'Close' : 'Fine';
  return h(
    'tr',
    h('th', { scope: 'row' }, name),
    h('td.number', used.toLocaleString('en')),
    h('td.number', allowed.toLocaleString('en')),
    h(`td.${verdict.replace(' ', '-').toLowerCase()}`, verdict),
  );
}

/* One limit of a platform, and how much of it a payload uses. */

export interface LimitUse {
  readonly name: string;
  readonly used: number;
  readonly allowed: number;
}

/** Of several things under the same limit the largest counts; where there is none, nothing is said. */
export function mostUsed(name: string, allowed: number, used: readonly (number | undefined)[]): LimitUse[] {
  const sizes = used.filter((size) => size !== undefined);
  return sizes.length === 0 ? [] : [{ name, used: Math.max(...sizes), allowed }];
}
