/**
 * Files → a ZIP archive of them, not compressed: APPNOTE.TXT 6.3 of PKWARE, sections 4.3.7 (the header of a file),
 * 4.3.12 (its entry in the directory) and 4.3.16 (the end). The same files give the same bytes.
 */
import { crc32 } from 'node:zlib';

/** The first day that a ZIP knows, 1 January 1980. */
const DATE = 0x0021;
/** Names are UTF-8 (section 4.4.4, bit 11). */
const UTF8 = 0x0800;

/** `files`: by their paths, with `/` between folders; at most 65,535, and 4 GB in all. */
export function zip(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    const bytes = Buffer.from(content);
    // Version 2.0, flags, stored, time, date, CRC, both sizes, the lengths of the name and of what is extra.
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(UTF8, 2);
    about.writeUInt16LE(DATE, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(name.length, 22);
    parts.push(signature(0x04034b50), about, name, bytes);
    // Beside that: made by, no comment, on disk 0, no attributes, where its header is.
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), about, place, name);
    at += 30 + name.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
