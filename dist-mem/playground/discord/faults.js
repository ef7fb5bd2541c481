export function createFaults() {
    const failures = [];
    const holds = [];
    return {
        failNext: (failure) => failures.push(failure),
        holdNext: (request) => {
            const hold = createHold(request);
            holds.push(hold);
            return hold;
        },
        apply: async (request) => {
            const hold = takeFirst(holds, request);
            hold?.arrive();
            await hold?.released;
            const failure = takeFirst(failures, request);
            return failure === undefined ? null : failureAnswer(failure);
        },
    };
}
function createHold(request) {
    let arrive = () => { };
    let release = () => { };
    const arrived = new Promise((resolve) => {
        arrive = resolve;
    });
    const released = new Promise((resolve) => {
        release = resolve;
    });
    return { request, arrived, released, arrive: () => arrive(), release: () => release() };
}
function takeFirst(all, request) {
    const index = all.findIndex((planned) => planned.request.test(request));
    return index === -1 ? undefined : all.splice(index, 1)[0];
}
function failureAnswer({ status, retryAfter, body }) {
    if (retryAfter === undefined)
        return { status, body: body ?? { message: 'Planned failure', code: 0 } };
    const headers = { 'retry-after': String(retryAfter) };
    return { status, headers, body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false } };
}
//# sourceMappingURL=faults.js.map