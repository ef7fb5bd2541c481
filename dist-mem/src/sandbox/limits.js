/** Every limit of the sandbox, in one object. */
import { availableParallelism } from 'node:os';
export const DEFAULT_LIMITS = {
    seconds: 2,
    wallFactor: 3,
    memoryMegabytes: 128,
    printBytes: 64 * 1024,
    bodyBytes: 256 * 1024,
    answerCharacters: 2 * 1024 * 1024,
    files: 256,
    fileBytes: 16 * 1024 * 1024,
    descriptors: 64,
    workers: availableParallelism(),
    // A class that sends at the same moment: at 60 runs a second the last one waits 17 seconds, and is told so.
    waiting: 1_000,
    startSeconds: 20,
    silenceSeconds: 20,
    snapshotSeconds: 120,
};
//# sourceMappingURL=limits.js.map