// The binary form of the index: named typed arrays one after the other, each at a multiple of eight bytes, so that
// loading is one read and no copy. Strings stand as UTF-16 units. Little-endian only; another machine builds anew.

/** The kinds of array that a section may be. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

const MAGIC = 0x56434254; // "TBCV"
const LAYOUT_VERSION = 7;
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;
const HEADER_BYTES = 24;
const NAME_UNITS = 40;
/** Bytes of a row in the table of contents: kind, offset, length (all 32 bit), and the name. */
const ROW_BYTES = 16 + NAME_UNITS * 2;

const align = (bytes: number): number => (bytes + 7) & ~7;

/** A sum of 32 bits over bytes, by which damage is found. Handed in: the machine has fast ones, the engine has none. */
export type Checksum = (bytes: Uint8Array) => number;

/** Writes sections into one block of bytes. Names are at most 40 UTF-16 units. */
export function encodeSections(sections: Readonly<Record<string, Section>>, checksum: Checksum): Uint8Array {
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
  view.setUint32(16, sumOf(bytes, entries.length, checksum), true);
  return bytes;
}

/**
 * Views the sections of a block of bytes, without copying (one copy where the bytes are not aligned). `checksum` is left out
 * for bytes that never left the memory. Undefined where the bytes are not of this layout, are cut short or damaged, or the
 * machine is big-endian.
 */
export function decodeSections(given: Uint8Array, checksum?: Checksum): ReadonlyMap<string, Section> | undefined {
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1) return undefined;
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (bytes.byteLength < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(8, true);
  const fits = HEADER_BYTES + count * ROW_BYTES <= bytes.byteLength;
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== LAYOUT_VERSION) return undefined;
  if (view.getUint32(12, true) !== bytes.byteLength || !fits) return undefined;
  if (checksum !== undefined && view.getUint32(16, true) !== sumOf(bytes, count, checksum)) return undefined;
  const sections = new Map<string, Section>();
  for (let number = 0; number < count; number++) {
    const row = HEADER_BYTES + number * ROW_BYTES;
    const section = viewSection(bytes, KINDS[view.getUint32(row, true)], view.getUint32(row + 4, true), view.getUint32(row + 8, true));
    if (section === undefined) return undefined;
    sections.set(readName(view, row), section);
  }
  return sections;
}

/** The sum over everything behind the header, and over how many sections there are. */
function sumOf(bytes: Uint8Array, sections: number, checksum: Checksum): number {
  return (checksum(bytes.subarray(HEADER_BYTES)) ^ Math.imul(sections, 0x9e3779b1)) >>> 0;
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
