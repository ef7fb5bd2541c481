/** Which Flask is to answer: the real one where it can be found, else our small one, and why. */
import { delimiter } from 'node:path';
import { type FlaskPackages, type PackageSearch, searchPackages } from './packages.ts';
import { pythonPath } from './python-path.ts';

/** The oldest whose answers were compared with ours. */
const OLDEST = [2, 2] as const;

export type FlaskFound =
  | { readonly kind: 'real'; readonly flask: FlaskPackages }
  /** `why` is a sentence for the operator. */
  | { readonly kind: 'small'; readonly why: string };

/** The name for learners and operators; null is our small one. */
export function flaskName(flask: FlaskPackages | null): string {
  return flask === null ? 'Nibble’s small Flask (like 3.1)' : `Flask ${flask.version}`;
}

export interface FlaskSearch {
  /** `small` looks for nothing; `auto` and `real` look in the same places. */
  readonly choice: 'auto' | 'real' | 'small';
  /** Folders to look in, written as in PYTHONPATH; when there are any, nowhere else. */
  readonly pythonPath: string | null;
  /** Where `nibble flask install` puts it; it goes before the machine's own Python. */
  readonly installFolder: string;
}

/** Looks for the real Flask. Never rejects. */
export async function findFlask({ choice, pythonPath: named, installFolder }: FlaskSearch): Promise<FlaskFound> {
  if (choice === 'small') return { kind: 'small', why: 'The settings ask for it.' };
  if (named !== null) return judge(named.split(delimiter), `SANDBOX_PYTHONPATH (${named})`);
  const installed = judge([installFolder], installFolder);
  return installed.kind === 'real' ? installed : judge(await pythonPath(), "this machine's python3");
}

function judge(folders: readonly string[], where: string): FlaskFound {
  try {
    return judgeSearch(searchPackages(folders), where);
  } catch (error) {
    return { kind: 'small', why: `${where} cannot be read (${error instanceof Error ? error.message : error}).` };
  }
}

function judgeSearch(search: PackageSearch, where: string): FlaskFound {
  if (search.kind === 'missing') return { kind: 'small', why: `Not in ${where}: ${search.names.join(', ')}.` };
  const { flask } = search;
  if (isTooOld(flask.version)) {
    return { kind: 'small', why: `Flask ${flask.version} in ${flask.place} is older than ${OLDEST.join('.')}.` };
  }
  return { kind: 'real', flask };
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
