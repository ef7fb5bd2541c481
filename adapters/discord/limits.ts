/** Discord's limits, all in one place. Lengths are UTF-16 units, which is never less than Discord counts. */

/** Components of a message, nested ones counted. */
export const MAX_COMPONENTS = 40;
/** Text of all text displays of a message together. */
export const MAX_TEXT = 4000;
/** Beyond this weight (UTF-8 bytes of all text, plus 12 a display) the API answers 500. Measured, not documented. */
export const MAX_WEIGHT = 10_170;
export const WEIGHT_OF_DISPLAY = 12;

export const MAX_BUTTONS_IN_ROW = 5;
export const MAX_BUTTON_LABEL = 80;

export const MAX_SELECT_OPTIONS = 25;
export const MAX_OPTION_LABEL = 100;
export const MAX_PLACEHOLDER = 150;

export const MAX_MODAL_TITLE = 45;
export const MAX_MODAL_FIELDS = 5;
export const MAX_FIELD_LABEL = 45;
export const MAX_FIELD_DESCRIPTION = 100;
export const MAX_INPUT_VALUE = 4000;

export const MAX_AUTOCOMPLETE_CHOICES = 25;
export const MAX_CHOICE_NAME = 100;

/** Files of a message, and what they may weigh together: less than the 10 MiB that every account may send. */
export const MAX_FILES = 10;
export const MAX_FILES_BYTES = 8 * 1024 * 1024;
export const MAX_ALT = 1024;

/** Milliseconds that an interaction waits for its first response, and that its token is good for afterwards. */
export const ACK_DEADLINE = 3000;
export const TOKEN_LIFETIME = 15 * 60 * 1000;
