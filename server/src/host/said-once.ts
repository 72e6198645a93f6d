// Says each thing once, however often it comes.

/** A writer that says a sentence the first time, or the first of its kind. */
export function createSaidOnce(log: (sentence: string) => void): (sentence: string, kind?: string) => void {
  const said = new Set<string>();
  return (sentence, kind = sentence) => {
    if (said.has(kind)) return;
    said.add(kind);
    log(sentence);
  };
}
