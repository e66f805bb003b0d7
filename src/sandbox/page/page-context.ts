// What every part of the page may ask for: its words, its language, and what the sandbox said about the company.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Locale } from "../../core/messages/index.ts";
import type { SandboxState } from "../company.ts";
import type { Words } from "./words/words.ts";

export type Page = { words: Words; locale: Locale; state: SandboxState };

const PageContext = createContext<Page | null>(null);
export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error("A part of the page stands outside the page.");
  return page;
}
