// What the clock and the outbox say by themselves.
export const clock = {
  fileLost: (typed: string) => `刚才程序重启，文件没有发出来。请再发一次${typed ? `：${typed}` : "。"}`,
  deadTitle: "有消息没能送达",
  deadText: (platform: string, to: string, why: string) =>
    `发给 ${to}（${platform}）的一条消息没能送达，不会再试：${why}`,
};
