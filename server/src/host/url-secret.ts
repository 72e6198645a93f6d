// Addresses as they may be shown: without what logs in.

/** The same text; where it is an address with a password, its place is taken by `***`. */
export function withoutPassword(text: string): string {
  return text.replace(/^([a-z][a-z\d+.-]*:\/\/[^:@/?#\s]*:).*@/iu, "$1***@");
}
