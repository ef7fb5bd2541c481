/**
 * Files that a program may write, in memory and within a quota. The shim below keeps file contents on the host's heap,
 * outside the interpreter's capped memory, and would let them grow without end; so whatever grows asks the quota first.
 * What was used is not given back by deleting: a run is short, and so the sums stay simple.
 */
import { Directory, File, type Inode, OpenDirectory, OpenFile, wasi } from '@bjorn3/browser_wasi_shim';

const LONGEST_PATH = 1024;

/** How much a run has used up. */
export class Quota {
  #files: number;
  #bytes: number;

  constructor(limits: { readonly files: number; readonly fileBytes: number }) {
    this.#files = limits.files;
    this.#bytes = limits.fileBytes;
  }

  /** Whether one more name may be made; counts it. */
  takeName(path: string): boolean {
    if (path.length > LONGEST_PATH || this.#files === 0) return false;
    this.#files -= 1;
    return true;
  }

  /** Whether a file may grow from `size` to `wanted` bytes; counts it. */
  takeBytes(size: bigint, wanted: bigint): boolean {
    const growth = Number(wanted - size);
    if (growth > this.#bytes) return false;
    this.#bytes -= Math.max(growth, 0);
    return true;
  }
}

class OpenScratchFile extends OpenFile {
  readonly #quota: Quota;

  constructor(file: File, quota: Quota) {
    super(file);
    this.#quota = quota;
  }

  override fd_allocate(offset: bigint, length: bigint): number {
    return this.#fits(offset + length) ? super.fd_allocate(offset, length) : wasi.ERRNO_NOSPC;
  }

  override fd_filestat_set_size(size: bigint): number {
    return this.#fits(size) ? super.fd_filestat_set_size(size) : wasi.ERRNO_NOSPC;
  }

  override fd_write(data: Uint8Array) {
    const fits = this.#fits(this.file_pos + BigInt(data.length));
    return fits ? super.fd_write(data) : { ret: wasi.ERRNO_NOSPC, nwritten: 0 };
  }

  override fd_pwrite(data: Uint8Array, offset: bigint) {
    const fits = this.#fits(offset + BigInt(data.length));
    return fits ? super.fd_pwrite(data, offset) : { ret: wasi.ERRNO_NOSPC, nwritten: 0 };
  }

  #fits(size: bigint): boolean {
    return this.#quota.takeBytes(this.file.size, size);
  }
}

class ScratchFile extends File {
  readonly #quota: Quota;

  constructor(quota: Quota) {
    super([]);
    this.#quota = quota;
  }

  override path_open(oflags: number, _rights: bigint, flags: number): { ret: number; fd_obj: OpenFile } {
    if (oflags & wasi.OFLAGS_TRUNC) this.data = new Uint8Array();
    const opened = new OpenScratchFile(this, this.#quota);
    if (flags & wasi.FDFLAGS_APPEND) opened.fd_seek(0n, wasi.WHENCE_END);
    return { ret: wasi.ERRNO_SUCCESS, fd_obj: opened };
  }
}

class OpenScratchDirectory extends OpenDirectory {
  readonly #quota: Quota;

  constructor(directory: Directory, quota: Quota) {
    super(directory);
    this.#quota = quota;
  }

  override path_link(path: string, inode: Inode, allowDirectory: boolean): number {
    return this.#quota.takeName(path) ? super.path_link(path, inode, allowDirectory) : wasi.ERRNO_NOSPC;
  }
}

class ScratchDirectory extends Directory {
  readonly #quota: Quota;

  constructor(quota: Quota) {
    super([]);
    this.#quota = quota;
  }

  override path_open(): { ret: number; fd_obj: OpenDirectory } {
    return { ret: wasi.ERRNO_SUCCESS, fd_obj: new OpenScratchDirectory(this, this.#quota) };
  }

  override create_entry_for_path(path: string, isDirectory: boolean): { ret: number; entry: Inode | null } {
    if (!this.#quota.takeName(path)) return { ret: wasi.ERRNO_NOSPC, entry: null };
    // Not by way of the shim, whose new entries would know no quota.
    const names = pathNames(path);
    const name = names.pop();
    let folder: Inode | undefined = this;
    for (const below of names) folder = folder instanceof ScratchDirectory ? folder.contents.get(below) : undefined;
    if (name === undefined || !(folder instanceof ScratchDirectory)) return { ret: wasi.ERRNO_NOENT, entry: null };
    if (folder.contents.has(name)) return { ret: wasi.ERRNO_EXIST, entry: null };
    const entry = isDirectory ? new ScratchDirectory(this.#quota) : new ScratchFile(this.#quota);
    folder.contents.set(name, entry);
    return { ret: wasi.ERRNO_SUCCESS, entry };
  }
}

/** The names along a path, with `.` and `..` taken out; the shim has refused paths that lead out of the folder. */
function pathNames(path: string): string[] {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names;
}

/** A writable folder, empty at first, at the absolute path `name`. */
export class ScratchMount extends OpenScratchDirectory {
  readonly #name: string;

  constructor(name: string, quota: Quota) {
    super(new ScratchDirectory(quota), quota);
    this.#name = name;
  }

  override fd_prestat_get(): { ret: number; prestat: wasi.Prestat | null } {
    return { ret: wasi.ERRNO_SUCCESS, prestat: wasi.Prestat.dir(this.#name) };
  }
}
