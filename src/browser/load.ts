/** What the browser is about to request, before cookies are added: a page for the tab, or a part of a page. */
import { type Content, formContent } from './form-content.ts';
import type { Reason } from './reason.ts';
import type { LoadingStep } from './transcript-entry.ts';

export interface Load {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** What a POST sends; null for GET. */
  readonly content: Content | null;
  /** Origin of the page that holds the link, form, script, image or frame; null when the visitor typed the address. */
  readonly initiator: string | null;
  /** Whether that page is known, so that it can be named in `Referer`. */
  readonly namesReferrer: boolean;
  /** Which part of a page it is; null when it navigates the whole tab. */
  readonly part: 'fetch' | 'image' | 'frame' | null;
  /** The pages around what is loaded, the tab's own first; empty for the tab itself. */
  readonly ancestors: readonly string[];
  /**
   * Whether cookies go along and are taken (Fetch standard, "credentials mode"); only a script's fetch can restrict it.
   */
  readonly credentials: 'omit' | 'same-origin' | 'include';
  /** Why it goes by https although it was asked for by http; null when it goes as it was asked for. */
  readonly upgraded: Reason | null;
}

/**
 * The first load of a step. Origins are compared and sent in their canonical form, without a path. `seed`: see
 * `formContent`.
 */
export function firstLoad(step: LoadingStep, seed: string): Load {
  const url = new URL(step.url);
  switch (step.do) {
    case 'visit':
    case 'post': {
      const from = step.from === null ? null : new URL(step.from).origin;
      const tab = {
        part: null,
        ancestors: [],
        credentials: 'include',
        namesReferrer: from !== null,
        upgraded: null,
      } as const;
      if (step.do === 'visit') return { url, ...get, initiator: from, ...tab };
      return { url, ...post(formContent(step, step.form, seed)), initiator: from ?? url.origin, ...tab };
    }
    case 'image':
    case 'frame':
      return { url, ...get, ...partOf(step), credentials: 'include' };
    case 'fetch': {
      const sent = step.form === null ? get : post(formContent(step, step.form, seed));
      return restrict({ url, ...sent, ...partOf(step), credentials: step.credentials });
    }
  }
}

/**
 * The load after a redirect. Once it has left the origin of its page, "same-origin" credentials stay off (Fetch, 4.1).
 */
export const redirected = (load: Load, url: URL, sent: Pick<Load, 'method' | 'content'>): Load =>
  restrict({ ...load, url, ...sent });

const restrict = (load: Load): Load =>
  load.credentials === 'same-origin' && load.url.origin !== load.initiator ? { ...load, credentials: 'omit' } : load;

const get = { method: 'GET', content: null } as const;

const post = (content: Content) => ({ method: 'POST', content }) as const;

/** What belongs to an open page: that page, the last one, is the initiator. */
const partOf = ({ do: part, pages }: Extract<LoadingStep, { readonly do: 'fetch' | 'image' | 'frame' }>) => ({
  initiator: new URL(pages.at(-1) ?? pages[0]).origin,
  namesReferrer: true,
  part,
  ancestors: pages,
  upgraded: null,
});
