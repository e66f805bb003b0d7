// The pictures of a card's charts as files in Slack: drawn and uploaded once each, and remembered by what they show.
import { createHash } from "node:crypto";
import type { Locale } from "../../core/messages/index.ts";
import type { Card, Chart } from "../../core/reply.ts";
import { type DrawnChart, drawChart } from "../chart-spec.ts";
import { openChartImages } from "./chart-image.ts";
import type { Pictures } from "./draw-parts.ts";
import { type Log, readTrouble, type WebClient } from "./web.ts";

export type PictureRoom = {
  /** Those of a card's charts that could be drawn and uploaded. Never rejects, and takes 25 s at most. */
  of(card: Card, locale: Locale): Promise<Pictures>;
  close(): void;
};

const REMEMBERED = 200;
const PATIENCE_MS = 25_000;

export const chartsOf = (card: Card): Chart[] =>
  card.parts.flatMap((part) => (part.part === "chart" ? [part.chart] : []));

type Uploaded = { files?: { files?: { id?: string }[] }[] };

/**
 * Uploads without sharing: the bot alone has the file, which is enough to show it in what the bot itself posts
 * (docs.slack.dev, Slack file object: whoever posts the blocks must have access to it).
 */
async function uploadOnce(web: WebClient, png: Uint8Array): Promise<string> {
  const uploaded = (await web.files.uploadV2({ file: Buffer.from(png), filename: "chart.png" })) as Uploaded;
  const id = uploaded.files?.[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error("Slack gave no id for the file");
  return id;
}

/** Slack: 100 uploads a minute; on a Monday morning there may be more, so it waits as long as Slack says. */
async function upload(web: WebClient, png: Uint8Array): Promise<string> {
  try {
    return await uploadOnce(web, png);
  } catch (error) {
    const trouble = readTrouble(error);
    if (trouble.trouble !== "busy" || trouble.afterMs > PATIENCE_MS) throw error;
    await new Promise((resolve) => setTimeout(resolve, trouble.afterMs));
    return uploadOnce(web, png);
  }
}

const inTime = <T>(work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no picture within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

/** A chart seen before is not uploaded again, so a letter tried again is sent with the same pictures. */
export function openPictures(room: { web: WebClient; log: Log; drawer?: URL | undefined }): PictureRoom {
  const { web, log, drawer } = room;
  const images = openChartImages(drawer ? { drawer } : {});
  const known = new Map<string, Promise<string>>();
  const make = async (drawn: DrawnChart): Promise<string> => upload(web, await images.draw(drawn));
  const fileOf = (drawn: DrawnChart): Promise<string> => {
    const key = createHash("sha256").update(JSON.stringify(drawn)).digest("base64");
    const file = known.get(key) ?? make(drawn);
    known.delete(key);
    known.set(key, file);
    file.catch(() => known.delete(key));
    const oldest = known.keys().next().value;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return file;
  };
  return {
    async of(card, locale) {
      const pictures = new Map<Chart, string>();
      const add = async (chart: Chart): Promise<void> => {
        const drawn = drawChart(chart, locale);
        if (drawn) pictures.set(chart, await inTime(fileOf(drawn)));
      };
      for (const told of await Promise.allSettled(chartsOf(card).map(add))) {
        if (told.status === "rejected")
          log.warn({ why: readTrouble(told.reason).why }, "slack: a chart has no picture");
      }
      return pictures;
    },
    close: images.close,
  };
}
