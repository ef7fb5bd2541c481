/** The door of the sandbox room. */
export { createSandbox, type SandboxOptions } from './create-sandbox.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
