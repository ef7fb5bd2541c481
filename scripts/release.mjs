/**
 * `npm run release VERSION`: makes what is unreleased a version. Moves the changelog's "Unreleased" below the version
 * and today's date, writes the version into package.json and package-lock.json, commits, and tags `vVERSION`. Pushes
 * nothing. Ends with 1, and changes nothing, when the folder has changes of its own, nothing is unreleased, or the
 * version is none or not newer.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/** What stands in the way of the release, or null. */
function obstacle(/** @type {string} */ version, /** @type {string} */ before, /** @type {string} */ changelog) {
  const numbers = VERSION.exec(version)?.slice(1).map(Number);
  if (numbers === undefined) return `found the version "${version}"; expected three numbers such as 1.4.0`;
  const old = before.split('.').map(Number);
  const first = numbers.findIndex((number, place) => number !== old[place]);
  if (first === -1 || numbers[first] < old[first]) return `${version} is not newer than ${before}`;
  if (git('status', '--porcelain') !== '') return 'there are changes that are not committed';
  if (unreleased(changelog) === '') return 'the changelog has nothing below "Unreleased"';
  return null;
}

const unreleased = (/** @type {string} */ changelog) =>
  (changelog.split('\n## Unreleased\n')[1] ?? '').split(/^## /m)[0]?.trim() ?? '';

const git = (/** @type {string[]} */ ...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();

/** Writes the version into the places of a JSON file that have it, and leaves the rest as it is. */
function writeVersion(/** @type {string} */ path, /** @type {string} */ before, /** @type {string} */ version) {
  const places = path === 'package.json' ? 1 : 2;
  let text = readFileSync(path, 'utf8');
  let from = 0;
  for (let place = 0; place < places; place += 1) {
    const found = text.indexOf(`"version": "${before}"`, from);
    if (found === -1) throw new Error(`${path} has no version ${before}`);
    text = `${text.slice(0, found)}${text.slice(found).replace(before, version)}`;
    from = found + 1;
  }
  writeFileSync(path, text);
}

const [version = ''] = process.argv.slice(2);
const before = JSON.parse(readFileSync('package.json', 'utf8')).version;
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const found = obstacle(version, before, changelog);
if (found !== null) {
  process.stderr.write(`No release: ${found}.\n`);
  process.exitCode = 1;
} else {
  const today = new Date().toISOString().slice(0, 10);
  const heading = '\n## Unreleased\n';
  writeFileSync(
    'CHANGELOG.md',
    changelog.replace(heading, () => `${heading}\n## ${version} (${today})\n`),
  );
  for (const file of ['package.json', 'package-lock.json']) writeVersion(file, before, version);
  git(
    'commit',
    '--quiet',
    '--message',
    `Release ${version}`,
    '--',
    'CHANGELOG.md',
    'package.json',
    'package-lock.json',
  );
  git('tag', '--annotate', `v${version}`, '--message', `Nibble ${version}\n\n${unreleased(changelog)}`);
  process.stdout.write(
    `Released ${version} from ${before}, tagged v${version}. Look at it with "git show v${version}", then:\n` +
      '  npm run try:package 20 22 24\n  git push --follow-tags\n',
  );
}
