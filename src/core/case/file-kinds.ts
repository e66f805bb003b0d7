// Which files a case's file does not take in: programs, by their name or by how they begin. Pure.

/** Why a file's bytes are not kept. `gone`: its platform does not give it out, or no more. */
export const UNKEPT = ["tooBig", "program", "gone"] as const;
export type Unkept = (typeof UNKEPT)[number];

export const isUnkept = (text: string): text is Unkept => UNKEPT.some((why) => why === text);

/** What a computer or a phone runs when it is opened: nobody should get it by a copy that comes from us. */
const ENDINGS =
  /\.(?:exe|msi|bat|cmd|com|scr|pif|cpl|dll|ps1|vbs?|vbe|jse?|wsf|hta|reg|lnk|jar|apk|ipa|app|dmg|pkg|deb|rpm|sh|command)\s*\.?$/iu;
/** Windows (MZ), Linux (ELF), macOS (the four Mach-O magics that are not a Java class), a script's `#!`. */
const BEGINNINGS = ["4d5a", "7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "2321"];

/** By its name, and by its first bytes where they are known: a name can be changed. */
export function isProgram(name: string, bytes: Uint8Array = new Uint8Array()): boolean {
  if (ENDINGS.test(name.normalize("NFKC"))) return true;
  const first = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  return BEGINNINGS.some((beginning) => first.startsWith(beginning));
}
