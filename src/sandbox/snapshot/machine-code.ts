/**
 * Machine code that is kept. By itself the engine translates a function of the binary when it is called first, quickly
 * but not well, and those that are called often once more: that is nine tenths of the first run after a start, and it
 * goes on for hundreds of runs. So what runs call is translated well once, when the snapshot is made.
 *
 * V8 does this for browsers, which keep the code of pages in their caches. Node.js has no function for it, but V8's own
 * natives have. V8 itself refuses code of another version, for another processor or under other flags; then, and where
 * there are no such natives, the binary is compiled as usual: starts are slower, not wrong.
 */
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** Functions are translated well when they are called first; and back to what V8 does by itself. */
const WELL_AT_ONCE = ['--no-liftoff'];
const AS_USUAL = ['--liftoff', '--wasm-tier-up', '--wasm-dynamic-tiering'];

/** To be called before anything is compiled: code is only good under the flags that it was made under. */
export function setEngineFlags(): void {
  // The binary is ours and always the same one, and most of its functions are never called.
  setFlagsFromString('--wasm-lazy-validation');
}

/** The module, if the code, which has its buffer to itself, fits this engine. */
export function readCode(binary: Uint8Array<ArrayBuffer>, code: Uint8Array<ArrayBuffer>): WebAssembly.Module | null {
  if (code.length === 0) return null;
  try {
    const module = callNative('(code, binary) => %DeserializeWasmModule(code, binary)', code.buffer, binary);
    return module instanceof WebAssembly.Module ? module : null;
  } catch {
    return null;
  }
}

/** The code of all functions of a binary that are called while `use` has its module; empty where there is none. */
export function makeCode(
  binary: Uint8Array<ArrayBuffer>,
  use: (module: WebAssembly.Module) => void,
): Uint8Array<ArrayBuffer> {
  let module: WebAssembly.Module;
  for (const flag of WELL_AT_ONCE) setFlagsFromString(flag);
  try {
    module = new WebAssembly.Module(binary);
    use(module);
  } finally {
    for (const flag of AS_USUAL) setFlagsFromString(flag);
  }
  try {
    const code = callNative('(module) => %SerializeWasmModule(module)', module);
    return code instanceof ArrayBuffer ? new Uint8Array(code) : new Uint8Array();
  } catch {
    return new Uint8Array();
  }
}

/** Calls a function in which V8's natives can be called; they can be in no other. */
function callNative(source: string, ...values: unknown[]): unknown {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Script(source).runInThisContext()(...values);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}
