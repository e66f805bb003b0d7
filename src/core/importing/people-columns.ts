// The columns of people.csv (DESIGN §4).
import type { Locale } from "../messages/index.ts";
import type { Role } from "../record.ts";
import * as cell from "./cells.ts";
import type { Columns, Row } from "./row.ts";

export type PersonValues = {
  name: string;
  email: string;
  role: Role;
  manager: string;
  team: string;
  slackId: string;
  feishuId: string;
  locale: Locale;
  timezone: string;
  authority: number;
};
export type PersonLine = Row<PersonValues>;

export const personColumns: Columns<PersonValues> = {
  name: { words: ["姓名", "名字"], isRequired: true, read: cell.readLineCell },
  email: { words: ["e-mail", "邮箱", "邮件"], read: cell.readEmail },
  role: { words: ["角色"], read: cell.readCode((messages) => messages.importing.roles) },
  manager: { words: ["上级", "主管", "经理"], read: cell.readLineCell },
  team: { words: ["团队", "小组"], read: cell.readLineCell },
  slackId: { words: ["Slack"], read: cell.readSlackId },
  feishuId: { words: ["飞书", "飞书ID", "open_id"], read: cell.readFeishuId },
  locale: { words: ["语言"], read: cell.readLocale },
  timezone: { words: ["时区"], read: cell.readTimezone },
  authority: { words: ["权限金额", "审批额度"], read: cell.readYuan },
};
