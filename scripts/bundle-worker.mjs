/**
 * Puts the sandbox's worker into one file, with all that it imports: part of `npm run build`, after tsc. A thread that
 * loads it as twenty modules needs a third longer to start, and every first run waits for it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const inPackage = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
// The shim's licence asks to stand with every copy of it.
const licence = readFileSync(inPackage('node_modules/@bjorn3/browser_wasi_shim/LICENSE-MIT'), 'utf8');

const bundle = await rolldown({
  input: inPackage('dist/src/sandbox/worker/worker.js'),
  platform: 'node',
  external: /^node:/,
});
await bundle.write({
  file: inPackage('dist/src/sandbox/worker/bundle.cjs'),
  format: 'cjs',
  banner: `/*\nWith @bjorn3/browser_wasi_shim:\n\n${licence.trim()}\n*/`,
});
await bundle.close();
