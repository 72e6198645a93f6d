// When two addresses lead to the same page: scheme, "www.", trailing slash, query and fragment make no difference, nor does how a
// format writes brackets and signs in them.

const ADDRESS = /^(?:(?:https?:)?\/\/(?:www\.)?|www\.)([^/?#\s]+)([^?#\s]*)/iu;

/** What addresses of the same page have in common; undefined for what is no address of the web. */
export function addressKey(url: string): string | undefined {
  const plain = url.trim().replace(/\\([%#&_])/gu, "$1").replace(/%(?:28|29|5b|5d)/giu, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
  const [, host, path = ""] = ADDRESS.exec(plain) ?? [];
  return host === undefined ? undefined : host.toLowerCase().replace(/:(?:80|443)$/u, "") + path.replace(/\/+$/u, "");
}
