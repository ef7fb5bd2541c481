/** What a visitor does on the page, as it is sent to `POST /act`, and what comes back. Shared with the page's own code. */
import { z } from 'zod';

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

/* The body of `POST /act` → an act, or what is wrong with it. */

const id = z.string().min(1).max(1000);
const text = z.string().max(100_000);
const file = z.object({ name: z.string().min(1).max(200), base64: z.base64().max(1_500_000) });

const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('write'), text, files: z.array(file).max(10) }),
  z.object({ do: z.literal('press'), message: id, control: id }),
  z.object({ do: z.literal('choose'), message: id, control: id, values: z.array(z.string()).max(25) }),
  z.object({ do: z.literal('submit'), values: z.record(z.string(), z.array(text)) }),
  z.object({ do: z.literal('close-form') }),
  z.object({ do: z.literal('check'), message: id }),
  z.object({ do: z.literal('dismiss'), message: id }),
  z.object({ do: z.literal('suggest'), text: z.string().max(2000) }),
]);

const act = z.union([
  z.object({ window: z.enum(['discord', 'slack']), seat: z.string(), deed }),
  z.object({ window: z.literal('clock'), leap: z.enum(['hour', 'day', 'reminder']) }),
]);

export type ActReading =
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'unreadable'; readonly why: string };

export function readAct(body: string): ActReading {
  const read = act.safeParse(parsed(body));
  if (read.success) return { kind: 'act', act: read.data };
  return { kind: 'unreadable', why: `That is no act that the playground knows. ${z.prettifyError(read.error)}` };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
