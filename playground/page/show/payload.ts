/** The payload that was sent to a platform: its JSON, and how much of the platform's limits it uses. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { showScrollingCode } from './parts.ts';

/** A limit of a platform, and how much of it a payload uses. */
export interface LimitUse {
  readonly name: string;
  readonly used: number;
  readonly allowed: number;
}

type Limit = readonly [name: string, allowed: number, sizes: readonly (number | undefined)[]];

/** The largest size counts of those under the same limit; limits without any size are left out. */
export function limitUses(limits: readonly Limit[]): LimitUse[] {
  return limits.flatMap(([name, allowed, sizes]) => {
    const known = sizes.filter((size) => size !== undefined);
    return known.length === 0 ? [] : [{ name, used: Math.max(...known), allowed }];
  });
}

/** From this share on a limit is called close. */
const CLOSE = 0.9;

/** A `<details>` that is closed at first. `payload` is anything that can be written as JSON. */
export const showPayload = (payload: object, limits: readonly LimitUse[]): Element =>
  h(
    'details.payload',
    h('summary', 'Show payload'),
    limits.length === 0 ? [] : showLimits(limits),
    showScrollingCode('Payload', JSON.stringify(payload, null, 2)),
  );

/** A table of limits, with a word for those that are close or exceeded. */
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
