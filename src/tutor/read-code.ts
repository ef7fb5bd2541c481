/** Whether a text is code that a learner wants to have run. */

/** What a Flask program, or a beginning of one, has at the start of some line. */
export const LOOKS_LIKE_PROGRAM = /^[ \t]*(?:from\s+\w|import\s+\w|def\s+\w|class\s+\w|@\w|app\s*=)/m;
