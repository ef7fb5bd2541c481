/** A sandbox for one event: what runs, runs in `sandbox`. */
export function runningOnce(sandbox) {
    const runs = [];
    return {
        async run(program, startTime, dialogue, waiting) {
            const known = runs.find((run) => run.program === program && run.startTime === startTime);
            if (known?.result.kind === 'not-started')
                return known.result;
            const begun = tellAgain(dialogue, known?.exchanges ?? []);
            if (known !== undefined && begun.step.done)
                return { ...known.result, value: begun.step.value };
            const exchanges = [];
            const result = await sandbox.run(program, startTime, record(begun, exchanges), waiting);
            runs.unshift({ program, startTime, exchanges, result });
            return result;
        },
        close: () => sandbox.close(),
    };
}
/** Tells a new dialogue what is known, for as long as it asks just that. */
function tellAgain(dialogue, exchanges) {
    const repeated = [];
    let step = dialogue.next();
    for (const exchange of exchanges) {
        if (step.done || !isSame(step.value, exchange.request))
            break;
        repeated.push(exchange);
        step = dialogue.next(exchange.answer);
    }
    return { dialogue, step, repeated };
}
/** Both are plain data, made in the same way. */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** Brings a new run to where the dialogue stands, lets it go on from there, and notes what is said. */
function* record({ dialogue, step, repeated }, exchanges) {
    for (const { request } of repeated)
        exchanges.push({ request, answer: yield request });
    let next = step;
    while (!next.done) {
        const request = next.value;
        const answer = yield request;
        exchanges.push({ request, answer });
        next = dialogue.next(answer);
    }
    return next.value;
}
//# sourceMappingURL=running-once.js.map