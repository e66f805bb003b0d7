// What a file is by its first bytes: a platform's word for it, and a name's ending, may be missing or wrong.

const BEGINNINGS: [beginning: string, mime: string, ending: string][] = [
  ["89504e47", "image/png", "png"],
  ["ffd8ff", "image/jpeg", "jpg"],
  ["47494638", "image/gif", "gif"],
  ["52494646........57454250", "image/webp", "webp"],
];

const beginsLike = (bytes: Uint8Array, beginning: string): boolean =>
  new RegExp(`^${beginning}`, "u").test(Buffer.from(bytes.subarray(0, 12)).toString("hex"));

/** Of a picture that both platforms show in place: its MIME type and ending; null: some other file. */
export function pictureKind(bytes: Uint8Array): { mime: string; ending: string } | null {
  const found = BEGINNINGS.find(([beginning]) => beginsLike(bytes, beginning));
  return found ? { mime: found[1], ending: found[2] } : null;
}

/** Files beyond this are named in the timeline, but not kept: 10 MB. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** A download that takes longer is given up. */
export const FETCH_WITHIN_MS = 20_000;
