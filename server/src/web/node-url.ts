// Takes the place of node:url in the browser: paths there stand for addresses of any file system.
import { toAddress, toPath } from "./address-path.ts";

/** The path of an address. Throws where the address names no file. */
export function fileURLToPath(address: string): string {
  const path = toPath(address);
  if (path === undefined) throw new TypeError(`${address} names no file`);
  return path;
}

/** The address of a path; a path above all file systems has one that leads nowhere. */
export function pathToFileURL(path: string): { readonly href: string } {
  return { href: toAddress(path) ?? `file://${encodeURI(path)}` };
}
