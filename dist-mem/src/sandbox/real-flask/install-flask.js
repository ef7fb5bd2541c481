/** Fetches the real Flask into a folder: by pip, or, where pip reaches no registry, out of Debian's packages. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { searchPackages } from './find-flask.js';
/** The version that our small Flask is like. */
const WANTED = 'flask>=3.1,<3.2';
const DEBIAN_NAMES = ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'itsdangerous', 'click', 'blinker'];
const DEBIAN_FOLDER = 'usr/lib/python3/dist-packages';
const PATIENCE_MS = 5 * 60_000;
const WAYS = [
    { name: 'pip', fetch: fetchByPip },
    { name: 'Debian’s packages', fetch: fetchFromDebian },
];
/**
 * Puts Flask and what it stands on into `folder`, in place of what is there. What was there stays when nothing can be
 * fetched. `tell` is given a sentence at each step.
 */
export async function installFlask(folder, tell) {
    const reasons = [];
    const scratch = `${folder}.unfinished`;
    try {
        for (const { name, fetch } of WAYS) {
            tell(`Fetching Flask by ${name} …`);
            await rm(scratch, { recursive: true, force: true });
            await mkdir(scratch, { recursive: true });
            const fetched = await attempt(fetch, scratch);
            const search = typeof fetched === 'string' ? searchPackages([fetched]) : null;
            if (typeof fetched !== 'string')
                reasons.push(`By ${name}: ${fetched.reason}`);
            else if (search?.kind === 'missing')
                reasons.push(`By ${name}: it came without ${search.names.join(', ')}.`);
            else {
                await rm(folder, { recursive: true, force: true });
                await rename(fetched, folder);
                const installed = searchPackages([folder]);
                if (installed.kind === 'found')
                    return { kind: 'installed', flask: installed.flask, by: name };
            }
        }
        return { kind: 'failed', reasons };
    }
    finally {
        await rm(scratch, { recursive: true, force: true });
    }
}
const run = promisify(execFile);
async function attempt(fetch, to) {
    try {
        return await fetch(to);
    }
    catch (error) {
        return { reason: reasonOf(error) };
    }
}
/** The last line of what a program complained about. */
function reasonOf(error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const last = said.trim().split('\n').at(-1) ?? '';
    return last === '' ? (error instanceof Error ? error.message : String(error)) : last;
}
async function fetchByPip(to) {
    const options = ['--target', to, '--no-compile', '--no-input', '--disable-pip-version-check', '--quiet'];
    await run('python3', ['-m', 'pip', 'install', ...options, WANTED], { timeout: PATIENCE_MS });
    return to;
}
async function fetchFromDebian(to) {
    const packages = DEBIAN_NAMES.map((name) => `python3-${name}`);
    await run('apt-get', ['download', ...packages], { cwd: to, timeout: PATIENCE_MS });
    for (const file of await readdir(to)) {
        if (file.endsWith('.deb'))
            await run('dpkg', ['-x', join(to, file), to], { timeout: PATIENCE_MS });
    }
    return join(to, DEBIAN_FOLDER);
}
//# sourceMappingURL=install-flask.js.map