// The socket's frames: every frame survives its way, bytes are as protobuf wants them, broken ones are noticed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFrame, encodeFrame, type Frame } from "../../../src/sandbox/feishu/frames.ts";

const frame: fc.Arbitrary<Frame> = fc.record({
  sequence: fc.nat(),
  log: fc.maxSafeNat(),
  service: fc.nat(),
  method: fc.constantFrom("control" as const, "data" as const),
  headers: fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
    fc.string(),
    { noNullPrototype: true },
  ),
  payload: fc.option(fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes))),
});

test("a frame is read as it was written", () => {
  fc.assert(fc.property(frame, (given) => void expect(decodeFrame(encodeFrame(given))).toEqual(given)));
});

test("the bytes of a ping", () => {
  const ping: Frame = {
    sequence: 1,
    log: 0,
    service: 300,
    method: "control",
    headers: { type: "ping" },
    payload: null,
  };
  expect(encodeFrame(ping).toString("hex")).toBe("080110001" + "8ac022000" + "2a0c0a0474797065120470696e67");
});

test("a negative number and an unknown field are read over", () => {
  const bytes = Buffer.concat([
    Buffer.from("08ffffffffffffffffff01", "hex"), // 1: -1
    Buffer.from("3a0161", "hex"), // 7: "a"
    Buffer.from("2001", "hex"), // 4: 1
  ]);
  expect(decodeFrame(bytes)).toMatchObject({ sequence: -1, method: "data", payload: null });
});

test.each(["08", "42ff01", "0d00000000", "08ffffffffffffffffffffff01"])("broken bytes %s are no frame", (hex) => {
  expect(() => decodeFrame(Buffer.from(hex, "hex"))).toThrow("broken frame");
});
