/** Takes characters off the ends of a text one by one: `/ +$/` would look at a long run again from each place in it. */

/** The text without any of `characters` at its end. */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The text without any of `characters` at its start and its end. */
export function trimOf(text: string, characters: string): string {
  const trimmed = trimEndOf(text, characters);
  let start = 0;
  while (start < trimmed.length && characters.includes(trimmed.charAt(start))) start += 1;
  return trimmed.slice(start);
}

/** Each line end, with the white space around it, as one space. */
export const joinLines = (text: string): string => text.replace(/\s+/g, (run) => (run.includes('\n') ? ' ' : run));
