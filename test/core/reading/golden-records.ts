// Lines of complaints, customers, contacts and promises.
import type { GoldenLine } from "./golden.ts";

export const complaintLines: readonly GoldenLine[] = [
  [
    "永清超市 质量 急 劲酒三箱破损 要求 换货",
    "永清超市",
    { kind: "product", severity: "serious", demand: "换货", description: "劲酒三箱破损" },
  ],
  [
    "永清超市 quality urgent three broken cases demand replacement",
    "永清超市",
    { kind: "product", severity: "serious", demand: "replacement", description: "three broken cases" },
  ],
  ["永清超市 产品 严重 瓶盖松", "永清超市", { kind: "product", severity: "serious", description: "瓶盖松" }],
  ["永清超市 物流 送货晚了两天", "永清超市", { kind: "transport", description: "送货晚了两天" }],
  ["永清超市 服务 安全 叉车撞人", "永清超市", { kind: "service", severity: "safety", description: "叉车撞人" }],
  [
    "永清超市 合同 价格不对 要求 赔偿500元",
    "永清超市",
    { kind: "contract", demand: "赔偿500元", description: "价格不对" },
  ],
  ["永清超市 产品:劲酒 三箱破损 质量", "永清超市", { product: "劲酒", kind: "product", description: "三箱破损" }],
  [
    "永清超市 质量 三箱破损 产品:劲酒 证据:照片三张，已发群 情绪:激动",
    "永清超市",
    { kind: "product", product: "劲酒", evidence: "照片三张，已发群", mood: "激动", description: "三箱破损" },
  ],
  ["永清超市 质量:三箱破损", "永清超市", { kind: "product", description: "三箱破损" }],
  ["永清超市 三箱破损", "永清超市", { description: "三箱破损" }],
  ["永清超市 质量 物流 三箱破损", "永清超市", { description: "三箱破损" }, ["kind"]],
  ["永清超市 质量 急", "永清超市", { kind: "product", severity: "serious" }],
  [
    "永清超市 transport late again, demand: refund",
    "永清超市",
    { kind: "transport", demand: "refund", description: "late again" },
  ],
  ["陌生小店 质量 破损", { typed: "陌生小店", asks: [] }, { kind: "product", description: "破损" }],
  [
    "Happy Mart safety product glass in bottle",
    "Happy Mart",
    { severity: "safety", kind: "product", description: "glass in bottle" },
  ],
  ["永清超市 质量 一般 严重 破损", "永清超市", { kind: "product", description: "破损" }, ["severity"]],
  [
    "永清超市 质量 昨天发现 12箱破损 订货 5000",
    "永清超市",
    { kind: "product", description: "昨天发现 12箱破损 订货 5000" },
  ],
  ["永清超市 服务:态度差", "永清超市", { kind: "service", description: "态度差" }],
  ["永清超市 质量 备注 开裂", "永清超市", { kind: "product", description: "备注 开裂" }],
  [
    "永清超市 质量 12箱 开裂 要求：换货；证据：照片",
    "永清超市",
    { kind: "product", demand: "换货", evidence: "照片", description: "12箱 开裂" },
  ],
  ["永清超市 What happened: broken kind: quality", "永清超市", { kind: "product", description: "broken" }],
  ["永清超市 类别:质量 程度:安全 情况:开裂", "永清超市", { kind: "product", severity: "safety", description: "开裂" }],
];

export const customerLines: readonly GoldenLine[] = [
  [
    "名称:新希望超市 简称:新希望 电话:010-6200 地址:建设路8号",
    null,
    { name: "新希望超市", shortName: "新希望", phone: "010-6200", address: "建设路8号" },
  ],
  [
    "新希望超市 电话:010-6200 地址:建设路8号 二楼 分类:重点",
    null,
    { phone: "010-6200", address: "建设路8号 二楼", class: "key", name: "新希望超市" },
  ],
  ["name:Xinhua Mart phone:010-6200 class:key", null, { name: "Xinhua Mart", phone: "010-6200", class: "key" }],
  [
    "Blue Cafe phone: 010-6200 address: 8 Main Street, note open late",
    null,
    { phone: "010-6200", address: "8 Main Street", note: "open late", name: "Blue Cafe" },
  ],
  [
    "新希望超市 安全库存:200 大客户级别:NKA 别名:希望|新希望",
    null,
    { safetyStock: 200, kaLevel: "NKA", aliases: "希望|新希望", name: "新希望超市" },
  ],
  ["新希望超市 分类:很好", null, { name: "新希望超市" }, ["class"]],
  ["家家乐 class:loi", null, { class: "loi", name: "家家乐" }],
  ["", null, {}],
  [
    "新希望超市 地址:建设路8号，二楼 电话:010-6200",
    null,
    { address: "建设路8号，二楼", phone: "010-6200", name: "新希望超市" },
  ],
  [
    "Short name: Xinhua key account: NKA name: Xinhua Mart",
    null,
    { shortName: "Xinhua", kaLevel: "NKA", name: "Xinhua Mart" },
  ],
];

export const contactLines: readonly GoldenLine[] = [
  [
    "永清超市 姓名:于建国 职务:老板 生日:农历八月十五",
    "永清超市",
    { name: "于建国", title: "老板", birthday: "lunar 08-15" },
  ],
  [
    "永清超市 name:Wang Li title:buyer birthday:03-08",
    "永清超市",
    { name: "Wang Li", title: "buyer", birthday: "03-08" },
  ],
  [
    "永清超市 姓名:于建国 生日:1985-03-08 电话:13800138000 爱喝酒",
    "永清超市",
    { name: "于建国", birthday: "1985-03-08", phone: "13800138000", note: "爱喝酒" },
  ],
  [
    "永清超市 name:Wang Li birthday: lunar leap 06-01 note likes tea",
    "永清超市",
    { name: "Wang Li", birthday: "lunar leap 06-01", note: "likes tea" },
  ],
  ["永清超市 姓名:于建国 生日:不知道", "永清超市", { name: "于建国" }, ["birthday"]],
  ["永清超市 于建国 老板", "永清超市", { note: "于建国 老板" }],
  ["永清超市 姓名：李梅 生日：腊月二十", "永清超市", { name: "李梅", birthday: "lunar 12-20" }],
  ["永清超市 name: Mary Smith birthday: March 8 1985", "永清超市", { name: "Mary Smith", birthday: "1985-03-08" }],
  ["永清超市 姓名:于建国 电话:138 0013 8000", "永清超市", { name: "于建国", phone: "138 0013 8000" }],
];

export const promiseLines: readonly GoldenLine[] = [
  ["永清超市 周五前 换海报", "永清超市", { dueOn: "2026-11-20", text: "换海报" }],
  ["永清超市 by Fri replace posters", "永清超市", { dueOn: "2026-11-20", text: "replace posters" }],
  ["永清超市 换海报 周五前", "永清超市", { dueOn: "2026-11-20", text: "换海报" }],
  ["永清超市 换海报", "永清超市", { text: "换海报" }],
  ["周五前 永清超市 换海报", "永清超市", { dueOn: "2026-11-20", text: "换海报" }],
  ["永清超市 初八 送礼", "永清超市", { text: "初八 送礼" }, ["dueOn"]],
  ["永清超市 期限:11月25日 内容:换海报", "永清超市", { dueOn: "2026-11-25", text: "换海报" }],
  ["永清超市 明天送样品", "永清超市", { dueOn: "2026-11-19", text: "送样品" }],
  ["Happy Mart in 2 weeks send samples", "Happy Mart", { dueOn: "2026-12-02", text: "send samples" }],
  ["永清超市 答应换海报", "永清超市", { text: "答应换海报" }],
  ["永清超市 11月25日前 把 12 箱 送到", "永清超市", { dueOn: "2026-11-25", text: "把 12 箱 送到" }],
];
