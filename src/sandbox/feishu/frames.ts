// The long connection's binary frames: a small protobuf codec for the one message that Feishu's socket speaks.

/** proto2 `pbbp2.Frame`: 1 SeqID, 2 LogID, 3 service, 4 method, 5 headers, 8 payload. The first four are required. */
export type Frame = {
  sequence: number;
  log: number;
  service: number;
  method: "control" | "data";
  headers: Record<string, string>;
  payload: Buffer | null;
};

const FIELD = { sequence: 1, log: 2, service: 3, method: 4, header: 5, payload: 8 } as const;
const VARINT = 0;
const BYTES = 2;

export const encodeFrame = (frame: Frame): Buffer =>
  Buffer.concat([
    numberField(FIELD.sequence, frame.sequence),
    numberField(FIELD.log, frame.log),
    numberField(FIELD.service, frame.service),
    numberField(FIELD.method, frame.method === "data" ? 1 : 0),
    ...Object.entries(frame.headers).map(([key, value]) =>
      bytesField(FIELD.header, Buffer.concat([bytesField(1, Buffer.from(key)), bytesField(2, Buffer.from(value))])),
    ),
    ...(frame.payload === null ? [] : [bytesField(FIELD.payload, frame.payload)]),
  ]);

/** Throws when the bytes are not a frame. Fields that we do not use are skipped. */
export const decodeFrame = (bytes: Buffer): Frame => {
  const frame: Frame = { sequence: 0, log: 0, service: 0, method: "control", headers: {}, payload: null };
  for (const { field, value } of readFields(bytes)) {
    if (typeof value === "bigint") {
      const n = Number(BigInt.asIntN(64, value));
      if (field === FIELD.sequence) frame.sequence = n;
      if (field === FIELD.log) frame.log = n;
      if (field === FIELD.service) frame.service = n;
      if (field === FIELD.method) frame.method = n === 1 ? "data" : "control";
    } else if (field === FIELD.payload) frame.payload = value;
    else if (field === FIELD.header) {
      const [key, text] = readHeader(value);
      frame.headers[key] = text;
    }
  }
  return frame;
};

const readHeader = (bytes: Buffer): [key: string, value: string] => {
  const texts = new Map<number, string>();
  for (const { field, value } of readFields(bytes)) if (typeof value !== "bigint") texts.set(field, value.toString());
  return [texts.get(1) ?? "", texts.get(2) ?? ""];
};

type Field = { field: number; value: bigint | Buffer };

function* readFields(bytes: Buffer): Generator<Field> {
  let at = 0;
  const readVarint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 63n) throw new Error("broken frame");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = Number(readVarint());
    const field = key >>> 3;
    if ((key & 7) === VARINT) yield { field, value: readVarint() };
    else if ((key & 7) === BYTES) {
      const length = Number(readVarint());
      if (at + length > bytes.length) throw new Error("broken frame");
      yield { field, value: bytes.subarray(at, at + length) };
      at += length;
    } else throw new Error("broken frame");
  }
}

const varint = (n: number): Buffer => {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(n));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
};

const numberField = (field: number, n: number): Buffer => Buffer.concat([varint((field << 3) | VARINT), varint(n)]);

const bytesField = (field: number, bytes: Buffer): Buffer =>
  Buffer.concat([varint((field << 3) | BYTES), varint(bytes.length), bytes]);
