/** What the browser sent as its Cookie header, as answers that count as right, and why it sent that. */
import type { DecidedCookie, Exchange } from '../browser/index.ts';
import { headerValues } from '../core/http.ts';
import { bullets, code, type Inline, type Prose, paragraph } from '../core/prose.ts';

const NO_HEADER = ['none', 'no cookie', 'no cookies', 'nothing', 'no header', 'empty'] as const;

/** More orders than those of four cookies are never all listed; the browser's own is. */
const MOST_IN_ANY_ORDER = 4;

/** The header first, as it was sent. Its cookies count in any order, and with the field's name in front. */
export function cookieHeaderForms({ request }: Exchange): readonly [string, ...string[]] {
  const [header] = headerValues(request.headers, 'Cookie');
  if (header === undefined) return NO_HEADER;
  const pairs = header.split('; ');
  const orders = pairs.length <= MOST_IN_ANY_ORDER ? permutations(pairs).map((order) => order.join('; ')) : [header];
  return [header, ...orders.filter((order) => order !== header), ...orders.map((order) => `Cookie: ${order}`)];
}

/** What was decided about each cookie, in the browser's own words. */
export function cookieHeaderReasons({ request, sent, withheld, expired }: Exchange): readonly Prose[] {
  const [header] = headerValues(request.headers, 'Cookie');
  const reasons = [
    ...sent.map((decided) => reason(decided, 'sent')),
    ...withheld.map((decided) => reason(decided, 'not sent')),
    ...expired.map(({ name }) => [code(name), ' is not sent: its time had run out']),
  ];
  return [
    header === undefined
      ? paragraph('The browser sent no ', code('Cookie'), ' header.')
      : paragraph('The browser sent ', code(`Cookie: ${header}`), '.'),
    ...(reasons.length === 0 ? [] : [bullets(reasons)]),
  ];
}

const reason = ({ cookie, reason: { words } }: DecidedCookie, what: string): readonly (string | Inline)[] => [
  code(cookie.name),
  ` is ${what}: ${words}`,
];

function permutations(all: readonly string[]): readonly (readonly string[])[] {
  if (all.length <= 1) return [all];
  return all.flatMap((first, index) => permutations(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}
