/** `@n` at the end of what is typed: the bot's name. Pure. */
import type { Suggestion } from './act.ts';

const NAME = '@nibble';

export function suggestMention(text: string): readonly Suggestion[] {
  const [typed = ''] = /(?:^|(?<=\s))@\w*$/.exec(text) ?? [];
  if (typed === '' || typed === NAME || !NAME.startsWith(typed.toLowerCase())) return [];
  const whole = `${text.slice(0, text.length - typed.length)}${NAME} `;
  return [{ text: whole, label: NAME, detail: 'Call the bot' }];
}
