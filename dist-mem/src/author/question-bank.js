/** Questions from elsewhere, on their way from the format they came in to the lesson format. Texts are Markdown. */
/** What was read, in its order: the questions, and what could not be one. */
export const bankOf = (read) => ({
    questions: read.filter((one) => 'prompt' in one),
    problems: read.filter((one) => 'found' in one),
});
const MAX_TITLE = 40;
/** A title from a prompt: its first words, as many as make a short heading. */
export function titleFrom(prompt) {
    const words = prompt
        .replace(/[`*_~#<>[\]()\\]/g, '')
        .trim()
        .split(/\s+/);
    let title = '';
    for (const word of words) {
        if (title !== '' && `${title} ${word}`.length > MAX_TITLE)
            break;
        title = title === '' ? word : `${title} ${word}`;
    }
    return title.slice(0, MAX_TITLE).replace(/[?.,:;!]+$/, '') || 'Question';
}
/** Why a choice cannot be a question here; null when it can. */
export function choiceTrouble(options) {
    const right = options.filter((option) => option.right).length;
    if (right !== 1)
        return { found: `${right} right answers`, expected: 'exactly one right answer' };
    if (options.length < 2 || options.length > 6) {
        return { found: `${options.length} answers to choose from`, expected: 'two to six' };
    }
    return null;
}
/* Questions → Markdown */
/** The questions below each other, to be put into a lesson. What the source lacks, `nibble lint` will ask for. */
export const writeQuestions = (questions) => questions.map(writeQuestion).join('\n\n');
function writeQuestion({ title, prompt, answer, explanation, hints }) {
    return [
        `### Question: ${title.replace(/\s+/g, ' ')}`,
        prompt,
        answer.kind === 'choice'
            ? answer.options.map(writeOption).join('\n')
            : `**Answers:** ${answer.accepted.map(inCode).join(', ')}`,
        ...(explanation === '' ? [] : [`**Why:** ${explanation}`]),
        ...hints.map((hint) => `**Hint:** ${hint}`),
    ].join('\n\n');
}
function writeOption({ text, right, why }) {
    const line = `- [${right ? 'x' : ' '}] ${text.replace(/\s*\n\s*/g, ' ')}`;
    return why === '' ? line : `${line}\n\n${why.replace(/^(?=.)/gm, '  ')}\n`;
}
/** Between more backticks than the text has in a row. */
function inCode(text) {
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
    return `${fence}${space}${text}${space}${fence}`;
}
//# sourceMappingURL=question-bank.js.map