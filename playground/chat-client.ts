/**
 * A chat's client as a person uses it, for end-to-end tests. It shows what the platform's own client would show, and
 * is the same for each platform, so that a test reads the same on Discord, Slack and the terminal.
 */
export interface ChatClient {
  /** Types a slash command and sends it: `/lesson cookies`. Resolves once it is delivered to the bot. */
  command(text: string): Promise<void>;
  /**
   * Presses the newest button that is still there with this label (or whose label matches). Throws when there is none.
   */
  press(label: string | RegExp): Promise<void>;
  /** Picks an entry of the newest menu. */
  choose(entry: string | RegExp): Promise<void>;
  /** Fills the fields of the open form, by label or id, leaves the others as they are, and submits it. */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
  /** Sends a message in the direct conversation with the bot. */
  type(text: string): Promise<void>;
  /** The messages that are visible now, oldest first, as plain text without markup or controls. */
  messages(): readonly string[];
  /** The labels of all buttons that can be pressed now, oldest first. */
  buttons(): readonly string[];
  /** The title of the open form and its fields, or null. */
  form(): {
    readonly title: string;
    readonly fields: readonly { readonly label: string; readonly value: string }[];
  } | null;
  /**
   * Resolves with the newest message that matches, now or as soon as one does (driven by what arrives, not by polling).
   * Rejects after `timeout` milliseconds (default 60,000: it only ends what hangs) with everything that is visible in
   * the error.
   */
  waitFor(pattern: RegExp, timeout?: number): Promise<string>;
  /** Resolves when there is a button with this label (or whose label matches). */
  waitForButton(label: string | RegExp, timeout?: number): Promise<void>;
  /** Resolves when a form is open. */
  waitForForm(timeout?: number): Promise<void>;
}
