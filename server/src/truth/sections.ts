// The binary form of the index: named typed arrays one after the other, each at a multiple of eight bytes, so that
// loading is one read and no copy. Strings stand as UTF-16 units. Little-endian only; another machine builds anew.

/** The kinds of array that a section may be. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

const MAGIC = 0x56434254; // "TBCV"
const LAYOUT_VERSION = 3;
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;
const HEADER_BYTES = 24;
const NAME_UNITS = 40;
/** Bytes of a row in the table of contents: kind, offset, length (all 32 bit), and the name. */
const ROW_BYTES = 16 + NAME_UNITS * 2;

const align = (bytes: number): number => (bytes + 7) & ~7;

/** Writes sections into one block of bytes. Names are at most 40 UTF-16 units. */
export function encodeSections(sections: Readonly<Record<string, Section>>): Uint8Array {
  const entries = Object.entries(sections);
  let size = align(HEADER_BYTES + entries.length * ROW_BYTES);
  const offsets = entries.map(([, section]) => {
    const offset = size;
    size = align(size + section.byteLength);
    return offset;
  });
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, LAYOUT_VERSION, true);
  view.setUint32(8, entries.length, true);
  view.setUint32(12, size, true);
  entries.forEach(([name, section], number) => {
    const row = HEADER_BYTES + number * ROW_BYTES;
    view.setUint32(row, KINDS.findIndex((kind) => section instanceof kind), true);
    view.setUint32(row + 4, offsets[number] ?? 0, true);
    view.setUint32(row + 8, section.length, true);
    view.setUint32(row + 12, name.length, true);
    for (let unit = 0; unit < name.length; unit++) view.setUint16(row + 16 + unit * 2, name.charCodeAt(unit), true);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offsets[number] ?? 0);
  });
  view.setUint32(16, checksum(bytes), true);
  return bytes;
}

/** A sum over everything behind the header, 32 bits at a time: damage must not be taken for truth. FNV-1a over words. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + HEADER_BYTES, (bytes.byteLength - HEADER_BYTES) >> 2);
  let sum = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ (words[at] ?? 0), 0x01000193);
  return sum >>> 0;
}

/**
 * Views the sections of a block of bytes, without copying (one copy where the bytes are not aligned).
 * Undefined where the bytes are not of this layout, are cut short, or the machine is big-endian.
 */
export function decodeSections(given: Uint8Array): ReadonlyMap<string, Section> | undefined {
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1) return undefined;
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (bytes.byteLength < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(8, true);
  const fits = HEADER_BYTES + count * ROW_BYTES <= bytes.byteLength;
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== LAYOUT_VERSION) return undefined;
  if (view.getUint32(12, true) !== bytes.byteLength || !fits || view.getUint32(16, true) !== checksum(bytes)) return undefined;
  const sections = new Map<string, Section>();
  for (let number = 0; number < count; number++) {
    const row = HEADER_BYTES + number * ROW_BYTES;
    const section = viewSection(bytes, KINDS[view.getUint32(row, true)], view.getUint32(row + 4, true), view.getUint32(row + 8, true));
    if (section === undefined) return undefined;
    sections.set(readName(view, row), section);
  }
  return sections;
}

function viewSection(bytes: Uint8Array, kind: (typeof KINDS)[number] | undefined, offset: number, length: number): Section | undefined {
  if (kind === undefined || offset % 8 !== 0 || offset + length * kind.BYTES_PER_ELEMENT > bytes.byteLength) return undefined;
  return new kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length);
}

function readName(view: DataView, row: number): string {
  const length = Math.min(view.getUint32(row + 12, true), NAME_UNITS);
  let name = "";
  for (let unit = 0; unit < length; unit++) name += String.fromCharCode(view.getUint16(row + 16 + unit * 2, true));
  return name;
}
