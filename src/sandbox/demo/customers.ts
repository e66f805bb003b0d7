// The demo company's customers: shops, dealers and chains with the names that make a look-up hard.

export type DemoCustomer = {
  name: string;
  shortName?: string;
  aliases?: string;
  owner: string | null;
  region: string;
  class: "signed" | "loi" | "key" | "progressing" | "potential" | "tracked";
  kaLevel?: "IKA" | "NKA" | "CKA";
  contact?: DemoContact;
};

export type DemoContact = { name: string; title: string; phone?: string; birthday?: string | Near };

/** A birthday so many days after the company is opened, so that there is one to see whenever that is. */
type Near = { inDays: number; isLunar?: true; year?: number };

export const customers: readonly DemoCustomer[] = [
  {
    name: "永清超市",
    aliases: "老于家",
    owner: "wanglei",
    region: "廊坊",
    class: "signed",
    contact: { name: "于建国", title: "老板", phone: "13900001234", birthday: { inDays: 1, isLunar: true } },
  },
  {
    name: "大润发（廊坊店）",
    shortName: "大润发",
    owner: "wanglei",
    region: "廊坊",
    class: "key",
    kaLevel: "NKA",
    contact: { name: "孟采购", title: "采购", birthday: { inDays: 4 } },
  },
  {
    name: "重庆百货新世纪店",
    shortName: "重百",
    owner: "wanglei",
    region: "固安",
    class: "key",
    contact: { name: "谭主任", title: "主任" },
  },
  {
    name: "7-11 建设路店",
    shortName: "711",
    owner: "wanglei",
    region: "廊坊",
    class: "signed",
    contact: { name: "刘店长", title: "店长", birthday: "1992-02-29" },
  },
  {
    name: "五月花纸业",
    owner: "wanglei",
    region: "霸州",
    class: "progressing",
    contact: { name: "马总", title: "总经理", birthday: "lunar 08-15" },
  },
  {
    name: "永清便利店",
    owner: "lina",
    region: "廊坊",
    class: "signed",
    contact: { name: "郭姐", title: "老板", birthday: "1978-06-01" },
  },
  {
    name: "惠民服务社",
    owner: "lina",
    region: "大城",
    class: "potential",
    contact: { name: "田主任", title: "主任" },
  },
  {
    name: "三五醇酒行",
    shortName: "三五醇",
    owner: "lina",
    region: "文安",
    class: "signed",
    contact: { name: "侯老板", title: "老板", birthday: "lunar leap 06-01" },
  },
  {
    name: "厦门夏商连锁",
    shortName: "夏商",
    owner: "wudi",
    region: "厦门",
    class: "key",
    kaLevel: "CKA",
    contact: { name: "叶经理", title: "经理", birthday: "lunar 12-30" },
  },
  {
    name: "长乐海鲜批发",
    owner: "wudi",
    region: "福州",
    class: "progressing",
    contact: { name: "林老板", title: "老板" },
  },
  {
    name: "一点点奶茶（万达店）",
    shortName: "一点点",
    owner: "wudi",
    region: "福州",
    class: "signed",
    contact: { name: "阿珍", title: "店长", birthday: "05-20" },
  },
  {
    name: "Sunrise Mart",
    aliases: "朝阳超市",
    owner: "emily",
    region: "Shanghai",
    class: "signed",
    contact: { name: "Wang Li", title: "buyer", birthday: { inDays: 1, year: 1986 } },
  },
  {
    name: "City Harvest Grocers",
    shortName: "City Harvest",
    owner: "emily",
    region: "Shanghai",
    class: "key",
    kaLevel: "IKA",
    contact: { name: "Tom Fuller", title: "category lead" },
  },
  {
    name: "7天酒店（虹桥店）",
    shortName: "7天酒店",
    owner: "emily",
    region: "Shanghai",
    class: "loi",
    contact: { name: "秦经理", title: "经理" },
  },
  { name: "新华超市", owner: null, region: "涿州", class: "tracked", contact: { name: "孔老板", title: "老板" } },
];
