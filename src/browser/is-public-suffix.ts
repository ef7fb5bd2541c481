/**
 * Whether a domain is a public suffix: one under which anybody may register names, such as `com`, `co.uk` or
 * `github.io`. By the public suffix list with its private part, as in Chromium; a name that the list does not know ends
 * in a suffix of one label.
 */
import { getPublicSuffix } from 'tldts';

const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

export const isPublicSuffix = (domain: string): boolean => domain !== '' && getPublicSuffix(domain, OPTIONS) === domain;
