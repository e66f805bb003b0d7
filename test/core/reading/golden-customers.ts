// The customers that the golden lines suppose, and whose they are.

/** `aliases` are divided by |. `owner`: the one who types, or a colleague. */
export type GoldenCustomer = { name: string; shortName?: string; aliases?: string; owner: "me" | "colleague" };

export const goldenCustomers: readonly GoldenCustomer[] = [
  { name: "永清超市", owner: "me" },
  { name: "华润万家", shortName: "华润", owner: "me" },
  { name: "7-11", aliases: "便利七十一", owner: "me" },
  { name: "二月花酒店", owner: "me" },
  { name: "五月花纸业", owner: "me" },
  { name: "一点点奶茶", owner: "me" },
  { name: "7天酒店", owner: "me" },
  { name: "三五醇酒", owner: "me" },
  { name: "May at Sun Corp", owner: "me" },
  { name: "New World", owner: "me" },
  { name: "惠民服务社", owner: "me" },
  { name: "安装之家", owner: "me" },
  { name: "王总便利店", owner: "me" },
  { name: "经理人俱乐部", owner: "me" },
  { name: "见福便利店", owner: "me" },
  { name: "意见领袖咖啡", owner: "me" },
  { name: "联合采购", owner: "me" },
  { name: "百万庄小卖部", owner: "me" },
  { name: "急先锋体育", owner: "me" },
  { name: "大润发", aliases: "RT-Mart|RT Mart", owner: "me" },
  { name: "重庆百货", owner: "me" },
  { name: "Happy Mart", owner: "me" },
  { name: "Service Plus", owner: "me" },
  { name: "维修", owner: "me" },
  { name: "红星酒行", owner: "me" },
  { name: "红星酒楼", owner: "me" },
  { name: "新华超市", shortName: "新华", owner: "colleague" },
  { name: "Next Door Mart", owner: "colleague" },
];
