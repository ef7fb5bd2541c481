/** Addresses that are typed in the lab. Only a few pretended sites exist there, and the app answers for all of them. */
import { APP_ORIGIN } from '../core/scenario.ts';
import { type Mistake, mistake } from './lab-step.ts';

const EXPECTED_ADDRESS = 'a path such as /theme, or a full address such as http://app.test/theme';
const EXPECTED_SITE = 'other, or the address of a site such as https://other.test';
const MAX_ADDRESS = 500;
const SITE = /^(?:[a-z0-9-]+\.)?(?:app|other|shop)\.test$/;

/** An absolute URL. A path is one of the app's own site, by `scheme`; so is a lone word. */
export function readAddress(typed: string, scheme: 'http' | 'https' = 'https'): string | Mistake {
  const text = typed.trim();
  const url = text.length > MAX_ADDRESS || /\s/.test(text) ? null : resolve(text, scheme);
  if (url === null) return mistake('address', text, EXPECTED_ADDRESS);
  if (isPretended(url) && url.href.length <= MAX_ADDRESS) return url.href;
  return mistake('address', text, `${EXPECTED_ADDRESS}; the sites here are app.test, other.test and shop.test`);
}

/** The origin of a site that a link or a form stands on: `other` is `https://other.test`. */
export function readSite(typed: string): string | Mistake {
  const text = typed.trim();
  const named = /^[a-z0-9-]+$/i.test(text) ? `${text}.test` : text;
  const url = named.length > MAX_ADDRESS || !/^[a-z]/i.test(named) ? null : resolve(named, 'https');
  return url !== null && isPretended(url) ? url.origin : mistake('site', text, EXPECTED_SITE);
}

function resolve(text: string, scheme: 'http' | 'https'): URL | null {
  const home = new URL(APP_ORIGIN);
  home.protocol = scheme;
  if (/^https?:\/\//i.test(text)) return parse(text);
  if (/^\/(?![/\\])/.test(text)) return parse(text, home);
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)/i.test(text)) return parse(`${scheme}://${text}`);
  return /^[\w-]/.test(text) && !text.includes(':') ? parse(`/${text}`, home) : null;
}

const parse = (text: string, home?: URL): URL | null => (URL.canParse(text, home?.href) ? new URL(text, home) : null);

const isPretended = ({ hostname, port, username, password }: URL): boolean =>
  SITE.test(hostname) && port === '' && username === '' && password === '';
