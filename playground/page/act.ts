/** What a visitor does on the page, as it is sent to `POST /act`, and what comes back. Shared with the page's own code. */

export interface SentFile {
  readonly name: string;
  readonly base64: string;
}

/** `message` and `control` are ids as the page's elements bear them. */
export type Deed =
  | { readonly do: 'write'; readonly text: string; readonly files: readonly SentFile[] }
  | { readonly do: 'press'; readonly message: string; readonly control: string }
  | { readonly do: 'choose'; readonly message: string; readonly control: string; readonly values: readonly string[] }
  /** The open form; what is picked of several is several values. */
  | { readonly do: 'submit'; readonly values: Readonly<Record<string, readonly string[]>> }
  | { readonly do: 'close-form' }
  /** "Check this code", in the menu of a message. */
  | { readonly do: 'check'; readonly message: string }
  | { readonly do: 'dismiss'; readonly message: string }
  /** What could be meant by what is typed so far. */
  | { readonly do: 'suggest'; readonly text: string };

/** `seat` is who does it and where: `ada.dm`. */
export type Act =
  | { readonly window: 'discord' | 'slack'; readonly seat: string; readonly deed: Deed }
  | { readonly window: 'clock'; readonly leap: 'hour' | 'day' | 'reminder' };

export interface Suggestion {
  /** What the message box holds once it is taken. */
  readonly text: string;
  readonly label: string;
  readonly detail: string;
}

export type ActAnswer =
  | { readonly kind: 'done' }
  /** Said to the visitor. */
  | { readonly kind: 'told'; readonly words: string }
  | { readonly kind: 'suggestions'; readonly suggestions: readonly Suggestion[] }
  /** What is wrong with the form, by the names of its fields. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** It could not be done; a sentence says why. */
  | { readonly kind: 'refused'; readonly why: string };
