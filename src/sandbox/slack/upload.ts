// The body of an upload: raw bytes, or the one file of a multipart form as Slack's own client sends it.

/** @returns the file's bytes; the body itself when it is no form. */
export function readUpload(contentType: string, body: Buffer): Uint8Array {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/u.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  const headEnd = body.indexOf("\r\n\r\n");
  const tail = body.lastIndexOf(`\r\n--${boundary}--`);
  return headEnd < 0 || tail < headEnd ? body : body.subarray(headEnd + 4, tail);
}
