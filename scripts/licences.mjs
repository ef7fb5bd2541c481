/**
 * `npm run licences [FOLDER]`: every package that a production install has, with its licence. Ends with 1 when one has
 * none, or one that nobody has looked at yet. Those below ask for no more than to be named, or (MPL) to show changes to
 * their own files.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** What some packages call their licence, and what its name is in SPDX's list. */
const OTHER_NAMES = { 'Apache License': 'Apache-2.0' };

/** @typedef {{ name: string, version: string, licence: string }} Package */

/**
 * Whether a licence, or one of several to choose from, is allowed: an SPDX expression of names, `OR`, `AND` and
 * brackets.
 *
 * @param {string} expression
 * @returns {boolean}
 */
function isAllowed(expression) {
  const inner = expression.trim().replace(/^\(([^()]*)\)$/, '$1');
  // Brackets within are beyond what occurs; what is not understood is for a person to look at.
  if (/[()]/.test(inner)) return false;
  return inner.split(/ OR /i).some((choice) => choice.split(/ AND /i).every((name) => ALLOWED.has(name.trim())));
}

/**
 * The packages of a production install, as the lock file lists them; licences from the packages themselves where they
 * are installed (those for other systems are not).
 *
 * @param {string} folder
 * @returns {Package[]}
 */
function listPackages(folder) {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true)
    .map(([path, entry]) => {
      const own = join(folder, path, 'package.json');
      const manifest = existsSync(own) ? JSON.parse(readFileSync(own, 'utf8')) : {};
      const said = licenceIn(manifest) ?? licenceIn(entry) ?? 'none';
      const licence = OTHER_NAMES[said] ?? said;
      return { name: path.slice(path.lastIndexOf('node_modules/') + 13), version: entry.version, licence };
    });
}

/** Old packages have a list, or an object. */
const licenceIn = ({ license, licenses }) =>
  typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '));

function main(folder = resolve(dirname(fileURLToPath(import.meta.url)), '..')) {
  const packages = listPackages(folder);
  for (const { name, version, licence } of packages) process.stdout.write(`${name} ${version}: ${licence}\n`);
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  process.stdout.write(`\n${packages.length} packages, ${refused.length} to be looked at.\n`);
  for (const { name, licence } of refused) {
    process.stderr.write(`${name}: found the licence "${licence}"; expected one of ${[...ALLOWED].join(', ')}.\n`);
  }
  if (refused.length === 0) return;
  process.stderr.write('Read it, and add it to the list in scripts/licences.mjs, or do without the package.\n');
  process.exitCode = 1;
}

main(process.argv[2]);
