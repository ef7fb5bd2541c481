/** What watches the parts of a running bot. Without `HEALTH_PORT` they stay as they are, and cost nothing more. */
import { NO_METER } from '../core/meter.js';
/** Nobody watches. */
export const NO_OPERATION = {
    meter: NO_METER,
    watchStorage: (storage) => storage,
    watchTutor: (tutor) => tutor,
    watchSandbox: () => { },
    watchConnection: () => { },
    started: () => { },
    stopping: () => { },
    close: async () => { },
};
//# sourceMappingURL=operation.js.map