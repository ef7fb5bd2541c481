/**
 * What a visitor does on the page, as it is sent to `POST /action`, and what comes back. Shared with the page's own
 * code.
 */
import { z } from 'zod';

const id = z.string().min(1).max(1000);
const text = z.string().max(100_000);
const file = z.object({ name: z.string().min(1).max(200), base64: z.base64().max(1_500_000) });

/** `message` and `control` are ids from the attributes of the page's elements. */
const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('write'), text, files: z.array(file).max(10).readonly() }),
  z.object({ type: z.literal('press'), message: id, control: id }),
  z.object({ type: z.literal('choose'), message: id, control: id, values: z.array(z.string()).max(25).readonly() }),
  /** Sends the open form. Each field may have several values. */
  z.object({ type: z.literal('submit'), values: z.record(z.string(), z.array(text).readonly()).readonly() }),
  z.object({ type: z.literal('close-form') }),
  /** The bot's own command in the menu of a message. */
  z.object({ type: z.literal('check'), message: id }),
  z.object({ type: z.literal('dismiss'), message: id }),
  /** Asks for suggestions for a half-typed message. */
  z.object({ type: z.literal('suggest'), text: z.string().max(2000) }),
]);

/** `session` is who does it and where: `ada.dm`. */
const actionRequest = z.union([
  z.object({ platform: z.enum(['discord', 'slack']), session: z.string(), action }),
  z.object({ platform: z.literal('clock'), leap: z.enum(['hour', 'day', 'reminder']) }),
]);

export type SentFile = z.infer<typeof file>;
export type Action = z.infer<typeof action>;
export type ActionRequest = z.infer<typeof actionRequest>;

export interface Suggestion {
  /** The content of the message box once the suggestion is taken. */
  readonly text: string;
  readonly label: string;
  readonly detail: string;
}

export type ActionResult =
  | { readonly kind: 'done' }
  /** A sentence for the visitor. */
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'suggestions'; readonly suggestions: readonly Suggestion[] }
  /** What is wrong with the form, by the names of its fields. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** It could not be done; a sentence says why. */
  | { readonly kind: 'refused'; readonly why: string };

/** Reads the body of `POST /action`. */
export function readActionRequest(
  body: string,
):
  | { readonly kind: 'request'; readonly request: ActionRequest }
  | { readonly kind: 'unreadable'; readonly why: string } {
  const read = actionRequest.safeParse(parseJson(body));
  if (read.success) return { kind: 'request', request: read.data };
  return { kind: 'unreadable', why: `The playground does not know that action. ${z.prettifyError(read.error)}` };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
