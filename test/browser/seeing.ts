// What an eye would see on the page, measured: how light it is, what is cut off, what a character looks like.
import type { Page } from "playwright-core";

/** From 0, black, to 1, white. */
export const readLightness = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
    const [red = 0, green = 0, blue = 0] = parts.map(Number);
    return (red + green + blue) / 765;
  });

/** What is cut off at the right or scrolls sideways, beside the lines that are meant to. */
export const findWider = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll("dialog, dialog *, .messages, .messages *")];
    const edge = document.documentElement.clientWidth;
    const isCut = (box: Element) => box.getBoundingClientRect().right > edge + 0.5;
    const scrolls = (box: Element) =>
      box.matches("html, dialog, .dialog-body, .messages") && box.scrollWidth > box.clientWidth;
    return boxes.filter((box) => isCut(box) || scrolls(box)).map((box) => `${box.tagName}.${box.className}`);
  });

/** Each character as the page's own font draws it, pixel for pixel. */
export const drawEach = (page: Page, text: string): Promise<string[]> =>
  page.evaluate(async (letters) => {
    await document.fonts.ready;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 40;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (pen === null) return [];
    pen.font = `32px ${getComputedStyle(document.body).fontFamily}`;
    return [...letters].map((letter) => {
      pen.clearRect(0, 0, 40, 40);
      pen.fillText(letter, 2, 34);
      return pen.getImageData(0, 0, 40, 40).data.join();
    });
  }, text);
