/** What Slack takes, in one place. Lengths are in UTF-16 units, as Slack counts; see Block Kit's reference. */
export const SLACK_LIMITS = {
    message: {
        blocks: 50,
        /** Of the blocks as JSON. Slack refuses somewhat above 13,000 characters and does not say what it counts. */
        characters: 11_500,
        /** Of the plain text that goes with the blocks: Slack advises 4000, and has refused somewhat longer ones. */
        fallback: 3900,
    },
    header: 150,
    context: 2000,
    actions: 25,
    button: { text: 75 },
    select: { options: 100, text: 75, placeholder: 150 },
    /** One table a message, drawn below everything else in it. */
    table: { rows: 100, columns: 20, characters: 10_000 },
    listIndent: 8,
    form: { title: 24, value: 3000, inputs: 100 },
    image: { alt: 2000 },
    /** The Home tab. Its characters are what Slack takes (250 kB), less what escaping and ids may add. */
    home: { blocks: 100, characters: 100_000 },
    /** How often a response URL may be used, within 30 minutes of the interaction it came with. */
    responseUrlUses: 5,
    /** Milliseconds that a response URL works. */
    responseUrlLifetime: 30 * 60_000,
    /** Milliseconds between two messages in one conversation. */
    postInterval: 1000,
};
//# sourceMappingURL=limits.js.map