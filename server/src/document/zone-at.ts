// In which zone a place of a document stands.
import type { PlacedBlock, Zone } from "./document.ts";

/** A zone where it stands in the document; offsets are those of the document version. */
export interface PlacedZone extends Zone {
  readonly inBlock: PlacedBlock;
}

/** The block that holds an offset; of two that meet there the first. */
export function blockAt(blocks: readonly PlacedBlock[], offset: number): PlacedBlock | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { start, block } = blocks[middle] as PlacedBlock;
    if (start + block.text.length < offset) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low];
  return found !== undefined && found.start <= offset ? found : undefined;
}

/** The zone that holds an offset, else the one that ends there; undefined between zones. */
export function zoneAt(blocks: readonly PlacedBlock[], offset: number): PlacedZone | undefined {
  const inBlock = blockAt(blocks, offset);
  if (inBlock === undefined) return undefined;
  const at = offset - inBlock.start;
  const touching = inBlock.block.zones.filter(({ start, end }) => start <= at && at <= end);
  const zone = touching.find(({ end }) => at < end) ?? touching[0];
  return zone && { ...zone, start: zone.start + inBlock.start, end: zone.end + inBlock.start, inBlock };
}
