/** What a setting can be: how each kind is read, and what is found and expected for a value not of its kind. */
import { z } from 'zod';
/** One of these words. */
export const oneOf = (words) => z.enum(words, { error: ({ input }) => `found ${JSON.stringify(input)}; expected ${words.join(', ')}` });
/** A text that passes `isRight`; a message shows it, and what is expected. */
const checked = (isRight, expected) => z.string().refine(isRight, { error: ({ input }) => `found ${JSON.stringify(input)}; expected ${expected}` });
/** How much of a secret a message shows: enough to see that another one was pasted, too little to be of use. */
const SHOWN_PREFIX = 5;
const describeSecret = (value) => value.length > 2 * SHOWN_PREFIX
    ? `${value.length} characters that begin with "${value.slice(0, SHOWN_PREFIX)}"`
    : `only ${value.length} characters`;
/** A token or the like, which no message shows; `expected` says how to recognise it. */
export const secret = (pattern, expected) => z
    .string()
    .refine((value) => pattern.test(value), {
    error: ({ input }) => `found ${describeSecret(String(input))}; expected ${expected}`,
})
    .optional();
/** An address of a web server. */
export const webAddress = (example) => checked((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), `a web address such as ${example}`).optional();
/** Where to listen: 0 lets the system choose. */
export const port = checked((value) => /^\d+$/.test(value) && Number(value) <= 65_535, 'a number from 0 to 65535')
    .transform(Number)
    .optional();
/** How many there are of something; null where it is left to the machine. */
export const count = (most) => z
    .string()
    .refine((value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= most, {
    error: ({ input }) => `found ${JSON.stringify(input)}; expected a number from 1 to ${most}`,
})
    .transform(Number)
    .nullable()
    .default(null);
const MOST_DAYS = 36_500;
const DAYS_EXPECTED = `a number of days from 1 to ${MOST_DAYS}`;
const isDays = (value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS;
/** A number of days. */
export const days = (usual) => checked(isDays, DAYS_EXPECTED).default(usual).transform(Number);
/** A number of days, or null for `forever`. */
export const daysOrForever = (usual) => checked((value) => value === 'forever' || isDays(value), `${DAYS_EXPECTED}, or the word forever`)
    .default(usual)
    .transform((value) => (value === 'forever' ? null : Number(value)));
/** `auto`, a number such as `4`, or one of that many such as `0/4`. */
export const shards = z
    .string()
    .default('auto')
    .transform((value, context) => {
    const read = readShards(value);
    if (read !== null)
        return read;
    const expected = 'auto, a number of connections such as 4, or the part of one process such as 0/4, the first of four';
    context.addIssue(`found ${JSON.stringify(value)}; expected ${expected} (the last is 3/4)`);
    return z.NEVER;
});
function readShards(value) {
    if (value === 'auto')
        return value;
    const [, own, of] = /^(?:(\d{1,4})\/)?(\d{1,4})$/.exec(value) ?? [];
    const count = Number(of ?? 0);
    if (count < 1)
        return null;
    if (own === undefined)
        return { count, own: 'all' };
    return Number(own) < count ? { count, own: Number(own) } : null;
}
//# sourceMappingURL=setting-kinds.js.map