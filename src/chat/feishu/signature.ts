// Proves that a request came from Feishu, and opens what it encrypted. Pure.
import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";

export type WebhookSecrets = { encryptKey?: string; verificationToken?: string };
export type SignedRequest = { timestamp: string; nonce: string; signature: string; raw: Buffer };

const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Compares in a time that does not depend on where the texts differ. */
export const isSameText = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));

/** Feishu: the signature is sha256(timestamp + nonce + encrypt key + body) in hex, over the body's own bytes (接收事件). */
export function isSigned({ timestamp, nonce, signature, raw }: SignedRequest, encryptKey: string): boolean {
  return isSameText(sha256(timestamp, nonce, encryptKey, raw).toString("hex"), signature);
}

/** `timestamp` is in seconds. */
export function isFresh(timestamp: string, { now, freshForMs }: { now: () => Date; freshForMs: number }): boolean {
  const age = Math.abs(now().getTime() - Number(timestamp) * 1_000);
  return /^\d+$/.test(timestamp) && age <= freshForMs;
}

const IV_BYTES = 16;

/** Feishu: base64 of a 16-byte vector and AES-256-CBC under sha256(encrypt key). Null: not encrypted with this key. */
export function openEncrypted(encrypted: string, encryptKey: string): Buffer | null {
  const bytes = Buffer.from(encrypted, "base64");
  if (bytes.length <= IV_BYTES) return null;
  try {
    const decipher = createDecipheriv("aes-256-cbc", sha256(encryptKey), bytes.subarray(0, IV_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
