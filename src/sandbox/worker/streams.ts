/**
 * The streams of an interpreter: the control channel, and the pipe for what it prints.
 *
 * The channel is the only way in and out. A file that can be opened once, before the snapshot is taken; reading it
 * waits for the next command, and each command may be answered with exactly one line. Whoever breaks that ends the run.
 */
import { Fd, Inode, wasi } from '@bjorn3/browser_wasi_shim';
import type { End } from '../host/protocol.ts';
import { addPrint, type PrintMemory } from './prints.ts';

/** Thrown through the interpreter, which cannot catch it: the run is over. */
export class RunOver extends Error {
  override name = 'RunOver';
  readonly end: End | 'finished';

  constructor(end: End | 'finished', why: string) {
    super(why);
    this.end = end;
  }
}

export interface ChannelHost {
  /** The next command, waited for; throws `RunOver` when there is none any more. */
  readonly receive: () => string;
  readonly answered: (line: string) => void;
}

export class Channel extends Fd {
  readonly #host: ChannelHost;
  readonly #answerCharacters: number;
  readonly #decoder = new TextDecoder();
  #owesAnswer: boolean;
  #unread: Uint8Array = new Uint8Array();
  #written = '';

  /** `owesAnswer`: whether a line may be written before the first command is read. */
  constructor(host: ChannelHost, answerCharacters: number, owesAnswer: boolean) {
    super();
    this.#host = host;
    this.#answerCharacters = answerCharacters;
    this.#owesAnswer = owesAnswer;
  }

  override fd_fdstat_get() {
    return { ret: wasi.ERRNO_SUCCESS, fdstat: characterDevice(wasi.RIGHTS_FD_READ | wasi.RIGHTS_FD_WRITE) };
  }

  override fd_filestat_get() {
    return { ret: wasi.ERRNO_SUCCESS, filestat: new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n) };
  }

  override fd_read(size: number) {
    if (this.#unread.length === 0) {
      // The next command only comes when this one is answered, so it would wait for ever.
      if (this.#owesAnswer) throw new RunOver('timeout', 'waits for a command while it owes an answer');
      this.#unread = new TextEncoder().encode(`${this.#host.receive()}\n`);
      this.#owesAnswer = true;
    }
    const data = this.#unread.subarray(0, size);
    this.#unread = this.#unread.subarray(size);
    return { ret: wasi.ERRNO_SUCCESS, data };
  }

  override fd_write(data: Uint8Array) {
    if (!this.#owesAnswer) throw new RunOver('broken', 'wrote without being asked');
    const piece = this.#decoder.decode(data, { stream: true });
    this.#written += piece;
    if (this.#written.length > this.#answerCharacters) throw new RunOver('broken', 'the answer is too long');
    // Only the piece is searched, for an answer may come in as many pieces as it has bytes.
    const end = piece.indexOf('\n');
    if (end >= 0) {
      if (end !== piece.length - 1) throw new RunOver('broken', 'more than one line');
      this.#owesAnswer = false;
      this.#host.answered(this.#written.slice(0, -1));
      this.#written = '';
    }
    return { ret: wasi.ERRNO_SUCCESS, nwritten: data.length };
  }
}

/** The channel's entry in its folder; `opened` takes it out, so that nobody opens it a second time. */
export class ChannelInode extends Inode {
  readonly #channel: Channel;
  readonly #opened: () => void;

  constructor(channel: Channel, opened: () => void) {
    super();
    this.#channel = channel;
    this.#opened = opened;
  }

  override path_open() {
    this.#opened();
    return { ret: wasi.ERRNO_SUCCESS, fd_obj: this.#channel };
  }

  override stat() {
    return new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n);
  }
}

/** What `fd_fdstat_get` says of a stream. */
export function characterDevice(rights: number): wasi.Fdstat {
  const fdstat = new wasi.Fdstat(wasi.FILETYPE_CHARACTER_DEVICE, 0);
  fdstat.fs_rights_base = BigInt(rights);
  return fdstat;
}

/** Where stdout and stderr of a program go. */
export class PrintPipe extends Fd {
  readonly #memory: PrintMemory;

  constructor(memory: PrintMemory) {
    super();
    this.#memory = memory;
  }

  override fd_fdstat_get() {
    return { ret: wasi.ERRNO_SUCCESS, fdstat: characterDevice(wasi.RIGHTS_FD_WRITE) };
  }

  override fd_filestat_get() {
    return { ret: wasi.ERRNO_SUCCESS, filestat: new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n) };
  }

  override fd_write(data: Uint8Array) {
    addPrint(this.#memory, data);
    return { ret: wasi.ERRNO_SUCCESS, nwritten: data.length };
  }
}
