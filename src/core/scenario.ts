/**
 * A browser scenario: what a visitor does, step by step, and what must be seen after a step. Lessons write scenarios
 * as YAML (docs/lesson-format.md); `src/lesson` reads them into these types, `src/browser` performs them.
 */
import type { HeaderFields } from './http.ts';
import type { Prose } from './prose.ts';

/** The site on which every lesson's app lives; a path such as `/theme` in a scenario means this origin. */
export const APP_ORIGIN = 'https://app.test';

/** When a scenario starts that does not say when: Thu, 1 Jan 2026, 12:00 UTC. */
export const DEFAULT_START_TIME = Date.UTC(2026, 0, 1, 12);

/**
 * Addresses of open pages: the tab's own first, then the frame in it, and so on; what happens, happens in the last one.
 */
export type PageChain = readonly [tab: string, ...frames: string[]];

/** What a form holds, in its order: under each name one entry, or several (boxes that are ticked, files chosen). */
export type FormValues = Readonly<Record<string, FormEntry | readonly FormEntry[]>>;

/** What was typed, or a chosen file. */
export type FormEntry = string | FormFile;

export interface FormFile {
  /** As the browser tells it. Empty: the visitor chose no file. */
  readonly name: string;
  /** What the browser says the file is, such as `image/png`. Empty: it does not know. */
  readonly type: string;
  readonly content: FileContent;
}

export type FileContent =
  /** Sent as UTF-8. */
  | { readonly kind: 'text'; readonly text: string }
  /** Two hexadecimal digits a byte. */
  | { readonly kind: 'bytes'; readonly hex: string }
  /** So many bytes that mean nothing. */
  | { readonly kind: 'filler'; readonly bytes: number };

/** How a form is sent: the values of HTML's `enctype` attribute, but for `text/plain`. */
export const ENCTYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const;

export type Enctype = (typeof ENCTYPES)[number];

/** What a script sends as it is, a form aside: text, or data as JSON, which says so in its `Content-Type`. */
export interface ScriptBody {
  readonly kind: 'json' | 'text';
  readonly text: string;
}

/** What a step that asks a server may say beside where. */
interface HttpDetails {
  /**
   * Headers that the request has beside the browser's own. `{header ETag}` in a value stands for that header of the
   * last answer; a header of which nothing is left is not sent.
   */
  readonly headers?: HeaderFields;
  /** Names of headers that a transcript shows at this step beside the usual ones. */
  readonly show?: readonly string[];
}

/** Where a link or a form stands that leads the whole tab elsewhere. */
interface From {
  /** The origin of its page; null: see the step. */
  readonly from: string | null;
  /** Origins of the pages around that one when it is in a frame, the tab's own first. */
  readonly within?: readonly string[];
}

/** Whose cookies a change by hand is about: those of the app on all its paths, unless told. */
interface CookiePlace {
  /** A host other than the app's. */
  readonly host?: string;
  /** Only the cookie with exactly this path. */
  readonly path?: string;
}

export type ScenarioStep =
  /**
   * Go to `url` (absolute). `from` is the page that holds the link (null: typed into the address bar).
   * With `frame` the link stands on the last of those pages, and opens `url` in the frame that shows it.
   */
  | ({ readonly do: 'visit'; readonly url: string; readonly frame?: PageChain } & From & HttpDetails)
  /**
   * Submit a form with POST; `from` is the page that holds the form (null: one of the same site).
   * Without `enctype` it is sent as multipart/form-data when it has a file, as it then should be. `frame` as above.
   */
  | ({
      readonly do: 'post';
      readonly url: string;
      readonly form: FormValues;
      readonly enctype?: Enctype;
      readonly frame?: PageChain;
    } & From &
      HttpDetails)
  /** Close the browser and open it again: session cookies go. */
  | { readonly do: 'close' }
  | { readonly do: 'wait'; readonly seconds: number }
  /**
   * A script on an open page fetches `url`. It sends `form` (multipart when it has a file), or `body`, or nothing;
   * unless told, the method is POST with any of these and GET without. `pages` says where that page stands.
   */
  | ({
      readonly do: 'fetch';
      readonly url: string;
      readonly method?: string;
      readonly form: FormValues | null;
      readonly body?: ScriptBody;
      readonly credentials: 'omit' | 'same-origin' | 'include';
      /** What may become of a request to another origin (Fetch, "mode"); `cors` unless told. */
      readonly mode?: 'no-cors' | 'same-origin';
      readonly pages: PageChain;
    } & HttpDetails)
  /** An open page shows the image at `url`. */
  | ({ readonly do: 'image'; readonly url: string; readonly pages: PageChain } & HttpDetails)
  /** An open page shows the page at `url` in a frame; with several `pages` that frame is a frame of a frame. */
  | ({ readonly do: 'frame'; readonly url: string; readonly pages: PageChain } & HttpDetails)
  /**
   * A script on the page at `url` reads `document.cookie`. `within`: the pages around it when it is in a frame, the
   * tab's own first.
   */
  | { readonly do: 'read-script'; readonly url: string; readonly within?: readonly string[] }
  /** A script on the page at `url` assigns `cookie` to `document.cookie`. */
  | { readonly do: 'write-script'; readonly url: string; readonly cookie: string; readonly within?: readonly string[] }
  /** The visitor allows or blocks third-party cookies in the settings of the browser in use. */
  | { readonly do: 'third-party-cookies'; readonly allowed: boolean }
  /**
   * Go on in a private window: a jar of its own and third-party cookies blocked. `close` closes it, forgets all of it,
   * and goes on in the browser that it was opened from.
   */
  | { readonly do: 'private-window' }
  /** The visitor changes a cookie's value by hand (developer tools); one that is not there is made. */
  | ({ readonly do: 'edit'; readonly name: string; readonly value: string } & CookiePlace)
  /**
   * The visitor changes one character in the middle of a cookie's value by hand: what a forger of a signed cookie does.
   */
  | ({ readonly do: 'tamper'; readonly name: string } & CookiePlace)
  | ({ readonly do: 'delete'; readonly name: string } & CookiePlace)
  /** Go on in another browser with a jar of its own; each name is one browser, the first is called `first`. */
  | { readonly do: 'use-browser'; readonly name: string };

/** What must be seen after a step. */
export type Expectation =
  /** The last response has a status from 200 to 299. */
  | { readonly see: 'answers' }
  | { readonly see: 'status'; readonly status: number }
  /** The page shows some text. */
  | { readonly see: 'some-text' }
  /** The page's text contains `text`; `{cookie NAME}` in it stands for the decoded value of that cookie in the jar. */
  | { readonly see: 'text'; readonly text: string }
  | { readonly see: 'no-text'; readonly text: string }
  /** The page's text contains this whole number, not as a part of a longer one. */
  | { readonly see: 'number'; readonly number: number }
  /** The last response has this header (names without case), and `text` stands in its value. */
  | { readonly see: 'header'; readonly name: string; readonly text: string }
  /** It is this visit's own: not shown as often on pages of this address where another number was expected. */
  | { readonly see: 'own-number'; readonly number: number }
  /** A response of this step gave the cookie (null: some cookie) a value, not an empty one, and the browser has it. */
  | { readonly see: 'sets-cookie'; readonly name: string | null }
  /** The browser has no such cookie now. */
  | { readonly see: 'no-cookie'; readonly name: string }
  /** The last request of this step sent the cookie (null: some cookie). */
  | { readonly see: 'sends-cookie'; readonly name: string | null };

/** The method of a script's fetch, as it goes over the wire: of these names, case does not matter (Fetch, 2.2.1). */
export function fetchMethod({ method, form, body }: Extract<ScenarioStep, { readonly do: 'fetch' }>): string {
  if (method === undefined) return form === null && body === undefined ? 'GET' : 'POST';
  const upper = method.toUpperCase();
  return NORMALIZED.includes(upper) ? upper : method;
}

const NORMALIZED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];

export interface CheckedExpectation<Expected = Expectation> {
  readonly expectation: Expected;
  /** What the learner reads when it is not seen. Of `answers` it goes on after the tutor's own words, or is empty. */
  readonly otherwise: readonly Prose[];
  /** Which of the exercise's hints fits this fault, from 1; null when none does. */
  readonly hint: number | null;
}

export type CheckAction =
  | ScenarioStep
  /** The visitor gives every cookie of the app another value by hand, whatever the program called them. */
  | { readonly do: 'edit-every'; readonly value: string };

export interface CheckStep {
  readonly step: CheckAction;
  readonly expect: readonly CheckedExpectation[];
}

/**
 * One thing that a right program does, as it is judged in one run. It starts with new browsers; the program stays
 * loaded between checks.
 */
export interface Check {
  readonly title: string;
  readonly steps: readonly CheckStep[];
}

/**
 * A check as an author writes it: what is different in each run is left open. `{name}` in its texts stands for one of
 * its values, `{time}` in a step that is repeated for which time it is, from 1.
 */
export interface VariedCheck {
  readonly title: string;
  /** By the name that stands for it, in this check and those below it. */
  readonly values: Readonly<Record<string, VariedValue>>;
  /** `varied`: browsers take turns in another order each time; what one browser does keeps its own. */
  readonly order: 'as-written' | 'varied';
  readonly steps: readonly VariedStep[];
}

export type VariedValue =
  | { readonly kind: 'one-of'; readonly texts: readonly [string, ...string[]] }
  /** A word that nobody knows, made of small letters; no other value of the check contains it. */
  | { readonly kind: 'word' }
  | NumberRange;

/** Both ends included. */
export interface NumberRange {
  readonly kind: 'number';
  readonly from: number;
  readonly to: number;
}

/** The name by which a repeated step knows which time it is. */
export const TIME = 'time';

const VALUE_PLACE = /\{([a-z][a-z0-9-]*)\}/g;

/** The names that stand for values in a text. */
export const valueNamesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(VALUE_PLACE), ([, name = '']) => name);

/** The text with values in place of their names; names without one stay. */
export const fillValues = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(VALUE_PLACE, (place, name: string) => values.get(name) ?? place);

export interface VariedStep {
  readonly step: CheckAction;
  /** How often: a number within a range, or the one that a value stands for. */
  readonly times: NumberRange | { readonly kind: 'value'; readonly name: string };
  readonly expect: readonly CheckedExpectation<VariedExpectation>[];
}

export type VariedExpectation =
  | Exclude<Expectation, { readonly see: 'number' | 'own-number' }>
  /** `number` is one that is written, or the name of a value of which `plus` more is meant. */
  | { readonly see: 'number'; readonly number: number }
  | { readonly see: 'number'; readonly value: string; readonly plus: number };
