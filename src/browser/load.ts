/** What the browser is about to request, before cookies are added: a page for the tab, or a part of a page. */
import type { Exchange } from './transcript-entry.ts';

export interface Load {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** The encoded form; empty for GET. */
  readonly body: string;
  /** Origin of the page that holds the link, form, script, image or frame; null when the visitor typed the address. */
  readonly initiator: string | null;
  /** Whether that page is known, so that it can be named in `Referer`. */
  readonly namesReferrer: boolean;
  /** Whether it navigates the whole tab. */
  readonly topLevel: boolean;
  /** The pages around what is loaded, the tab's own first; empty for the tab itself. */
  readonly ancestors: readonly string[];
  /**
   * Whether cookies go along and are taken (Fetch standard, "credentials mode"); only a script's fetch can restrict it.
   */
  readonly credentials: 'omit' | 'same-origin' | 'include';
}

/** The first load of a step. Origins are compared and sent in their canonical form, without a path. */
export function firstLoad(step: Exchange['step']): Load {
  const url = new URL(step.url);
  switch (step.do) {
    case 'visit':
    case 'post': {
      const from = step.from === null ? null : new URL(step.from).origin;
      const tab = { topLevel: true, ancestors: [], credentials: 'include', namesReferrer: from !== null } as const;
      if (step.do === 'visit') return { url, ...get, initiator: from, ...tab };
      return { url, ...post(step.form), initiator: from ?? url.origin, ...tab };
    }
    case 'image':
    case 'frame':
      return { url, ...get, ...partOf(step.pages), credentials: 'include' };
    case 'fetch': {
      const sent = step.form === null ? get : post(step.form);
      return restrict({ url, ...sent, ...partOf(step.pages), credentials: step.credentials });
    }
  }
}

/**
 * The load after a redirect. Once it has left the origin of its page, "same-origin" credentials stay off (Fetch, 4.1).
 */
export const redirected = (load: Load, url: URL, sent: Pick<Load, 'method' | 'body'>): Load =>
  restrict({ ...load, url, ...sent });

const restrict = (load: Load): Load =>
  load.credentials === 'same-origin' && load.url.origin !== load.initiator ? { ...load, credentials: 'omit' } : load;

const get = { method: 'GET', body: '' } as const;

const post = (form: Readonly<Record<string, string>>): Pick<Load, 'method' | 'body'> => ({
  method: 'POST',
  body: new URLSearchParams({ ...form }).toString(),
});

/** What belongs to an open page: that page, the last one, is the initiator. */
const partOf = (
  pages: readonly [string, ...string[]],
): Pick<Load, 'initiator' | 'namesReferrer' | 'topLevel' | 'ancestors'> => ({
  initiator: new URL(pages.at(-1) ?? pages[0]).origin,
  namesReferrer: true,
  topLevel: false,
  ancestors: pages,
});
