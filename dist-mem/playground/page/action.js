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
/** Reads the body of `POST /action`. */
export function readActionRequest(body) {
    const read = actionRequest.safeParse(parseJson(body));
    if (read.success)
        return { kind: 'request', request: read.data };
    return { kind: 'unreadable', why: `The playground does not know that action. ${z.prettifyError(read.error)}` };
}
function parseJson(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return null;
    }
}
