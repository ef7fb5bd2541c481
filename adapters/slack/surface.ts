/** The commands that the app is called upon with; `manifest.json` tells Slack the same. */

/** The one to tell people of. */
export const COMMAND = '/lesson';
export const LAB_COMMAND = '/lab';

export const COMMANDS = [COMMAND, LAB_COMMAND] as const;
