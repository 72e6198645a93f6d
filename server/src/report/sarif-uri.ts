// Paths as SARIF addresses: relative to the working folder where they lie below it, else absolute `file:` addresses.

/** What an address is relative to. */
export interface UriBase {
  /** A `file:` address with a "/" at its end. */
  readonly rootUri: string;
  readonly base: string;
}

/** An artifact location of SARIF. */
export interface SarifLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** The address of a path (absolute, or a name of its owner's). */
export function sarifUri(path: string, { rootUri, base }: UriBase): SarifLocation {
  const absolute = /^([A-Za-z]:[\\/]|\/)/.test(path);
  const slashed = path.replaceAll("\\", "/");
  const encoded = encodeParts(slashed);
  if (!absolute) return { uri: encoded };
  const uri = `file://${slashed.startsWith("/") ? "" : "/"}${encoded.replace(/^([A-Za-z])%3A/, "$1:")}`;
  const root = decode(rootUri);
  const full = decode(uri);
  if (!full.startsWith(root)) return { uri };
  return { uri: encodeParts(full.slice(root.length)), uriBaseId: base };
}

/** Encodes each part of a path; half a surrogate pair, which no address can hold, becomes the replacement character. */
function encodeParts(path: string): string {
  return path.replace(/\p{Surrogate}/gu, "\uFFFD").split("/").map(encodeURIComponent).join("/");
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
