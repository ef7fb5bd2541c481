/**
 * The files of an interpreter: some that it may read but in no way change, which all runs share, and some of its own,
 * in memory and within a quota. Nothing of the host's is among them.
 */
import { gunzipSync } from 'node:zlib';
import { Directory, File, OpenDirectory, OpenFile, wasi } from '@bjorn3/browser_wasi_shim';
/** The shim numbers inodes over all runs; here the same file has the same number in each. */
export class InodeNumbers {
    #next;
    constructor(first) {
        this.#next = first;
    }
    take() {
        this.#next += 1n;
        return this.#next - 1n;
    }
}
/** Numbers of read-only files begin at 1, those of a run's own files here. */
const FIRST_OWN_NUMBER = 1000000n;
// ── Read only ──
const REFUSED = wasi.ERRNO_ROFS;
class OpenReadOnlyFile extends OpenFile {
    fd_allocate = () => REFUSED;
    fd_filestat_set_size = () => REFUSED;
    fd_write = () => ({ ret: REFUSED, nwritten: 0 });
    fd_pwrite = () => ({ ret: REFUSED, nwritten: 0 });
}
/** The file itself as long as it is open: its bytes, and the number that it has whoever opens it. */
class UnpackedFile extends File {
    constructor(bytes, ino) {
        super([]);
        // Not through the constructor, which would copy them.
        this.data = bytes;
        this.ino = ino;
    }
}
/** A file over bytes that are shared with other interpreters, packed with gzip. */
class ReadOnlyFile extends File {
    #packed;
    constructor(packed, numbers) {
        super([]);
        this.#packed = packed;
        this.ino = numbers.take();
    }
    /** Its last four bytes are how many it has unpacked (RFC 1952, 2.3.1). */
    get size() {
        const { buffer, byteOffset, byteLength } = this.#packed;
        return BigInt(new DataView(buffer, byteOffset, byteLength).getUint32(byteLength - 4, true));
    }
    path_open(oflags) {
        const file = new OpenReadOnlyFile(new UnpackedFile(gunzipSync(this.#packed), this.ino));
        return { ret: oflags & wasi.OFLAGS_TRUNC ? REFUSED : wasi.ERRNO_SUCCESS, fd_obj: file };
    }
}
/** What `.` and `..` take of a folder's listing. */
const SELF_AND_PARENT = 2n;
class OpenReadOnlyDirectory extends OpenDirectory {
    #listing = null;
    /** One entry of the listing. The shim makes the whole list anew for each, which large folders make slow. */
    fd_readdir_single(cookie) {
        if (cookie < SELF_AND_PARENT)
            return super.fd_readdir_single(cookie);
        this.#listing ??= [...this.dir.contents];
        const [name, entry] = this.#listing[Number(cookie - SELF_AND_PARENT)] ?? [];
        if (name === undefined || entry === undefined)
            return { ret: wasi.ERRNO_SUCCESS, dirent: null };
        return { ret: wasi.ERRNO_SUCCESS, dirent: new wasi.Dirent(cookie + 1n, entry.ino, name, entry.stat().filetype) };
    }
    path_create_directory = () => REFUSED;
    path_link = () => REFUSED;
    path_unlink = () => ({ ret: REFUSED, inode_obj: null });
    path_unlink_file = () => REFUSED;
    path_remove_directory = () => REFUSED;
    path_open(...[dirflags, path, oflags, ...rights]) {
        if (oflags & wasi.OFLAGS_CREAT)
            return { ret: REFUSED, fd_obj: null };
        return super.path_open(dirflags, path, oflags, ...rights);
    }
}
class ReadOnlyDirectory extends Directory {
    constructor(contents, numbers) {
        super(contents);
        this.ino = numbers.take();
    }
    path_open = () => ({ ret: wasi.ERRNO_SUCCESS, fd_obj: new OpenReadOnlyDirectory(this) });
}
class ReadOnlyMount extends OpenReadOnlyDirectory {
    #name;
    constructor(name, directory) {
        super(directory);
        this.#name = name;
    }
    fd_prestat_get() {
        return { ret: wasi.ERRNO_SUCCESS, prestat: wasi.Prestat.dir(this.#name) };
    }
}
function readOnlyDirectory(tree, numbers) {
    const entries = Object.entries(tree).map(([name, entry]) => [
        name,
        entry instanceof Uint8Array ? new ReadOnlyFile(entry, numbers) : readOnlyDirectory(entry, numbers),
    ]);
    return new ReadOnlyDirectory(new Map(entries), numbers);
}
// ── A run's own ──
const LONGEST_PATH = 1024;
/**
 * How much a run has used up. The shim keeps file contents on the host's heap, outside the interpreter's capped memory,
 * and would let them grow without end; so whatever grows asks first. What was used is not given back by deleting: a run
 * is short, and so the sums stay simple.
 */
class Quota {
    numbers = new InodeNumbers(FIRST_OWN_NUMBER);
    #files;
    #bytes;
    constructor(limits) {
        this.#files = limits.files;
        this.#bytes = limits.fileBytes;
    }
    /** Whether one more name may be made; counts it. */
    takeName(path) {
        if (path.length > LONGEST_PATH || this.#files === 0)
            return false;
        this.#files -= 1;
        return true;
    }
    /** Whether a file may grow from `size` to `wanted` bytes; counts it. */
    takeBytes(size, wanted) {
        const growth = Number(wanted - size);
        if (growth > this.#bytes)
            return false;
        this.#bytes -= Math.max(growth, 0);
        return true;
    }
}
class OpenScratchFile extends OpenFile {
    #quota;
    constructor(file, quota) {
        super(file);
        this.#quota = quota;
    }
    fd_allocate(offset, length) {
        return this.#fits(offset + length) ? super.fd_allocate(offset, length) : wasi.ERRNO_NOSPC;
    }
    fd_filestat_set_size(size) {
        return this.#fits(size) ? super.fd_filestat_set_size(size) : wasi.ERRNO_NOSPC;
    }
    fd_write(data) {
        const fits = this.#fits(this.file_pos + BigInt(data.length));
        return fits ? super.fd_write(data) : { ret: wasi.ERRNO_NOSPC, nwritten: 0 };
    }
    fd_pwrite(data, offset) {
        const fits = this.#fits(offset + BigInt(data.length));
        return fits ? super.fd_pwrite(data, offset) : { ret: wasi.ERRNO_NOSPC, nwritten: 0 };
    }
    #fits(size) {
        return this.#quota.takeBytes(this.file.size, size);
    }
}
class ScratchFile extends File {
    #quota;
    constructor(quota) {
        super([]);
        this.ino = quota.numbers.take();
        this.#quota = quota;
    }
    path_open(oflags, _rights, flags) {
        if (oflags & wasi.OFLAGS_TRUNC)
            this.data = new Uint8Array();
        const opened = new OpenScratchFile(this, this.#quota);
        if (flags & wasi.FDFLAGS_APPEND)
            opened.fd_seek(0n, wasi.WHENCE_END);
        return { ret: wasi.ERRNO_SUCCESS, fd_obj: opened };
    }
}
class OpenScratchDirectory extends OpenDirectory {
    #quota;
    constructor(directory, quota) {
        super(directory);
        this.#quota = quota;
    }
    path_link(path, inode, allowDirectory) {
        return this.#quota.takeName(path) ? super.path_link(path, inode, allowDirectory) : wasi.ERRNO_NOSPC;
    }
}
class ScratchDirectory extends Directory {
    #quota;
    constructor(quota) {
        super([]);
        this.ino = quota.numbers.take();
        this.#quota = quota;
    }
    path_open() {
        return { ret: wasi.ERRNO_SUCCESS, fd_obj: new OpenScratchDirectory(this, this.#quota) };
    }
    create_entry_for_path(path, isDirectory) {
        if (!this.#quota.takeName(path))
            return { ret: wasi.ERRNO_NOSPC, entry: null };
        // Not by way of the shim, whose new entries would know no quota.
        const names = pathNames(path);
        const name = names.pop();
        let folder = this;
        for (const below of names)
            folder = folder instanceof ScratchDirectory ? folder.contents.get(below) : undefined;
        if (name === undefined || !(folder instanceof ScratchDirectory))
            return { ret: wasi.ERRNO_NOENT, entry: null };
        if (folder.contents.has(name))
            return { ret: wasi.ERRNO_EXIST, entry: null };
        const entry = isDirectory ? new ScratchDirectory(this.#quota) : new ScratchFile(this.#quota);
        folder.contents.set(name, entry);
        return { ret: wasi.ERRNO_SUCCESS, entry };
    }
}
/** The names along a path, with `.` and `..` taken out; the shim has refused paths that lead out of the folder. */
function pathNames(path) {
    const names = [];
    for (const name of path.split('/')) {
        if (name === '..')
            names.pop();
        else if (name !== '' && name !== '.')
            names.push(name);
    }
    return names;
}
class ScratchMount extends OpenScratchDirectory {
    #name;
    constructor(name, quota) {
        super(new ScratchDirectory(quota), quota);
        this.#name = name;
    }
    fd_prestat_get() {
        return { ret: wasi.ERRNO_SUCCESS, prestat: wasi.Prestat.dir(this.#name) };
    }
}
// ── All together ──
/**
 * What runs have in common: the library and an empty stdin. Made once a thread, since it is large and never changes.
 */
export class SharedFiles {
    #library;
    #control;
    #input;
    /** `library` is packed with gzip, file by file. */
    constructor(library) {
        const numbers = new InodeNumbers(1n);
        this.#library = readOnlyDirectory(library, numbers);
        this.#control = new ReadOnlyDirectory(new Map(), numbers);
        this.#input = new UnpackedFile(new Uint8Array(), numbers.take());
    }
    /**
     * What is open when an interpreter starts, by number: the three streams, then /control, /lib, /app and /tmp, of which
     * the last two are empty and writable. `control` is what lies in /control.
     */
    open(output, limits, control = this.#control.contents) {
        const quota = new Quota(limits);
        const channels = control === this.#control.contents ? this.#control : new ReadOnlyDirectory(control, quota.numbers);
        return [
            new OpenReadOnlyFile(this.#input),
            output,
            output,
            new ReadOnlyMount('/control', channels),
            new ReadOnlyMount('/lib', this.#library),
            new ScratchMount('/app', quota),
            new ScratchMount('/tmp', quota),
        ];
    }
}
//# sourceMappingURL=files.js.map