/**
 * What could be seen of a step, in Chromium or in the simulated browser: the same shape for both, so that it can be
 * compared.
 */

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  /** The Cookie header; null when there was none. */
  readonly cookie: string | null;
  /** Cookies that stayed behind: `name domain path` → the reasons that were given. */
  readonly withheld: Readonly<Record<string, readonly string[]>>;
  /** Set-Cookie headers that were refused: the header's number, from 1 → the reasons that were given. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
  /** What a POST sent, its Content-Type first, the boundary of a multipart body called `BOUNDARY`; null: nothing. */
  readonly content: readonly [type: string, body: string] | null;
}

export interface SeenStep {
  readonly requests: readonly SeenRequest[];
  /** Why a request was not made at all; only where one was not. */
  readonly blocked?: 'mixed-content';
  /** What `document.cookie` gave; only for a step that read it. */
  readonly script?: string;
  /** The jar afterwards, a line a cookie, sorted. */
  readonly jar: readonly string[];
}

export interface SeenCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly flags: readonly string[];
  /** Epoch milliseconds, or null for the session. */
  readonly expiresAt: number | null;
  readonly partition: { readonly topSite: string; readonly crossSite: boolean } | null;
}

/** 400 days, in seconds: browsers cut longer lifetimes off, from when they got the cookie on. */
const LONGEST = 34_560_000;

/**
 * Writes jars down. A lifetime is that at the first sight of the cookie, in whole seconds, so that it does not run;
 * where dates are fixed, the moment itself.
 */
export class JarWriter {
  readonly #lifetimes = new Map<string, number>();
  readonly #fixed: boolean;

  constructor(fixed: boolean) {
    this.#fixed = fixed;
  }

  /** `now`: when the step that led to this jar was answered. */
  write(cookies: readonly SeenCookie[], now: number): string[] {
    return cookies.map((cookie) => this.#line(cookie, now)).toSorted();
  }

  #line({ name, value, domain, hostOnly, path, flags, expiresAt, partition }: SeenCookie, now: number): string {
    const parts = [
      brief(`${name}=${value}`),
      hostOnly ? `host ${domain}` : `domain ${domain}`,
      brief(`path ${path}`),
      ...flags,
      ...(partition ? [`partition ${partition.topSite}${partition.crossSite ? ' (cross-site)' : ''}`] : []),
    ];
    if (expiresAt === null) return parts.join('; ');
    // By hand a cookie gets another value, and keeps its end.
    const key = JSON.stringify([name, domain, path, partition, expiresAt]);
    const seconds = Math.round((expiresAt - now) / 1000);
    // A browser counts from when it got the answer, which can be a moment later.
    const lifetime = this.#lifetimes.get(key) ?? (Math.abs(seconds - LONGEST) <= 2 ? LONGEST : seconds);
    this.#lifetimes.set(key, lifetime);
    const end = this.#fixed && lifetime < LONGEST ? `until ${new Date(expiresAt).toISOString()}` : `for ${lifetime} s`;
    return [...parts, end].join('; ');
  }
}

/** Long runs of one character are counted, so that recordings stay small: `xxx…` (4095 of them) becomes `x{4095}`. */
export const brief = (text: string): string =>
  text.replace(/(.)\1{49,}/gu, (run, character: string) => `${character}{${[...run].length}}`);

/** `body` is bytes, one character each. */
export function seenContent(type: string, body: string): SeenRequest['content'] {
  if (body === '') return null;
  const [, boundary = ''] = /^multipart\/form-data; boundary=(.+)$/.exec(type) ?? [];
  return boundary === '' ? [type, body] : [type.replace(boundary, 'BOUNDARY'), body.replaceAll(boundary, 'BOUNDARY')];
}

export const cookieKey = ({ name, domain, path }: Pick<SeenCookie, 'name' | 'domain' | 'path'>): string =>
  brief(`${name} ${domain} ${path}`);
