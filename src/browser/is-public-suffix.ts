/**
 * Whether a domain is a public suffix: one under which anybody may register names, such as `com` or `co.uk`.
 *
 * Without the public suffix list this knows only the rule that always holds, "a single label is a public suffix". So
 * `test`, `com` and `localhost` are known and `co.uk` or `github.io` are not. Lessons live under `.test`, where that is
 * exact; the list, when it comes, changes this file only.
 */
export const isPublicSuffix = (domain: string): boolean => domain !== '' && !/[.:]/.test(domain);
