/** Where the real Flask is looked for, and what is said when it is not taken. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFlask } from '../../src/sandbox/index.ts';

const NAMES = ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'itsdangerous', 'click', 'blinker'];
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nibble-find-flask-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** A folder with packages of this version, described in one of the ways that installers have. */
function installation(name: string, version: string, names: readonly string[], describe: Describe): string {
  const folder = join(root, name);
  for (const each of names) {
    mkdirSync(join(folder, each), { recursive: true });
    writeFileSync(join(folder, each, '__init__.py'), '');
    describe(folder, each, version);
  }
  return folder;
}

type Describe = (folder: string, name: string, version: string) => void;
const content = (version: string) => `Metadata-Version: 2.1\nVersion: ${version}\n\nVersion: 0 is not this one\n`;
const describeIn =
  (suffix: string, file: string): Describe =>
  (folder, name, version) => {
    const described = join(folder, `${name[0]?.toUpperCase()}${name.slice(1)}-${version}${suffix}`);
    mkdirSync(described, { recursive: true });
    writeFileSync(join(described, file), content(version));
  };

const byPip = describeIn('.dist-info', 'METADATA');
const look = (pythonPath: string | null, installFolder = join(root, 'nowhere')) =>
  findFlask({ choice: 'auto', pythonPath, installFolder });

describe('the real Flask is found', () => {
  it.each<[string, Describe]>([
    ['as pip lays it out', byPip],
    ['as Debian lays it out', describeIn('.egg-info', 'PKG-INFO')],
    ['with a Python version in the name of its metadata', describeIn('-py3.11.egg-info', 'PKG-INFO')],
    [
      'with a file as its metadata',
      (folder, name, version) => writeFileSync(join(folder, `${name}-${version}.egg-info`), content(version)),
    ],
  ])('%s', async (way, describe) => {
    const folder = installation(way, '3.1.3', NAMES, describe);
    expect(await look(folder)).toMatchObject({ kind: 'real', flask: { version: '3.1.3', place: folder } });
  });

  it('in several folders together, the first one counting', async () => {
    const first = installation('first', '3.1.1', ['flask', 'click'], byPip);
    const second = installation('second', '3.0.0', NAMES, byPip);
    expect(await look([first, second].join(delimiter))).toMatchObject({ flask: { version: '3.1.1', place: first } });
  });

  it('where it was installed, before anywhere else', async () => {
    const folder = installation('installed', '2.2.2', NAMES, byPip);
    expect(await look(null, folder)).toMatchObject({ flask: { place: folder } });
  });
});

describe('the small Flask answers', () => {
  it('when the settings ask for it', async () => {
    const folder = installation('unwanted', '3.1.3', NAMES, byPip);
    expect(await findFlask({ choice: 'small', pythonPath: folder, installFolder: folder })).toMatchObject({
      kind: 'small',
    });
  });

  it('when a package is missing, which is named', async () => {
    const folder = installation('torn', '3.1.3', ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'click'], byPip);
    expect(await look(folder)).toEqual({
      kind: 'small',
      why: `Not in SANDBOX_PYTHONPATH (${folder}): itsdangerous, blinker.`,
    });
  });

  it('when the folder does not exist', async () => {
    expect(await look(join(root, 'nowhere'))).toMatchObject({ kind: 'small' });
  });

  it('when the real one is too old to be compared', async () => {
    const folder = installation('old', '2.1.3', NAMES, byPip);
    expect(await look(folder)).toEqual({ kind: 'small', why: `Flask 2.1.3 in ${folder} is older than 2.2.` });
  });
});
