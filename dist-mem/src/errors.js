/** A fault that the person who runs Nibble can mend: the commands print what is wrong and what to do, never a stack. */
export class OperatorError extends Error {
    /** What to do about it: one or two plain sentences. */
    remedy;
    /** `message` says what is wrong, where, and what was found. */
    constructor(message, remedy, options) {
        super(message, options);
        this.name = 'OperatorError';
        this.remedy = remedy;
    }
}
/** The code that a driver or Node gave an error. */
export const codeOf = (error) => error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
//# sourceMappingURL=errors.js.map