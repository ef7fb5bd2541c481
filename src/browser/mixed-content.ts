/**
 * Mixed content: what a page that came over https asks for by plain http (W3C "Mixed Content", level 2, as Chromium does
 * it). A picture is asked for by https instead; anything else is not asked for at all. The visitor's own machine is as
 * good as encrypted. What navigates the tab is no part of a page.
 */

import { isIpAddress } from './domain-match.ts';
import type { Load } from './load.ts';
import { type Reason, reason } from './reason.ts';
import { isSecureConnection } from './secure-connection.ts';

export type Passage =
  /** `load`: as it goes out, perhaps by https instead. */
  { readonly kind: 'goes'; readonly load: Load } | { readonly kind: 'blocked'; readonly reason: Reason };

/** Whether a page may load this, and how. Each hop of a redirect is asked about, too. */
export function passMixedContent(load: Load): Passage {
  const page = load.ancestors.find((address) => address.startsWith('https:'));
  const isMixed = load.part !== null && page !== undefined && !isSecureConnection(load.url);
  if (!isMixed) return { kind: 'goes', load: { ...load, upgraded: null } };
  const where = `${new URL(page).origin} is encrypted and ${load.url.origin} is not`;
  if (load.part === 'image' && !isIpAddress(load.url.hostname)) {
    const url = new URL(load.url);
    url.protocol = 'https:';
    const spec = 'Mixed Content, 4.1: images of an encrypted page are upgraded';
    const words = `${where}, so the browser asks for the image by https instead`;
    return { kind: 'goes', load: { ...load, url, upgraded: reason('mixed-content-upgraded', spec, words) } };
  }
  const spec = 'Mixed Content, 4.4: other plain parts of an encrypted page are blocked';
  return {
    kind: 'blocked',
    reason: reason('mixed-content-blocked', spec, `${where}, so the browser does not ask for it`),
  };
}
