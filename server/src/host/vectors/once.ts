// Says each kind of trouble once, however often it comes.

/** A writer that says a sentence the first time its kind comes. */
export function createOnce(log: (sentence: string) => void): (kind: string, sentence: string) => void {
  const said = new Set<string>();
  return (kind, sentence) => {
    if (said.has(kind)) return;
    said.add(kind);
    log(sentence);
  };
}
