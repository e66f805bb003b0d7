// A picture drawn by us: a cardboard box on a shelf, its corner crushed and wet, as a rep's phone would take it. PNG.
import { deflateSync } from "node:zlib";

const WIDTH = 240;
const HEIGHT = 180;

type Colour = readonly [red: number, green: number, blue: number];

const WALL: Colour = [206, 210, 214];
const FLOOR: Colour = [128, 122, 116];
const FRONT: Colour = [196, 150, 96];
const SIDE: Colour = [158, 116, 72];
const LID: Colour = [216, 172, 118];
const TAPE: Colour = [232, 214, 170];
const WET: Colour = [112, 76, 46];
const LABEL: Colour = [178, 44, 40];

/** What is seen at a point, from the nearest thing to the farthest. */
function colourAt(x: number, y: number): Colour {
  const isCrushed = x - 58 + (y - 112) * 0.9 < 34 + 5 * Math.sin(x / 3);
  const isOnFront = x >= 58 && x < 164 && y >= 62 && y < 148;
  if (isOnFront && y > 108 && isCrushed) return (x + y) % 7 < 2 ? SIDE : WET;
  if (isOnFront && y > 70 && y < 100 && x > 100 && x < 148) return (y - 70) % 10 < 3 ? TAPE : LABEL;
  if (isOnFront && y > 126 && Math.hypot((x - 92) / 1.6, y - 146) < 22) return WET;
  if (isOnFront) return Math.abs(x - 111) < 7 ? TAPE : FRONT;
  const depth = x - 164;
  if (depth >= 0 && depth < 34 && y >= 62 - depth * 0.6 && y < 148 - depth * 0.6) return SIDE;
  const slope = (62 - y) / 0.6;
  if (y >= 42 && y < 62 && x >= 58 + slope && x < 164 + slope) return LID;
  if (y > 140 && Math.hypot((x - 84) / 2.6, y - 152) < 14) return WET;
  return y > 132 ? FLOOR : WALL;
}

/** About 2 kB. */
export function drawCrushedBox(): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y), y * (1 + WIDTH * 3) + 1 + x * 3);
  }
  // PNG: 8 bits a channel, colour type 2 (RGB), and nothing else unusual.
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, sum]);
}

/** PNG's CRC-32 (polynomial edb88320). */
function checksum(data: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
