// Lines of a byte stream, as they come.

/** Yields each line without its end ("\n" or "\r\n"); a character cut by two chunks is put together again. */
export async function* byteLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  const pending: string[] = [];
  for await (const chunk of input) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const [first = "", ...more] = text.split("\n");
    pending.push(first);
    for (const next of more) {
      yield pending.splice(0).join("").replace(/\r$/, "");
      pending.push(next);
    }
  }
  const last = pending.join("") + decoder.decode();
  if (last !== "") yield last.replace(/\r$/, "");
}
