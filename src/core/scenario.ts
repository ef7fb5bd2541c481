/**
 * A browser scenario: what a visitor does, step by step, and what must be seen after a step. Lessons write scenarios
 * as YAML (docs/lesson-format.md); `src/lesson` reads them into these types, `src/browser` performs them.
 */
import type { Prose } from './prose.ts';

/** The site on which every lesson's app lives; a path such as `/theme` in a scenario means this origin. */
export const APP_ORIGIN = 'https://app.test';

export type ScenarioStep =
  /**
   * Go to `url` (absolute). `from` is the origin of the page that holds the link (null: typed into the address bar).
   */
  | { readonly do: 'visit'; readonly url: string; readonly from: string | null }
  /** Submit a form with POST; `from` is the origin of the page that holds the form (null: a page of the same site). */
  | {
      readonly do: 'post';
      readonly url: string;
      readonly form: Readonly<Record<string, string>>;
      readonly from: string | null;
    }
  /** Close the browser and open it again: session cookies go. */
  | { readonly do: 'close' }
  | { readonly do: 'wait'; readonly seconds: number }
  /** A script on the page at `url` reads `document.cookie`. */
  | { readonly do: 'read-script'; readonly url: string }
  /** The visitor changes a cookie's value by hand (developer tools); one that is not there is made. */
  | { readonly do: 'edit'; readonly name: string; readonly value: string }
  /**
   * The visitor changes one character in the middle of a cookie's value by hand: what a forger of a signed cookie does.
   */
  | { readonly do: 'tamper'; readonly name: string }
  | { readonly do: 'delete'; readonly name: string }
  /** Go on in another browser with a jar of its own; each name is one browser, the first is called `first`. */
  | { readonly do: 'use-browser'; readonly name: string };

/** What must be seen after a step. */
export type Expectation =
  | { readonly see: 'status'; readonly status: number }
  /** The page shows some text. */
  | { readonly see: 'some-text' }
  /** The page's text contains `text`; `{cookie NAME}` in it stands for the decoded value of that cookie in the jar. */
  | { readonly see: 'text'; readonly text: string }
  | { readonly see: 'no-text'; readonly text: string }
  /** The page's text contains this whole number, not as a part of a longer one. */
  | { readonly see: 'number'; readonly number: number }
  /** A response of this step set the cookie and the browser has it now. */
  | { readonly see: 'sets-cookie'; readonly name: string }
  /** The browser has no such cookie now. */
  | { readonly see: 'no-cookie'; readonly name: string }
  /** The last request of this step sent the cookie. */
  | { readonly see: 'sends-cookie'; readonly name: string };

export interface CheckedExpectation {
  readonly expectation: Expectation;
  /** The sentence the learner gets when it is not seen. */
  readonly otherwise: readonly Prose[];
  /** Which of the exercise's hints fits this fault, from 1; null when none does. */
  readonly hint: number | null;
}

export interface CheckStep {
  readonly step: ScenarioStep;
  readonly expect: readonly CheckedExpectation[];
}

/** One thing that a right program does. It starts with new browsers; the program stays loaded between checks. */
export interface Check {
  readonly title: string;
  readonly steps: readonly CheckStep[];
}
