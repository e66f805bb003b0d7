// What the fake Slack is opened with, and what tests and the trial page hold in their hands.
import type { FakePlatform, Outcome, SandboxUser } from "../screen.ts";
import type { Faults } from "./faults.ts";
import type { Ack } from "./line.ts";
import type { Forged } from "./line-http.ts";
import type { Manifest } from "./manifest.ts";
import type { ApiCall } from "./web.ts";
import type { Delivery } from "./world.ts";

type ChannelSpec = {
  id?: string;
  name: string;
  members: string[];
  isPrivate?: boolean;
  isArchived?: boolean;
  hasBot?: boolean; // true unless said otherwise
};

export type SlackOptions = {
  users: SandboxUser[];
  channels: ChannelSpec[];
  events: { mode: "socket" } | { mode: "http"; url?: string; signingSecret: string };
  now?: () => Date;
  port?: number;
  /** Given: only its commands, shortcuts, events and scopes work. */
  manifest?: Manifest;
  botName?: string;
  /** How many calls go through at once before Slack's rates hold; "off": no limits. */
  burst?: number | "off";
  /** Waiting times of Slack, for tests that cannot wait: acknowledgement, trigger, repeats of events. */
  ackMs?: number;
  triggerMs?: number;
  retryMs?: number[];
};

/** What a test turns and reads besides what people do. */
export type Controls = {
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUser: string;
  teamId: string;
  /** Every call of the Web API and of response URLs, oldest first. */
  calls: ApiCall[];
  /** Everything sent to the app; any of it can be delivered again. */
  deliveries: Delivery[];
  complaints: string[];
  faults: Faults;
  /** Sends a delivery again, its ids unchanged, all at once (`times`: 1 unless said otherwise). */
  deliver(delivery: Delivery, how?: { times: number }): Promise<Ack[]>;
  /** Any event, command or interaction, forged or not, over the usual line. */
  send(kind: Delivery["kind"], payload: Record<string, unknown>): Promise<Ack>;
  /** Socket Mode: any text on the socket. */
  sendRaw(text: string): void;
  /** HTTP: any body under any signature and age. */
  postForged(request: Forged): Promise<Ack>;
  /** HTTP: where the app listens, once that is known. */
  pointAt(url: string): void;
  connections(): number;
  /** Socket Mode: "refresh" asks the app to reconnect, "cut" (the usual) breaks the connection. */
  disconnect(how?: "refresh" | "cut"): void;
  revokeToken(): void;
  /** The clock went back to the present: from here on a ts is of that time again, so they do not rise any more. */
  rewind(): void;
  /** Somebody closes a channel for good, or throws the app out of it. */
  archive(channel: string): void;
  removeBot(channel: string): void;
  /** Somebody with the right to do so deletes any message. */
  remove(channel: string, message: string): void;
  globalShortcut(user: string, callback: string): Promise<Outcome>;
};

export type FakeSlack = FakePlatform & Controls;
