/** Emoji by the names that Slack and Discord give them; of the many, those that are likely in a lesson or its answers. */
import type { Element } from 'hast';
import { h } from 'hastscript';

const EMOJI: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  alarm_clock: '⏰',
  arrow_left: '⬅️',
  arrow_right: '➡️',
  bangbang: '‼️',
  bell: '🔔',
  books: '📚',
  bulb: '💡',
  bug: '🐛',
  calendar: '📆',
  clap: '👏',
  clock1: '🕐',
  cookie: '🍪',
  exclamation: '❗',
  eyes: '👀',
  fire: '🔥',
  gear: '⚙️',
  grey_question: '❔',
  heart: '❤️',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  key: '🔑',
  lock: '🔒',
  mag: '🔍',
  memo: '📝',
  muscle: '💪',
  no_entry: '⛔',
  partying_face: '🥳',
  pencil2: '✏️',
  point_right: '👉',
  pray: '🙏',
  pushpin: '📌',
  question: '❓',
  raised_hands: '🙌',
  robot_face: '🤖',
  rocket: '🚀',
  slightly_smiling_face: '🙂',
  smile: '😄',
  snake: '🐍',
  sparkles: '✨',
  star: '⭐',
  tada: '🎉',
  thinking_face: '🤔',
  thumbsdown: '👎',
  thumbsup: '👍',
  trophy: '🏆',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  wink: '😉',
  x: '❌',
  zzz: '💤',
};

/** An emoji by its name, or the name between colons, as the platforms show one that they do not know. */
export function showEmoji(name: string): Element {
  const [plain = name] = name.split('::');
  const sign = Object.hasOwn(EMOJI, plain) ? EMOJI[plain] : undefined;
  return h(
    'span.emoji',
    sign === undefined ? {} : { role: 'img', ariaLabel: plain.replaceAll('_', ' ') },
    sign ?? `:${name}:`,
  );
}
