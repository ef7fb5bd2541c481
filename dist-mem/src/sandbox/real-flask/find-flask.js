/** Which Flask is to answer: the real one where it can be found, else our small one, and why. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
/** The oldest whose answers were compared with ours. */
const OLDEST = [2, 2];
/** The name for learners and operators; null is our small one. */
export function flaskName(flask) {
    return flask === null ? 'Nibble’s small Flask (like 3.1)' : `Flask ${flask.version}`;
}
/** Looks for the real Flask. Never rejects. */
export async function findFlask({ choice, pythonPath: named, installFolder }) {
    if (choice === 'small')
        return { kind: 'small', why: 'The settings ask for it.' };
    if (named !== null)
        return judge(named.split(delimiter), `SANDBOX_PYTHONPATH (${named})`);
    const installed = judge([installFolder], installFolder);
    return installed.kind === 'real' ? installed : judge(await pythonPath(), "this machine's python3");
}
function judge(folders, where) {
    try {
        return judgeSearch(searchPackages(folders), where);
    }
    catch (error) {
        return { kind: 'small', why: `${where} cannot be read (${error instanceof Error ? error.message : error}).` };
    }
}
function judgeSearch(search, where) {
    if (search.kind === 'missing')
        return { kind: 'small', why: `Not in ${where}: ${search.names.join(', ')}.` };
    const { flask } = search;
    if (isTooOld(flask.version)) {
        return { kind: 'small', why: `Flask ${flask.version} in ${flask.place} is older than ${OLDEST.join('.')}.` };
    }
    return { kind: 'real', flask };
}
function isTooOld(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
/* Flask and what it stands on, as an installation lays them out: a folder of code each, and beside it its metadata. */
/** Blinker is optional to old versions of Flask; the harness needs its signals. */
const NAMES = ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'itsdangerous', 'click', 'blinker'];
/** `Flask-2.2.2.egg-info`, `flask-3.1.3.dist-info`. */
const METADATA_NAME = /^([^-]+)-(\d[^-]*).*\.(?:dist|egg)-info$/;
const METADATA_FILES = ['METADATA', 'PKG-INFO', ''];
/**
 * Looks for all packages in these folders, in their order; each counts where it is found first. Throws when one cannot
 * be read.
 */
export function searchPackages(folders) {
    const packages = [];
    const missing = [];
    let place = '';
    for (const name of NAMES) {
        const holder = folders.find((folder) => isFile(join(folder, name, '__init__.py')));
        const description = holder === undefined ? null : findMetadata(holder, name);
        if (holder === undefined || description === null) {
            missing.push(name);
            continue;
        }
        if (name === 'flask')
            place = holder;
        packages.push({ name, folder: join(holder, name), ...description });
    }
    const [flask] = packages;
    if (missing.length > 0 || flask === undefined)
        return { kind: 'missing', names: missing };
    return { kind: 'found', flask: { version: flask.version, place, packages } };
}
function findMetadata(folder, name) {
    for (const entry of readdirSync(folder)) {
        const [, found, version] = METADATA_NAME.exec(entry) ?? [];
        if (found?.toLowerCase() !== name || version === undefined)
            continue;
        const metadata = METADATA_FILES.map((file) => join(folder, entry, file)).find(isFile);
        if (metadata !== undefined)
            return { version: readVersion(metadata) ?? version, metadata };
    }
    return null;
}
/** The folder's name may be shortened (`3.1.3.post1`); the metadata itself is exact. */
function readVersion(metadata) {
    return /^Version: *(\S+)/m.exec(readFileSync(metadata, 'utf8'))?.[1];
}
function isFile(path) {
    try {
        return statSync(path).isFile();
    }
    catch {
        // What cannot be looked at is not there for us.
        return false;
    }
}
/* Where the machine's own Python looks for its packages. */
const PATIENCE_MS = 5_000;
const ASK = 'import json, sys; print(json.dumps([path for path in sys.path if path]))';
/**
 * The folders in which `python3` looks for packages; none where there is no `python3` or it gives no answer in time.
 */
export function pythonPath() {
    return new Promise((resolve) => {
        // In a folder without Python files, so that nothing that lies around is taken for a package.
        execFile('python3', ['-c', ASK], { timeout: PATIENCE_MS, cwd: '/' }, (error, output) => {
            resolve(error === null ? readFolders(output) : []);
        });
    });
}
function readFolders(output) {
    try {
        const folders = JSON.parse(output);
        return Array.isArray(folders) ? folders.filter((folder) => typeof folder === 'string') : [];
    }
    catch {
        return [];
    }
}
//# sourceMappingURL=find-flask.js.map