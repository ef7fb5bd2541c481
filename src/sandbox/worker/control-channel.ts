/**
 * The control channel: the only way in and out of an interpreter. A file that can be opened once; reading it waits for
 * the next command, and each command may be answered with exactly one line. Whoever breaks that ends the interpreter.
 */

import { receiveMessageOnPort } from 'node:worker_threads';
import { Fd, Inode, wasi } from '@bjorn3/browser_wasi_shim';
import type { Command, StartData } from './start-data.ts';

/** Thrown through the interpreter, which cannot catch it. */
export class ChannelAbused extends Error {
  override name = 'ChannelAbused';
}

interface ChannelOptions extends Pick<StartData, 'commands' | 'bell'> {
  readonly answerCharacters: number;
  /** Called with each command just before the interpreter sees it. */
  readonly began: (command: Command) => void;
  readonly answered: (line: string) => void;
}

class OpenChannel extends Fd {
  readonly #options: ChannelOptions;
  readonly #decoder = new TextDecoder();
  #unread: Uint8Array = new Uint8Array();
  #written = '';
  #heard = 0;
  /** The first line, which says that the interpreter is warm, is owed from the start. */
  #owesAnswer = true;

  constructor(options: ChannelOptions) {
    super();
    this.#options = options;
  }

  override fd_fdstat_get() {
    const fdstat = new wasi.Fdstat(wasi.FILETYPE_CHARACTER_DEVICE, 0);
    fdstat.fs_rights_base = BigInt(wasi.RIGHTS_FD_READ | wasi.RIGHTS_FD_WRITE);
    return { ret: wasi.ERRNO_SUCCESS, fdstat };
  }

  override fd_filestat_get() {
    return { ret: wasi.ERRNO_SUCCESS, filestat: new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n) };
  }

  override fd_read(size: number) {
    if (this.#unread.length === 0) this.#unread = this.#nextCommand();
    const data = this.#unread.subarray(0, size);
    this.#unread = this.#unread.subarray(size);
    return { ret: wasi.ERRNO_SUCCESS, data };
  }

  override fd_write(data: Uint8Array) {
    if (!this.#owesAnswer) throw new ChannelAbused('wrote without being asked');
    this.#written += this.#decoder.decode(data, { stream: true });
    if (this.#written.length > this.#options.answerCharacters) throw new ChannelAbused('the answer is too long');
    const end = this.#written.indexOf('\n');
    if (end >= 0) {
      if (end !== this.#written.length - 1) throw new ChannelAbused('more than one line');
      this.#owesAnswer = false;
      this.#options.answered(this.#written.slice(0, end));
      this.#written = '';
    }
    return { ret: wasi.ERRNO_SUCCESS, nwritten: data.length };
  }

  /** Sleeps, using no processor time, until the host has written a command. */
  #nextCommand(): Uint8Array {
    const { bell, commands, began } = this.#options;
    for (;;) {
      const received = receiveMessageOnPort(commands);
      if (received !== undefined) {
        const command: Command = received.message;
        this.#owesAnswer = true;
        began(command);
        return new TextEncoder().encode(`${command.line}\n`);
      }
      Atomics.wait(bell, 0, this.#heard);
      this.#heard = Atomics.load(bell, 0);
    }
  }
}

/** The channel's entry in its folder; `opened` takes it out, so that nobody opens it a second time. */
export class ControlChannel extends Inode {
  readonly #options: ChannelOptions;
  readonly #opened: () => void;

  constructor(options: ChannelOptions, opened: () => void) {
    super();
    this.#options = options;
    this.#opened = opened;
  }

  override path_open() {
    this.#opened();
    return { ret: wasi.ERRNO_SUCCESS, fd_obj: new OpenChannel(this.#options) };
  }

  override stat() {
    return new wasi.Filestat(this.ino, wasi.FILETYPE_CHARACTER_DEVICE, 0n);
  }
}
