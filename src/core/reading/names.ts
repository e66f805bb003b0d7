// People's names among other words: 于老板, 王店长和李经理, Wang Li. Guessed only where a title or a surname speaks for it.
import { plainOf } from "./clean.ts";

// The commonest Chinese surnames, about 95 in 100 people.
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
const DOUBLE = ["欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "东方", "夏侯", "慕容", "令狐", "公孙", "尉迟", "端木"];
// A title after one of these is no name but what was done: 没见到老板, 找经理.
const NO_NAME = /^[没不未无找给等问约请跟向对让叫由把被是有的换新原和与及]/u;
const LONGEST_NAME = 4;

/** Several names in one text, divided by 、 , ; / & “and” 和 and line ends. */
export function splitNames(text: string): string[] {
  const pieces = text
    .split(/[、,，;；/／&＆\n]| and |(?<=\p{Script=Han})\s(?=\s?\p{Script=Han})/iu)
    .flatMap(splitAtAnd);
  return [...new Set(pieces.map((name) => name.replace(/\s+/gu, " ").trim()).filter((name) => name !== ""))];
}

/** 王店长和李经理: 和, 跟, 与 divide only what begins with a surname on both sides. */
function splitAtAnd(text: string): string[] {
  const pieces = text.split(/[和跟与]/u);
  return pieces.length > 1 && pieces.every((piece) => isSurnamed(piece.trim())) ? pieces : [text];
}

/** Begins with a surname, 小, 大 or 老 before it or not, or in Latin letters. */
export function isSurnamed(text: string): boolean {
  const bare = plainOf(text).replace(/^[小大老阿](?=.)/u, "");
  return (
    DOUBLE.some((surname) => bare.startsWith(surname)) || SURNAMES.includes(bare[0] ?? " ") || /^[a-z]/u.test(bare)
  );
}

/** A short name by its surname: 张三, 王小明, Wang. What only begins like a name (见效很快) is none. */
export const isLikeName = (text: string): boolean => [...text].length <= LONGEST_NAME && isSurnamed(text);

/**
 * Whether a word is somebody with a title (`于老板`, `王总`). The title alone counts if it is a whole word of its own;
 * 总 also ends other words (汇总), so it needs a surname.
 */
export function isTitled(word: string, endings: readonly string[]): boolean {
  const ending = endings.find((title) => word.endsWith(title));
  if (ending === undefined) return false;
  const name = word.slice(0, -ending.length);
  if (ending.length === 1) return isLikeName(name);
  return [...name].length <= LONGEST_NAME && !NO_NAME.test(name);
}
