import { countWords } from '../words/text.js';
/** Characters, as `Picture.alt` has it. */
const MAX_ALT = 1000;
/** The alternative text: `opening`, whole scenes (or sentences of one too long), how much more is in the text above. */
export function altText(opening, scenes) {
    const texts = scenes.map((scene) => sceneSentences(scene).join(' '));
    const whole = [opening, ...texts].join('\n');
    if (whole.length <= MAX_ALT)
        return whole;
    for (let count = scenes.length - 1; count > 0; count -= 1) {
        const more = `…and ${countWords(scenes.length - count, 'more step')} in the text above.`;
        const text = [opening, ...texts.slice(0, count), more].join('\n');
        if (text.length <= MAX_ALT)
            return text;
    }
    return [opening, startOf(scenes)].join('\n').slice(0, MAX_ALT);
}
const ALL_ABOVE = 'The rest is in the text above.';
function startOf(scenes) {
    const [first] = scenes;
    const sentences = first === undefined ? [] : sceneSentences(first);
    let count = sentences.length;
    const text = () => [...sentences.slice(0, count), ALL_ABOVE].join(' ');
    while (count > 0 && text().length > MAX_ALT - 200)
        count -= 1;
    return text();
}
const sceneSentences = ({ number, title, parts }) => [
    `${number === null ? '' : `${number}. `}${title}.`,
    ...parts.map(partWords),
];
export function partWords(part) {
    switch (part.kind) {
        case 'request':
            return `Request to ${part.host}: ${fieldWords(part.fields)}.`;
        case 'response':
            return `Answer: ${fieldWords(part.fields)}.${part.page === '' ? '' : ` Page: ${sentence(part.page)}`}`;
        case 'silence':
            return `No answer. ${sentence(part.words)}`;
        case 'mark':
            return sentence(`${capital(part.mark)} ${part.words.map(({ text }) => text).join('')}`);
        case 'note':
        case 'time':
            return sentence(part.words);
        case 'script':
            return sentence(part.text === '' ? '(nothing)' : part.text);
        case 'jar':
            return `${part.title}: ${cookieWords(part.cookies, part.others)}.`;
    }
}
const fieldWords = (fields) => fields.map(({ text }) => text).join(', ');
const cookieWords = (cookies, others) => cookies.length === 0 ? 'empty' : [...cookies, ...(others === 0 ? [] : [`and ${others} more`])].join(', ');
const capital = (word) => word.slice(0, 1).toUpperCase() + word.slice(1);
const sentence = (words) => (/[.!?)]$/.test(words) ? words : `${words}.`);
//# sourceMappingURL=scene.js.map