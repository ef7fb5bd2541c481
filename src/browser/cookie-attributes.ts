/**
 * The attributes of a Set-Cookie header, one function for each of RFC 6265bis 5.6.1 to 5.6.7. A later attribute of the
 * same name wins, also when it cannot be read (as in Chromium); what cannot be read counts as not there. What was taken
 * differently than written leaves a note.
 */
import type { SameSite } from './cookie.ts';
import { EARLIEST, limitLifetime } from './lifetime-limit.ts';
import { parseCookieDate } from './parse-cookie-date.ts';
import { type Reason, reason } from './reason.ts';

/** The cookie-attribute-list. What is undefined was not there. */
export interface CookieAttributes {
  /** Epoch milliseconds, limited. */
  readonly expires?: number;
  /** Epoch milliseconds, limited; beats `expires`. */
  readonly maxAge?: number;
  /** Lower case, no leading dot; empty when the attribute was. */
  readonly domain?: string;
  /** Null: there was a Path attribute, but the default path is to be used. */
  readonly path?: string | null;
  readonly secure?: true;
  readonly httpOnly?: true;
  readonly sameSite?: SameSite;
  readonly partitioned?: true;
}

interface Processed {
  readonly attributes: CookieAttributes;
  readonly note: Reason | null;
}

/** Takes one attribute, `name` in any case, into the list. Attributes that nobody knows are skipped. */
export function processAttribute(list: CookieAttributes, name: string, value: string, now: number): Processed {
  switch (name.toLowerCase()) {
    case 'expires':
      return processExpires(list, value, now);
    case 'max-age':
      return processMaxAge(list, value, now);
    case 'domain':
      // A dot alone stays: it is no domain, and not an empty attribute.
      return taken({ ...list, domain: value.replace(/^\.(?=.)/, '').toLowerCase() });
    case 'path':
      return taken({ ...list, path: value.startsWith('/') ? value : null });
    case 'secure':
      return taken({ ...list, secure: true });
    case 'httponly':
      return taken({ ...list, httpOnly: true });
    case 'samesite':
      return processSameSite(list, value);
    case 'partitioned':
      return taken({ ...list, partitioned: true });
    default:
      return taken(list);
  }
}

const taken = (attributes: CookieAttributes, note: Reason | null = null): Processed => ({ attributes, note });

function without(list: CookieAttributes, name: 'expires' | 'maxAge'): CookieAttributes {
  const { [name]: _, ...rest } = list;
  return rest;
}

/** 5.6.1 */
function processExpires(list: CookieAttributes, value: string, now: number): Processed {
  const date = parseCookieDate(value);
  if (date === null) {
    const words = `its Expires, "${value}", is not a date, so it counts as not there`;
    return taken(
      without(list, 'expires'),
      reason('expires-unreadable', '5.6.1: an Expires that is no date is ignored', words),
    );
  }
  const { time, note } = limitLifetime(date, now);
  return taken({ ...list, expires: time }, note);
}

/**
 * 5.6.2: digits; zero and less mean "over already". A plus before them is no number to the specification, but to
 * Chromium.
 */
function processMaxAge(list: CookieAttributes, value: string, now: number): Processed {
  if (!/^[-+]?\d+$/.test(value)) {
    const words = `its Max-Age, "${value}", is not a whole number of seconds, so it counts as not there`;
    return taken(
      without(list, 'maxAge'),
      reason('max-age-unreadable', '5.6.2: a Max-Age that is no number is ignored', words),
    );
  }
  const seconds = Number(value);
  if (seconds <= 0) return taken({ ...list, maxAge: EARLIEST });
  const { time, note } = limitLifetime(now + seconds * 1000, now);
  return taken({ ...list, maxAge: time }, note);
}

/** 5.6.7 */
function processSameSite(list: CookieAttributes, value: string): Processed {
  const enforcement = value.toLowerCase();
  if (enforcement === 'none' || enforcement === 'strict' || enforcement === 'lax') {
    return taken({ ...list, sameSite: enforcement });
  }
  const words = `its SameSite, "${value}", is not Strict, Lax or None, so the browser goes by its default`;
  const note = reason('same-site-unknown', '5.6.7: an unknown SameSite is enforced as the default', words);
  return taken({ ...list, sameSite: 'default' }, note);
}
