// A file that a person chose, as the sandbox takes it.
import type { Requests } from "../requests.ts";

/** As much as the house keeps of a file, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** The browser's own reader makes base64 without a copy per byte. */
export async function writeFile(file: File): Promise<Requests["attach"]["files"][number]> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result : "");
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
  return { name: file.name, mime: file.type, base64: address.slice(address.indexOf(",") + 1) };
}
