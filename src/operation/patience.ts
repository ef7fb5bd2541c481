/** Milliseconds: who asks for health or metrics is answered in time, and most of all while something hangs. */
export const PATIENCE = 2000;
