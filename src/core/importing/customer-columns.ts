// The columns of customers.csv (DESIGN §4). A contact of the customer stands in the same line.
import * as cell from "./cells.ts";
import type { Columns, Row } from "./row.ts";

export type CustomerValues = {
  name: string;
  shortName: string;
  aliases: string;
  owner: string;
  region: string;
  phone: string;
  address: string;
  class: string;
  kaLevel: string;
  safetyStock: number;
  note: string;
  contactName: string;
  contactTitle: string;
  contactPhone: string;
  birthday: string;
};
export type CustomerLine = Row<CustomerValues>;

export const customerColumns: Columns<CustomerValues> = {
  name: { words: ["名称", "客户", "客户名称"], isRequired: true, read: cell.readLineCell },
  shortName: { words: ["简称"], read: cell.readLineCell },
  aliases: { words: ["别名"], read: cell.readLineCell },
  owner: { words: ["负责人", "业务员"], read: cell.readLineCell },
  region: { words: ["区域", "地区"], read: cell.readLineCell },
  phone: { words: ["电话"], read: cell.readLineCell },
  address: { words: ["地址"], read: cell.readLineCell },
  class: { words: ["分类"], read: cell.readCode((messages) => messages.records.customer.choices.class) },
  kaLevel: {
    words: ["大客户级别", "KA"],
    read: cell.readCode((messages) => messages.records.customer.choices.kaLevel),
  },
  safetyStock: { words: ["安全库存"], read: cell.readCount },
  note: { words: ["备注"], read: cell.readTextCell },
  contactName: { words: ["联系人", "联系人姓名"], read: cell.readLineCell },
  contactTitle: { words: ["职务", "联系人职务"], read: cell.readLineCell },
  contactPhone: { words: ["联系人电话", "手机"], read: cell.readLineCell },
  birthday: { words: ["生日", "联系人生日"], read: cell.readBirthdayCell },
};
