/** Lines about cookies: each begins with a symbol and the word for it, so nobody has to know the symbol. */
import { paragraph, strong } from '../../core/prose.js';
import { shortenRuns } from './text.js';
/** By the word that follows the symbol. */
const SYMBOLS = {
    sent: '→',
    withheld: '✕',
    hidden: '✕',
    expired: '⌛',
    stored: '+',
    replaced: '↻',
    deleted: '−',
    kept: '•',
    changed: '✎',
    ignored: '○',
    rejected: '!',
    blocked: '!',
    evicted: '−',
    note: 'ℹ',
};
/** A mark and its words; a very long address in them is shortened. */
export const line = (kind, ...words) => ({
    kind,
    words: words.map((word) => (typeof word === 'string' ? shortenRuns(word) : word)),
});
/** The lines one below the other, or nothing. In one paragraph: a list would put its own mark before each of theirs. */
export function lines(all) {
    if (all.length === 0)
        return [];
    const marked = all.map(({ kind, words }) => [strong(`${SYMBOLS[kind]} ${kind}`), ' ', ...words]);
    return [
        paragraph(...marked.flatMap((words, index) => (index === 0 ? words : [{ kind: 'break' }, ...words]))),
    ];
}
//# sourceMappingURL=marked-lines.js.map