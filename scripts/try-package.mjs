/**
 * `npm run try:package [VERSION…]`: packs Nibble, installs it elsewhere as anybody would, and tries its commands there,
 * on this Node or on those of npm's package `node` (`22 24`), all at the same time. Ends with 1 when one does not do
 * what it promises.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = promisify(execFile);
const scratch = await mkdtemp(join(tmpdir(), 'nibble-package-'));

/**
 * @typedef {object} Place
 * @property {string} name What a failure is told of.
 * @property {string} folder
 * @property {NodeJS.ProcessEnv} env
 */

/** Packs what would be published. @returns {Promise<string>} */
async function pack() {
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { cwd: root });
  const [file] = (await readdir(scratch)).filter((name) => name.endsWith('.tgz'));
  if (file === undefined) throw new Error('npm packed nothing');
  return join(scratch, file);
}

/**
 * A folder that depends on the tarball, with our lock file's versions of what that needs: so nothing is asked of the
 * registry that `npm ci` has not fetched already.
 *
 * @param {string} folder
 * @param {string} tarball
 */
async function writeManifests(folder, tarball) {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const { '': own, ...rest } = lock.packages;
  const { version, dependencies, bin, engines } = own;
  const resolved = `file:${tarball}`;
  const elsewhere = { name: 'elsewhere', version: '1.0.0', dependencies: { nibble: resolved } };
  const needed = Object.entries(rest).filter(([, { dev, devOptional }]) => !dev && !devOptional);
  const packages = {
    '': elsewhere,
    'node_modules/nibble': { version, resolved, dependencies, bin, engines },
    ...Object.fromEntries(needed),
  };
  const manifest = { ...elsewhere, allowScripts: { 'better-sqlite3': true } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ ...elsewhere, lockfileVersion: 3, packages }));
}

/**
 * A folder of its own, with a Node of this version first in its path.
 *
 * @param {string | null} version
 * @param {string} tarball
 * @returns {Promise<Place>}
 */
async function makePlace(version, tarball) {
  const folder = await mkdtemp(join(scratch, `node-${version ?? 'here'}-`));
  const base = { PATH: process.env.PATH, HOME: process.env.HOME, SANDBOX_FLASK: 'small', LOG_LEVEL: 'error' };
  await writeManifests(folder, tarball);
  if (version === null) return { name: `Node ${process.version}`, folder, env: base };
  const home = join(folder, 'node');
  await run('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', `node@${version}`]);
  const bin = join(home, 'node_modules/node/bin');
  const env = { ...base, PATH: `${bin}${delimiter}${process.env.PATH}`, ...(await headersFor(version, home)) };
  const { stdout } = await run(join(bin, 'node'), ['--version']);
  return { name: `Node ${stdout.trim()}`, folder, env };
}

/**
 * What better-sqlite3 is compiled for where that is not the Node it runs on: with the headers of 24.19 and newer it
 * ends the process (nodejs/node#65446), with older ones it runs on those, too. docs/updating.md tells operators.
 */
const HEADERS = new Map([['24', '24.18.1']]);

/**
 * Where the packages that compile themselves find a Node; how quick they are is not what is tried here.
 *
 * @param {string} version
 * @param {string} home Where that version is.
 */
async function headersFor(version, home) {
  const older = HEADERS.get(version.split('.')[0] ?? '');
  if (older === undefined) return headersOf(home);
  const other = `${home}-headers`;
  await run('npm', ['install', '--prefix', other, '--no-audit', '--no-fund', `node@${older}`]);
  return headersOf(other);
}

async function headersOf(/** @type {string} */ home) {
  const packages = join(home, 'node_modules/node/node_modules');
  const names = existsSync(packages) ? await readdir(packages) : [];
  const found = names.find((name) => existsSync(join(packages, name, 'include/node/node.h')));
  const speed = { CFLAGS: '-O0', CXXFLAGS: '-O0' };
  return found === undefined ? speed : { ...speed, npm_config_nodedir: join(packages, found) };
}

/**
 * What a command printed, and how it ended. `within` is the folder of the place that it is called in.
 *
 * @param {Place} place
 * @param {readonly string[]} words
 */
async function nibble({ folder, env }, words, input = '', within = '.') {
  const child = spawn(join(folder, 'node_modules/.bin/nibble'), words, { cwd: join(folder, within), env });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, output };
}

/** @param {Place} place */
async function tryCommands(place) {
  const failures = [];
  const expect = async (
    /** @type {readonly string[]} */ words,
    /** @type {number} */ code,
    /** @type {RegExp} */ output,
    input = '',
    within = '.',
  ) => {
    const ended = await nibble(place, words, input, within);
    if (ended.code === code && output.test(ended.output)) return;
    failures.push(
      `nibble ${words.join(' ')} ended with ${ended.code}, expected ${code} and ${output}:\n${ended.output}`,
    );
  };
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await expect(['--version'], 0, new RegExp(`^${version.replaceAll('.', '\\.')}\\n$`));
  await expect(['chat'], 0, /step 2 of/, '/lesson cookies\nnext\n');
  await expect(['new', 'status-codes'], 0, /^Wrote lessons\/status-codes\.md\./);
  await expect(['lint'], 0, /^1 lesson, nothing to fix\./);
  await expect(['lint'], 0, /^1 lesson, nothing to fix\./, '', 'lessons');
  await expect(['preview', 'status-codes', '--html', 'page.html'], 0, /^Wrote page\.html/);
  await expect(['chat'], 0, /What happened/, '/lesson status-codes\nnext\nnext\nrun\n');
  await expect(['migrate'], 0, /^Nothing to do/);
  await expect(['backup', 'backup.db'], 0, /^Wrote backup\.db/);
  await expect(['restore', 'backup.db'], 0, /^Restored backup\.db/);
  await expect(['doctor'], 0, /Nothing stands in the way/);
  await expect(['start', '--no-playground'], 1, /neither DISCORD_TOKEN nor SLACK_BOT_TOKEN is set/);
  failures.push(...(await tryPlayground(place)));
  if (existsSync(join(place.folder, 'node_modules/nibble/lessons/status-codes.md'))) {
    failures.push('nibble new wrote into node_modules');
  }
  return failures;
}

/** Whether the page and all that it asks for is there, and the program ends when it is asked to. */
async function tryPlayground(/** @type {Place} */ { folder, env }) {
  const child = spawn(join(folder, 'node_modules/.bin/nibble'), ['playground', '--port', '0'], { cwd: folder, env });
  let output = '';
  child.stderr.on('data', (data) => (output += data));
  const address = await new Promise((resolve) => {
    child.stdout.on('data', (data) => {
      output += data;
      const found = /http:\/\/\S+?(?=[,\s])/.exec(output);
      if (found !== null) resolve(found[0]);
    });
    child.on('close', () => resolve(null));
  });
  if (address === null) return [`nibble playground ended:\n${output}`];
  const paths = [
    '/',
    '/page.css',
    '/discord.css',
    '/slack.css',
    '/icon.svg',
    '/idiomorph.js',
    '/page.js',
    '/README.md',
  ];
  const statuses = await Promise.all(paths.map(async (path) => [path, (await fetch(new URL(path, address))).status]));
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  return [
    ...statuses
      .filter(([, status]) => status !== 200)
      .map(([path, status]) => `the playground answers ${path} with ${status}`),
    ...(code === 0 ? [] : [`nibble playground ended with ${code} after SIGTERM:\n${output}`]),
  ];
}

try {
  const tarball = await pack();
  const versions = process.argv.slice(2);
  const places = await Promise.all(
    (versions.length === 0 ? [null] : versions).map((version) => makePlace(version, tarball)),
  );
  const results = await Promise.all(
    places.map(async (place) => {
      const options = { cwd: place.folder, env: place.env, maxBuffer: 2 ** 26 };
      await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], options);
      return { name: place.name, failures: await tryCommands(place) };
    }),
  );
  for (const { name, failures } of results) {
    process.stdout.write(
      `${name}: ${failures.length === 0 ? 'installed elsewhere, and works' : failures.join('\n')}\n`,
    );
    if (failures.length > 0) process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
