/**
 * A process that performs many runs of the built program, one after the other: each evaluates the program's main file
 * anew, and shares what that loads. What has to be a process of its own is started by `runNibble`.
 */
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const [main] = process.argv.slice(2);
const { exit } = process;
const streams = { stdout: process.stdout, stderr: process.stderr };
let number = 0;

process.on('disconnect', () => exit());
// What a run leaves to be done after its end is none of the next one's.
process.exit = () => undefined;

process.on('message', async ({ args, folder, settings, input }) => {
  const written = { stdout: '', stderr: '' };
  for (const [name, stream] of Object.entries(streams)) {
    stream.removeAllListeners('error');
    stream.write = (chunk, ...more) => {
      written[name] += chunk;
      more.find((one) => typeof one === 'function')?.();
      return true;
    };
  }
  // The object itself stays: what reads a file of settings writes into it from below.
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, settings);
  process.chdir(folder);
  process.argv.splice(2, process.argv.length, ...args);
  process.exitCode = undefined;
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  number += 1;
  await import(`${pathToFileURL(main)}?run=${number}`);
  process.send({ code: process.exitCode, output: written.stdout, errors: written.stderr });
});
