/**
 * What Firefox tells its console of the cookies that it refuses. WebDriver BiDi passes on only a part of it
 * (`log.entryAdded`), so it is listened to where Firefox's own window runs.
 */

/** A refusal, as the console words it. */
export interface ConsoleRefusal {
  /** The address whose response it is about. */
  readonly url: string;
  /** Of the cookie; null: of all that came with it. */
  readonly name: string | null;
  /** What the console says behind the name: `has been rejected for invalid domain.` */
  readonly why: string;
}

/** Source text that begins to listen. */
export const LISTEN = `{
  window.cookieNotes = [];
  window.cookieListener = {
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError) || !/^cookie/i.test(message.category)) return;
      window.cookieNotes.push({ url: message.sourceName, text: message.errorMessage });
    },
  };
  Services.console.registerListener(window.cookieListener);
}`;

/** Source text that gives all notes so far as JSON; with `forget` they are gone afterwards. */
export const NOTES = 'JSON.stringify(window.cookieNotes)';
export const FORGET = 'void (window.cookieNotes = [])';

/** Reads what `NOTES` gave; what the console only advises is left out. */
export function readNotes(json: string): readonly ConsoleRefusal[] {
  const notes = JSON.parse(json) as readonly { readonly url: string; readonly text: string }[];
  return notes.flatMap(({ url, text }): readonly ConsoleRefusal[] => {
    const [, name, why] = OF_ONE.exec(text) ?? [];
    if (name !== undefined && why !== undefined) return [{ url, name, why }];
    if (OF_NAMELESS.test(text)) return [{ url, name: '', why: text }];
    return OF_ALL.test(text) ? [{ url, name: null, why: text.replace(/“[^”]*”/, '“…”') }] : [];
  });
}

const OF_ONE = /^Cookie “([\s\S]*?)” ((?:has been rejected|rejected because|is invalid because)[\s\S]*)$/;
const OF_NAMELESS = /^Cookie with an empty name and an empty value has been rejected/;
const OF_ALL = /^Request to access cookies? or storage on “[^”]*” was blocked/;
