/**
 * Text from a program, made fit for a chat message: control characters, which could garble a terminal or fake lines,
 * each become U+FFFD. Everything else stays.
 */

/** For text of several lines: tabs and line breaks stay. */
export const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '\ufffd');

/** For text that is one line of something, such as a header. */
export const printableLine = (text: string): string => text.replace(/\p{Cc}/gu, '\ufffd');
