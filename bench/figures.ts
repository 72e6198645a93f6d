// What the parts bring home: figures with units, and how they are taken from several rounds on a noisy machine.

/** One measured figure. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Work that the measured thing does or does not do, where figures stand beside each other. */
  readonly note?: string;
}

/** Prints a figure as it comes and gives it back, rounded to three digits. */
export function figure(what: string, value: number, unit: string, note?: string): Figure {
  const rounded = Number(value.toPrecision(3));
  console.log(`${what.padEnd(76)} ${String(rounded).padStart(9)} ${unit}`);
  return { what, value: rounded, unit, ...(note !== undefined && { note }) };
}

/** Milliseconds that a call takes. */
export function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds of processor time that a call takes, in all threads: what other processes do meanwhile hardly counts. */
export async function processorMilliseconds(run: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** As `milliseconds`, for what ends later. */
export async function millisecondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** The value below which a share (0–1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** A number of names as people write it: 6,000. */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
