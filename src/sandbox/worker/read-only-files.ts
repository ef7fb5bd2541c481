/** Files and folders that an interpreter may read but in no way change: the library. */
import { Directory, type Fd, File, type Inode, OpenDirectory, OpenFile, wasi } from '@bjorn3/browser_wasi_shim';
import type { FileTree } from './start-data.ts';

const REFUSED = wasi.ERRNO_ROFS;

class OpenReadOnlyFile extends OpenFile {
  override fd_allocate = () => REFUSED;
  override fd_filestat_set_size = () => REFUSED;
  override fd_write = () => ({ ret: REFUSED, nwritten: 0 });
  override fd_pwrite = () => ({ ret: REFUSED, nwritten: 0 });
}

/** A file over bytes that are shared with other interpreters. */
export class ReadOnlyFile extends File {
  constructor(bytes: Uint8Array) {
    super([]);
    // Not through the constructor, which would copy them.
    this.data = bytes;
  }

  override path_open(oflags: number): { ret: number; fd_obj: OpenFile } {
    const file = new OpenReadOnlyFile(this);
    return { ret: oflags & wasi.OFLAGS_TRUNC ? REFUSED : wasi.ERRNO_SUCCESS, fd_obj: file };
  }
}

/** What `.` and `..` take of a folder's listing. */
const SELF_AND_PARENT = 2n;

class OpenReadOnlyDirectory extends OpenDirectory {
  #listing: readonly (readonly [string, Inode])[] | null = null;

  /** One entry of the listing. The shim makes the whole list anew for each, which large folders make slow. */
  override fd_readdir_single(cookie: bigint): { ret: number; dirent: wasi.Dirent | null } {
    if (cookie < SELF_AND_PARENT) return super.fd_readdir_single(cookie);
    this.#listing ??= [...this.dir.contents];
    const [name, entry] = this.#listing[Number(cookie - SELF_AND_PARENT)] ?? [];
    if (name === undefined || entry === undefined) return { ret: wasi.ERRNO_SUCCESS, dirent: null };
    return { ret: wasi.ERRNO_SUCCESS, dirent: new wasi.Dirent(cookie + 1n, entry.ino, name, entry.stat().filetype) };
  }

  override path_create_directory = () => REFUSED;
  override path_link = () => REFUSED;
  override path_unlink = () => ({ ret: REFUSED, inode_obj: null });
  override path_unlink_file = () => REFUSED;
  override path_remove_directory = () => REFUSED;

  override path_open(...[dirflags, path, oflags, ...rights]: Parameters<OpenDirectory['path_open']>): {
    ret: number;
    fd_obj: Fd | null;
  } {
    if (oflags & wasi.OFLAGS_CREAT) return { ret: REFUSED, fd_obj: null };
    return super.path_open(dirflags, path, oflags, ...rights);
  }
}

class ReadOnlyDirectory extends Directory {
  override path_open = () => ({ ret: wasi.ERRNO_SUCCESS, fd_obj: new OpenReadOnlyDirectory(this) });
}

/** A folder that is there when the interpreter starts, at the absolute path `name`. */
export class ReadOnlyMount extends OpenReadOnlyDirectory {
  readonly #name: string;

  constructor(name: string, contents: Map<string, Inode>) {
    super(new ReadOnlyDirectory(contents));
    this.#name = name;
  }

  override fd_prestat_get() {
    return { ret: wasi.ERRNO_SUCCESS, prestat: wasi.Prestat.dir(this.#name) };
  }
}

/** The entries of a mount from a tree of bytes. */
export function readOnlyEntries(tree: FileTree): Map<string, Inode> {
  return new Map(
    Object.entries(tree).map(([name, entry]) => [
      name,
      entry instanceof Uint8Array ? new ReadOnlyFile(entry) : new ReadOnlyDirectory(readOnlyEntries(entry)),
    ]),
  );
}
