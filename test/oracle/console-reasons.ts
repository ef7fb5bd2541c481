/** Why Firefox refuses a cookie, as it tells its console, in the words of `src/browser`. */
import type { ReasonCode } from '../../src/browser/index.ts';

/** Over http Firefox looks at the prefix before it looks at Secure. */
const PREFIX: readonly ReasonCode[] = [
  'secure-from-http',
  'prefix-secure',
  'prefix-host',
  'prefix-http',
  'prefix-host-http',
];

/** Which of our codes say the same. A cookie that is over when it comes is refused, or deletes another: no rule. */
const MEANINGS: readonly (readonly [says: RegExp, codes: readonly ReasonCode[]])[] = [
  [/missing the “secure” attribute/i, ['same-site-none-without-secure', 'partitioned-without-secure']],
  [/non-HTTPS cookie can’t be set as “secure”/, ['secure-from-http', 'prefix-secure', 'prefix-host']],
  [/for invalid domain/, ['domain-mismatch', 'domain-public-suffix', 'domain-not-ascii']],
  [/for invalid prefix/, [...PREFIX, 'prefix-in-value']],
  [/size is too big/, ['name-and-value-too-long']],
  [/for invalid (?:path|characters in the (?:value|attributes))/, ['control-character']],
  [/for invalid characters in the name/, ['control-character', 'nameless']],
  [/an empty name and an empty value/, ['empty', 'nameless']],
  [/there is already an HTTP-Only cookie/, ['http-only-from-script', 'overwrites-http-only']],
  [/there is an existing “secure” cookie/, ['overwrites-secure']],
  [/in a cross-site context and its “SameSite” is/, ['same-site-from-other-site']],
  [/as third-party|is foreign|blocking all third-party/, ['third-party-storage']],
];

const IS_OVER = /already expired/;

/** Null: one that nobody expected. Empty: it says nothing about a rule. */
export function codesOf(said: string): readonly ReasonCode[] | null {
  if (IS_OVER.test(said)) return [];
  return MEANINGS.find(([says]) => says.test(said))?.[1] ?? null;
}

/** What Firefox refuses without a word: of `empty` a header in which nothing stands but spaces. */
export const UNTOLD_BY_FIREFOX: readonly string[] = ['no-credentials', 'no-room', 'third-party-storage', 'empty'];
