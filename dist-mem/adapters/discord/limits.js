/** What Discord takes, in one place. Lengths are UTF-16 units, which is never less than Discord counts. */
export const DISCORD_LIMITS = {
    message: {
        /** Nested ones counted. */
        components: 40,
        /** Text of all text displays together. */
        characters: 4000,
        /**
         * Beyond this weight (UTF-8 bytes of all text, plus 12 a display) the API answers 500. Measured, not documented.
         */
        weight: 10_170,
        weightOfDisplay: 12,
        files: 10,
        /** Of all files together: less than the 10 MiB that every account may send. */
        bytes: 8 * 1024 * 1024,
    },
    alt: 1024,
    button: { row: 5, label: 80 },
    select: { options: 25, label: 100, placeholder: 150 },
    form: { title: 45, fields: 5, label: 45, description: 100, value: 4000 },
    suggestions: { number: 25, label: 100 },
    /** Milliseconds that an interaction waits for its first response, and that its token is good for afterwards. */
    ackDeadline: 3000,
    tokenLifetime: 15 * 60 * 1000,
};
//# sourceMappingURL=limits.js.map