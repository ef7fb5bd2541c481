import { h, s } from 'hastscript';
const EMOJI = {
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
    wave: '👋',
    wink: '😉',
    zzz: '💤',
};
const SQUARE = 'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z';
/** The emoji that the bot itself uses are drawn: not every machine has a font for them. */
const DRAWN = {
    white_check_mark: { back: SQUARE, colour: '#2e8b57', sign: 'M4 8.5 7 11.5 12 5', ink: '#ffffff' },
    x: { back: '', colour: 'none', sign: 'M3 3 13 13M13 3 3 13', ink: '#d33a3a' },
    information_source: { back: SQUARE, colour: '#3b7cc4', sign: 'M8 7.5v4.5M8 4v1.2', ink: '#ffffff' },
    warning: { back: 'M8 1 15.5 14.5H.5z', colour: '#f2b632', sign: 'M8 5.5v4.5M8 11.6v1.2', ink: '#3a2a00' },
};
/** An emoji by its name; the name between colons if it is unknown, as the platforms show it. */
export function showEmoji(name) {
    const [plain = name] = name.split('::');
    const drawing = Object.hasOwn(DRAWN, plain) ? DRAWN[plain] : undefined;
    const sign = Object.hasOwn(EMOJI, plain) ? EMOJI[plain] : undefined;
    if (drawing === undefined && sign === undefined)
        return h('span.emoji', `:${name}:`);
    return h('span.emoji', { role: 'img', ariaLabel: plain.replaceAll('_', ' ') }, drawing === undefined ? sign : draw(drawing));
}
const draw = ({ back, colour, sign, ink }) => s('svg', { viewBox: '0 0 16 16', width: 16, height: 16 }, s('path', { d: back, fill: colour }), s('path', { d: sign, fill: 'none', stroke: ink, strokeWidth: 2 }));
//# sourceMappingURL=emoji.js.map