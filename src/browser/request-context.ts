/** What the cookie rules need to know of the request (or script) for which cookies are stored or fetched. */
import { isSameSite } from './same-site.ts';

export interface RequestContext {
  readonly url: URL;
  readonly method: string;
  /** Origin of the page that caused the request; null when the visitor did (address bar). */
  readonly initiator: string | null;
  /** Whether the request navigates the whole tab, which is what the address bar shows. */
  readonly topLevel: boolean;
  /** `script` is what the specification calls a "non-HTTP" API: `document.cookie`. */
  readonly api: 'http' | 'script';
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Whether the request is cross-site (5.2): another site caused it. What the visitor types is never cross-site. */
export const isCrossSite = ({ url, initiator }: RequestContext): boolean =>
  initiator !== null && !isSameSite(new URL(initiator), url);
