// The bot's menu in the private chat: it is set by hand in Feishu's console, item by item, with these event keys.

/** What an item says in the person's stead; null: his home, which Feishu has no tab for. */
export const MENU = {
  visit: "/visit",
  complaint: "/complaint",
  plan: "/plan",
  today: "/today",
  report: "/report",
  mine: null,
  help: "/rapport",
} as const satisfies Record<string, string | null>;
export type MenuKey = keyof typeof MENU;

export const isMenuKey = (key: string): key is MenuKey => Object.hasOwn(MENU, key);
