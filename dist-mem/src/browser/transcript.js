/** Why the program gave no answer, after which nothing can be trusted to mean anything; null when it always did. */
export function faultIn(entries) {
    const answers = entries.flatMap((entry) => (entry.kind === 'exchange' ? [entry.answer] : []));
    return answers.find((answer) => answer.kind === 'fault')?.fault ?? null;
}
//# sourceMappingURL=transcript.js.map