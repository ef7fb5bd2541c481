/** Waiting without polling: whoever changes something reports it, and whoever waits looks again. */
export function createChanges() {
    const watchers = new Set();
    return {
        changed: () => {
            for (const look of [...watchers])
                look();
        },
        onChange: (look) => {
            watchers.add(look);
            return () => watchers.delete(look);
        },
        until: (look, timeout, describe) => new Promise((resolve, reject) => {
            const check = () => {
                const found = look();
                if (found === null || found === undefined || found === false)
                    return;
                stop();
                resolve(found);
            };
            const stop = () => {
                clearTimeout(timer);
                watchers.delete(check);
            };
            const timer = setTimeout(() => {
                stop();
                reject(new Error(describe()));
            }, timeout);
            watchers.add(check);
            check();
        }),
    };
}
//# sourceMappingURL=changes.js.map