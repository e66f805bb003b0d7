// Looks into a ZIP file (an XLSX is one) before it is unfolded: a small file can unfold to gigabytes.
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";

const inflate = promisify(inflateRaw);

/** The bytes unfold to more than is allowed, or to more than they say. */
export class TooMuchInside extends Error {
  constructor() {
    super("the file unfolds to more than is allowed");
    this.name = "TooMuchInside";
  }
}

// Numbers of the format: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_REMARK = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const DEFLATED = 8;

type Entry = { method: number; packed: number; unfolded: number; at: number };

/** Throws TooMuchInside, or a plain Error when this is no ZIP file. Each part is unfolded once, away from the event loop. */
export async function checkZip(bytes: Uint8Array, mostBytes: number): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readEntries(file);
  if (entries.reduce((sum, entry) => sum + entry.unfolded, 0) > mostBytes) throw new TooMuchInside();
  for (const entry of entries) {
    if (entry.method !== DEFLATED) continue;
    const start = entry.at + LOCAL_LENGTH + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28);
    const packed = file.subarray(start, start + entry.packed);
    await inflate(packed, { maxOutputLength: Math.max(entry.unfolded, 1) }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ERR_BUFFER_TOO_LARGE") throw new TooMuchInside();
      throw cause;
    });
  }
}

function readEntries(file: Buffer): Entry[] {
  const end = findEnd(file);
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count--) {
    if (file.readUInt32LE(at) !== ENTRY) throw new Error("not a ZIP file: its list of parts is broken");
    entries.push({
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unfolded: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += ENTRY_LENGTH + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - END_LENGTH - LONGEST_REMARK);
  for (let at = file.length - END_LENGTH; at >= first; at--) if (file.readUInt32LE(at) === END) return at;
  throw new Error("not a ZIP file");
}
