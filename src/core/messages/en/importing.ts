// What an import of people or customers says.
import type { Messages } from "../index.ts";

export const importing: Messages["importing"] = {
  comma: ", ",
  roles: { rep: "rep", cs: "customer service", manager: "manager", director: "director", admin: "administrator" },

  unreadable: {
    tooBig: "The file is too big: at most 20 MB, 400 MB unfolded. Import it in several files.",
    tooManyRows: "Too many rows: at most 200,000 at a time. Import them in several files.",
    notAWorkbook: "This file cannot be opened; part of it may be missing. Save it again as XLSX or CSV.",
    oldWorkbook: "This is an old XLS file, or one with a password. Remove the password and save it as XLSX or CSV.",
    badQuotes:
      'A quotation mark (") in this line has no partner. Open the file in a spreadsheet and save it as CSV again.',
    badEncoding: 'The text encoding of this file is not known. Save it as "CSV UTF-8".',
  },
  empty: (columns) => `The file has no data. Its first line names the columns: ${columns}; then a line each.`,
  unknownColumn: (title, known) =>
    title === "" ? `A column has no name. Columns: ${known}.` : `There is no column "${title}". Columns: ${known}.`,
  doubleColumn: (name) => `The column "${name}" is there twice. Keep one.`,
  missingColumn: (name) => `The column "${name}" is missing.`,
  tooManyCells: (count) =>
    `This line has more cells than the header has columns (${count}). Put text with commas in "…".`,

  missing: (name) => `"${name}" must be filled in.`,
  tooLong: (most) => `Too long: at most ${most} characters.`,
  nothingSeen: "This cell holds invisible characters only. Empty it and fill it in again.",
  badEmail: (typed) => `"${typed}" is not an e-mail address.`,
  badSlackId: (typed) => `"${typed}" is not a Slack member ID. It begins with U or W, like U012ABCDEF.`,
  badFeishuId: (typed) => `"${typed}" is not a Feishu open_id. It begins with ou_.`,
  badLocale: (typed, known) => `There is no language "${typed}". Write one of: ${known}.`,
  badTimezone: (typed) => `There is no time zone "${typed}". Write it like Asia/Shanghai.`,
  badAmount: (typed) => `"${typed}" is not an amount. Write it in yuan, like 5000.`,
  badCount: (typed) => `"${typed}" is not a whole number. Write 0 or more.`,
  badBirthday: (typed) => `The birthday "${typed}" is not clear. Write 1985-03-08, 03-08 or lunar 08-15.`,
  badCode: (typed, known) => `There is no "${typed}" here. Write one of: ${known}.`,

  sameAs: (line) => `The same as line ${line}. Keep one of them.`,
  differsFrom: (line) =>
    `Line ${line} has this customer too, with another value here. Make them the same, or leave this empty.`,
  whichPerson: (name) => `More than one person is called "${name}". Add the e-mail address.`,
  twoPeople: (one, other) =>
    `The e-mail and the IDs of this line belong to two people: ${one} and ${other}. Check them.`,
  idTaken: (id, name) => `"${id}" is ${name}'s already.`,
  managerUnknown: (typed) =>
    `No manager "${typed}" was found. Write a name or an e-mail from this file or from Rapport.`,
  managerAmbiguous: (typed) => `More than one person is called "${typed}". Write the manager's e-mail.`,
  managerLoop: (names) => `The reporting line goes in a circle: ${names}.`,
  ownerUnknown: (typed) => `No owner "${typed}" was found. Import the people first, or check the name or e-mail.`,
  ownerAmbiguous: (typed) => `More than one person is called "${typed}". Write the owner's e-mail.`,
  whichCustomer: (name) =>
    `More than one customer is called "${name}", so it is not clear which to change. Rename one first.`,
  whichContact: (name) => `This customer has two contacts called "${name}", so it is not clear which to change.`,
  contactNeedsName: "A contact's title, phone or birthday needs a contactName too.",

  badPeriod: (typed) => `“${typed}” is no period. Write it with its year: 2026-11, 2026-Q4 or 2026.`,
  targetOfNobody: (typed) => `There is no “${typed}”. Write somebody's name or e-mail, or a team.`,
  targetAmbiguous: (typed) => `There is more than one “${typed}”. If it is a person, write the e-mail.`,

  imported: (added, changed, unchanged) => `Added ${added}, changed ${changed}, unchanged ${unchanged}.`,
  nothingImported: (count) =>
    `${count} ${count === 1 ? "thing needs" : "things need"} mending, so nothing was imported. Mend the file and import all of it again.`,
  problemLine: (line, sentence) => `Line ${line}: ${sentence}`,
  inColumn: (column, sentence) => `${column}: ${sentence}`,
  inFile: (file, sentence) => `${file}: ${sentence}`,
};
