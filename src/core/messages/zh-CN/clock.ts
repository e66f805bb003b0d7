// What the clock and the outbox say by themselves.
type DeadLine = { when: string; to: string; platform: string; why: string };

export const clock = {
  fileLost: (typed: string) => `刚才程序重启，文件没有发出来。请再发一次${typed ? `：${typed}` : "。"}`,
  deadTitle: "有消息没能送达",
  deadText: (platform: string, to: string, why: string) =>
    `发给 ${to}（${platform}）的一条消息没能送达，不会再试：${why}`,
  deadMorning: (count: number, from: string | null) =>
    `${from === null ? "昨天" : `${from}以来`}有 ${count} 条消息没能送出`,
  deadLine: ({ when, to, platform, why }: DeadLine) => `${when} → ${to}（${platform}）：${why}`,
  deadMore: (count: number) => `还有 ${count} 条`,
  deadMend: "这些消息不会再试。请看看收件人是否已离职或停用了应用、机器人是否还在群里，再请发件人重发。",
  willBeTold: (name: string, day: string, time: string) => `会在 ${day} ${time} 告诉客户负责人${name}。`,
};
