// Addresses of databases and services can hold a password. What is shown of them goes through here.

/** A text in which the password of each address is "***". */
export function withoutPassword(text: string): string {
  // A password may hold "@" and "/" although it should not: the last "@" of a word ends it.
  return text.replace(/(\w:\/\/[^\s:/@]*:)\S*@/gu, "$1***@").replace(/([?&](?:ssl)?password=)[^&\s"]*/giu, "$1***");
}
