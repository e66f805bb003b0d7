// What a visit is for: the same words for one that was made and for one that is planned (B-06, X-01).

export const PURPOSES = {
  new: ["开发", "开户", "new"],
  survey: ["市调", "调研", "survey"],
  collect: ["收款", "回款", "collect"],
  service: ["服务", "service"],
  complaint: ["客诉", "complaint"],
  order: ["订货", "下单", "order"],
  greet: ["招呼", "问候", "greet"],
  explain: ["说明", "explain"],
  repair: ["修理", "维修", "repair"],
  install: ["安装", "install"],
  other: ["其他", "other"],
} as const;
