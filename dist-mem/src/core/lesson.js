/** Ids are lower-case slugs; their lengths keep every action id within 100 characters (see action-id.ts). */
export const MAX_LESSON_ID = 24;
export const MAX_STEP_ID = 48;
/** The blank of a fill-the-blanks exercise. */
export const BLANK = '___';
//# sourceMappingURL=lesson.js.map