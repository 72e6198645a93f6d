// Texts as bytes of a cache: a byte that says how, then the text, deflated where it is long. Nothing that is read back is ever run.
import { deflateRawSync, inflateRawSync } from "node:zlib";

const PLAIN = 0;
const DEFLATED = 1;
/** A text may not grow beyond this when it is inflated. Bytes. */
const MOST = 256 * 1024 * 1024;

/** A text as bytes; from `compressAbove` bytes on it is compressed. */
export function toCachedBytes(text: string, compressAbove: number): Uint8Array {
  const bytes = Buffer.from(text);
  const [form, body] = bytes.length > compressAbove ? [DEFLATED, deflateRawSync(bytes, { level: 1 })] : [PLAIN, bytes];
  return Buffer.concat([Uint8Array.of(form), body]);
}

/** The text; undefined where the bytes are damaged. */
export function fromCachedBytes(bytes: Uint8Array): string | undefined {
  const body = bytes.subarray(1);
  if (bytes[0] === PLAIN) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  if (bytes[0] !== DEFLATED) return undefined;
  try {
    return inflateRawSync(body, { maxOutputLength: MOST }).toString();
  } catch {
    return undefined;
  }
}
