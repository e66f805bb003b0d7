// The forms names are looked up by.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameForms, normaliseName, phoneDigits } from "../../../src/core/customers/names.ts";

const formOf = (name: string, pinyin: string | null = null) =>
  nameForms({ name, shortName: null, aliases: null, pinyin })[0];

describe("how a name is read", () => {
  it.each([
    ["重庆百货", "chongqingbaihuo", "cqbh"],
    ["厦门海鲜", "xiamenhaixian", "xmhx"],
    ["长乐超市", "changlechaoshi", "clcs"],
    ["银座商城", "yinzuoshangcheng", "yzsc"],
    ["曾记牛肉面", "zengjiniuroumian", "zjnrm"],
    ["单县羊汤", "shanxianyangtang", "sxyt"],
    ["仇记药房", "qiujiyaofang", "qjyf"],
    ["乐亭驴肉", "laotinglvrou", "ltlr"],
    ["利群车行", "liqunchehang", "lqch"],
    ["绿源", "lvyuan", "ly"],
    ["ABC超市", "abcchaoshi", "abccs"],
    ["7-11便利店", "711bianlidian", "711bld"],
    ["May at Sun Corp", "mayatsuncorp", "masc"],
    ["Sun & Moon", "sunmoon", "sm"],
    ["𠮷野家", "𠮷yejia", "𠮷yj"],
    ["華潤萬家", "huarunwanjia", "hrwj"],
  ])("%s: %s, %s", (name, pinyin, initials) => {
    expect(formOf(name)).toMatchObject({ kind: "name", text: name, pinyin, initials });
  });

  it.each([
    ["曾家铺子", "zeng jia pu zi", "zengjiapuzi", "zjpz"],
    ["曾家铺子", "zengjiapuzi", "zengjiapuzi", "zjpz"],
    ["曾家铺子", "zēng jiā pù zi", "zengjiapuzi", "zjpz"],
    ["ABC曾家", "abc zeng jia", "abczengjia", "abczj"],
    ["绿源", "lǜ yuán", "lvyuan", "ly"],
    ["曾家铺子", "something else", "somethingelse", "se"],
    ["曾家铺子", "  ", "cengjiapuzi", "cjpz"],
  ])("%s, typed as %s: %s, %s", (name, typed, pinyin, initials) => {
    expect(formOf(name, typed)).toMatchObject({ pinyin, initials });
  });

  it("reads the short name and the aliases as the name was said to be read", () => {
    const forms = nameForms({
      name: "曾家单店",
      shortName: "单店",
      aliases: "曾店｜ 老曾 |",
      pinyin: "zengjiashandian",
    });
    expect(forms.map(({ kind, pinyin }) => `${kind} ${pinyin}`)).toEqual([
      "name zengjiashandian",
      "short shandian",
      "alias zengdian",
      "alias laozeng",
    ]);
  });

  it("keeps names that come to the same once a kind, and no empty ones", () => {
    const forms = nameForms({
      name: "永清",
      shortName: " ",
      aliases: "永 清|（永清）||永清2",
      pinyin: null,
      phone: "",
    });
    expect(forms.map(({ kind, text }) => `${kind} ${text}`)).toEqual(["name 永清", "alias 永 清", "alias 永清2"]);
  });
});

describe("normalising", () => {
  it.each([
    ["（永清） 超市·总店", "永清超市总店"],
    ["ＡＢＣ—１２", "abc12"],
    ["Sun & Moon Café", "sunmooncafé"],
    ["A+ 超市", "a+超市"],
    ["永\u200b清\u202e超市", "永清超市"],
    ["  ？！ ", "?!"],
    ["", ""],
  ])("%s → %s", (text, normalised) => {
    expect(normaliseName(text)).toBe(normalised);
  });

  it("changes nothing the second time, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
      }),
    );
  });

  it("makes rows for any text without failing", () => {
    const text = fc.option(fc.string({ unit: "grapheme" }), { nil: null });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), text, text, text, (name, shortName, aliases, pinyin) => {
        const forms = nameForms({ name, shortName, aliases, pinyin });
        expect(new Set(forms.map((form) => `${form.kind} ${form.normalised}`)).size).toBe(forms.length);
      }),
    );
  });
});

describe("phone numbers", () => {
  it.each([
    ["010-6200 1234", ["01062001234"]],
    ["+86 138-0000-1111 / 0086 13900002222", ["13800001111", "13900002222"]],
    ["１３８００００１１１１", ["13800001111"]],
    ["8612345", ["8612345"]],
    ["转 802", []],
    ["", []],
  ])("%s", (text, digits) => {
    expect(phoneDigits(text)).toEqual(digits);
  });
});
