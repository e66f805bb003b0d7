// Market reports: who hears of one, and when.

export const markets = {
  onMonday: "会写进周一的周报。要马上告诉上级，点“修改”勾上“急”。",
  told: (names: string) => `已经告诉${names}。`,
  nobodyToTell: "标了“急”，但名单里没有能收到的上级：请打个电话。",
};
