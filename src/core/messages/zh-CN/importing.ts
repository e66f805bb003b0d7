// What an import of people or customers says.
export const importing = {
  comma: "、",
  roles: { rep: "业务员", cs: "客服", manager: "经理", director: "总监", admin: "管理员" },

  unreadable: {
    tooBig: "文件太大：最多 20 MB，展开后最多 400 MB。请分成几个文件导入。",
    tooManyRows: "行数太多：一次最多 20 万行。请分成几个文件导入。",
    notAWorkbook: "这个文件打不开，可能没有传完整。请重新另存为 XLSX 或 CSV。",
    oldWorkbook: "这是旧版 XLS 或者加了密码的文件。请去掉密码，另存为 XLSX 或 CSV。",
    badQuotes: "这一行的英文双引号没有配对。请在表格软件里打开，重新另存为 CSV。",
    badEncoding: "看不懂这个文件的文字编码。请另存为“CSV UTF-8”。",
  },
  empty: (columns: string) => `文件里没有数据。第一行写表头：${columns}，下面一行一条。`,
  unknownColumn: (title: string, known: string) =>
    title === "" ? `表头里有一个空格子。可用的列：${known}。` : `不认识“${title}”这一列。可用的列：${known}。`,
  doubleColumn: (name: string) => `“${name}”这一列出现了两次，请只留一列。`,
  missingColumn: (name: string) => `少了“${name}”这一列。`,
  tooManyCells: (count: number) => `这一行的格子比表头多（表头 ${count} 列）。内容里有逗号时，请用英文双引号括起来。`,

  missing: (name: string) => `请填“${name}”。`,
  tooLong: (most: number) => `太长了，最多 ${most} 个字。`,
  nothingSeen: "这一格里只有看不见的字符，请清空重填。",
  badEmail: (typed: string) => `“${typed}”不是邮箱地址。`,
  badSlackId: (typed: string) => `“${typed}”不是 Slack 成员 ID，应以 U 或 W 开头，如 U012ABCDEF。`,
  badFeishuId: (typed: string) => `“${typed}”不是飞书 open_id，应以 ou_ 开头。`,
  badLocale: (typed: string, known: string) => `没有“${typed}”这种语言，请填 ${known}。`,
  badTimezone: (typed: string) => `没有“${typed}”这个时区，请写成 Asia/Shanghai 这样。`,
  badAmount: (typed: string) => `“${typed}”不是金额，请填元数，如 5000。`,
  badCount: (typed: string) => `“${typed}”不是整数，请填 0 或更大的数。`,
  badBirthday: (typed: string) => `看不懂生日“${typed}”，请写成 1985-03-08、03-08、农历八月十五 或 lunar 08-15。`,
  badCode: (typed: string, known: string) => `没有“${typed}”这个选项，请填 ${known}。`,

  sameAs: (line: number) => `和第 ${line} 行重复，请只留一行。`,
  differsFrom: (line: number) => `第 ${line} 行已写过这个客户，这一格的内容却不同。请写成一样，或者留空。`,
  whichPerson: (name: string) => `叫“${name}”的不止一位，请填上邮箱。`,
  twoPeople: (one: string, other: string) => `这一行的邮箱、ID 属于两个人：${one}和${other}。请核对。`,
  idTaken: (id: string, name: string) => `“${id}”已经是${name}的。`,
  managerUnknown: (typed: string) => `找不到上级“${typed}”。请写文件里或系统里有的姓名或邮箱。`,
  managerAmbiguous: (typed: string) => `叫“${typed}”的不止一位，上级请写邮箱。`,
  managerLoop: (names: string) => `上下级成了一个圈：${names}。`,
  ownerUnknown: (typed: string) => `找不到负责人“${typed}”。请先导入人员，或核对姓名、邮箱。`,
  ownerAmbiguous: (typed: string) => `叫“${typed}”的不止一位，负责人请写邮箱。`,
  whichCustomer: (name: string) => `叫“${name}”的客户不止一家，分不清要改哪家。请先在系统里改名。`,
  whichContact: (name: string) => `这个客户有两位联系人叫“${name}”，分不清要改哪位。`,
  contactNeedsName: "填了联系人的职务、电话或生日，还要填 contactName。",

  badPeriod: (typed: string) => `看不懂“${typed}”是哪段时间，请连年份写成 2026-11、2026-Q4 或 2026。`,
  targetOfNobody: (typed: string) => `找不到“${typed}”。请写在职人员的姓名或邮箱，或者团队名。`,
  targetAmbiguous: (typed: string) => `叫“${typed}”的不止一个。如果是人，请写邮箱。`,

  imported: (added: number, changed: number, unchanged: number) =>
    `新增 ${added}，更新 ${changed}，没变 ${unchanged}。`,
  nothingImported: (count: number) => `有 ${count} 处要改，所以一行都没有导入。改好后再导入整个文件即可。`,
  problemLine: (line: number, sentence: string) => `第 ${line} 行：${sentence}`,
  inColumn: (column: string, sentence: string) => `${column}：${sentence}`,
  inFile: (file: string, sentence: string) => `${file}：${sentence}`,
};
