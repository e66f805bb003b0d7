// How Chinese names sound: a syllable a character, without tones, ü written v as people type it.
import { createRequire } from "node:module";
import type * as PinyinPro from "pinyin-pro";

// Names of shops and places that pinyin-pro 3.29.4 reads wrongly (test/core/customers/names.test.ts). Anything else that
// it misreads is mended by Customer.pinyin.
const READINGS: Record<string, string> = {
  曾记: "zeng ji",
  曾氏: "zeng shi",
  单记: "shan ji",
  单氏: "shan shi",
  单县: "shan xian",
  仇记: "qiu ji",
  解记: "xie ji",
  解氏: "xie shi",
  查记: "zha ji",
  查氏: "zha shi",
  盖记: "ge ji",
  朴记: "piao ji",
  缪记: "miao ji",
  尉迟: "yu chi",
  乐清: "yue qing",
  乐陵: "lao ling",
  乐亭: "lao ting",
  大埔: "da bu",
  蔚县: "yu xian",
  浚县: "xun xian",
  歙县: "she xian",
  洪洞: "hong tong",
  尉犁: "yu li",
  繁峙: "fan shi",
  黄陂: "huang pi",
  会稽: "kuai ji",
  车行: "che hang",
  粮行: "liang hang",
  茶行: "cha hang",
  酒行: "jiu hang",
  五金行: "wu jin hang",
  百货行: "bai huo hang",
  都汇: "du hui",
  重百: "chong bai",
  参茸: "shen rong",
};

let loaded: typeof PinyinPro | undefined;

/** Its dictionary takes 60 ms and 15 MB, and whoever types names as they are written never needs it. */
function pinyinPro(): typeof PinyinPro {
  if (loaded) return loaded;
  loaded = createRequire(import.meta.url)("pinyin-pro") as typeof PinyinPro;
  loaded.customPinyin(READINGS);
  return loaded;
}

const OPTIONS = { toneType: "none", type: "array", v: true } as const;

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** One entry a character (code point): its syllable if it is Chinese, else the character itself. */
export function soundsOf(text: string): string[] {
  const characters = [...text];
  const sounds = pinyinPro().pinyin(text, OPTIONS);
  return characters.map((character, at) => (isHan(character) ? (sounds[at] ?? character) : character));
}

/** All the readings that a character can have. */
export function readingsOf(character: string): string[] {
  return pinyinPro().polyphonic(character, OPTIONS)[0] ?? [character];
}

/** Pinyin as somebody typed it: lower case, without tone marks, ü as v, divided into its words. */
export function readTypedPinyin(text: string): string[] {
  const plain = text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("u\u0308", "v")
    .replace(/u([\u0300-\u036f])\u0308/gu, "v")
    .replace(/[\u0300-\u036f]/gu, "");
  return plain.split(/[^a-z0-9]+/u).filter((word) => word !== "");
}
