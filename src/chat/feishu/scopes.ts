// The permissions that the app needs, each with what it is for; feishu-app.json asks for the same ones.

export const SCOPES = {
  "im:message.p2p_msg:readonly": "hears private messages",
  "im:message.group_at_msg:readonly": "hears its mentions in groups",
  "im:message.group_msg": "hears the threads of complaints, where nobody mentions it",
  "im:message:send_as_bot": "answers, reminds, changes its cards",
  "im:message:readonly": "reads the message that is made into a record, and a thread's files",
  "im:resource": "sends files and pictures",
  "im:chat:readonly": "knows whether a pressed card stands in a private chat",
  "contact:contact.base:readonly": "finds a person at first contact",
  "contact:user.base:readonly": "knows the person's name",
  "contact:user.email:readonly": "ties a Feishu user to the same person in Slack",
} as const satisfies Record<string, string>;
export const neededScopes = (): string[] => Object.keys(SCOPES);
