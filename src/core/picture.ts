// What a picture is by its first bytes: a platform's word for it, and a name's ending, may be missing or wrong.

const BEGINNINGS: [beginning: string, mime: string, ending: string][] = [
  ["89504e47", "image/png", "png"],
  ["ffd8ff", "image/jpeg", "jpg"],
  ["47494638", "image/gif", "gif"],
  ["52494646........57454250", "image/webp", "webp"],
];

/** So many first bytes are enough. */
export const PICTURE_BEGINNING = 12;

const beginsLike = (bytes: Uint8Array, beginning: string): boolean =>
  new RegExp(`^${beginning}`, "u").test(Buffer.from(bytes.subarray(0, PICTURE_BEGINNING)).toString("hex"));

/** Of a picture that platforms and browsers show in place: its MIME type and ending; null: some other file. */
export function pictureKind(bytes: Uint8Array): { mime: string; ending: string } | null {
  const found = BEGINNINGS.find(([beginning]) => beginsLike(bytes, beginning));
  return found ? { mime: found[1], ending: found[2] } : null;
}
