/** What the rest of the program sees of the sandbox. */
export { createSandbox, type FlaskSandbox, type SandboxOptions } from './create-sandbox.ts';
export type { Readiness } from './host/runtime.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { type FlaskFound, type FlaskSearch, findFlask, flaskName } from './real-flask/find-flask.ts';
export { type Installation, installFlask } from './real-flask/install-flask.ts';
