// What takes back a statement: sentences that deny, ask, suppose or compare say nothing about what is done.

/** Anywhere in a sentence, these take back what it says. */
const DENIES = /\b(?:not|cannot|never|unable|impossible|unsupported|fail(?:s|ed|ing|ure)?|unlike|neither|nor|no longer|planned|upcoming|coming soon|formerly|previously|if|whether|unless|would|could|might|should)\b|n[’']t\b|\?\s*["'”’)\]]*\s*$/i;
/** These take back what follows them. */
const DENIES_AFTER = /\b(?:without|instead of|rather than|than|no|except|other than|avoid(?:s|ing)?|compared|as opposed to|besides|whereas)\b/i;

/** A sentence states nothing. */
export function isDenied(sentence: string): boolean {
  return DENIES.test(sentence);
}

/** What stands in a sentence from an offset on is not stated. */
export function isDeniedFrom(sentence: string, at: number): boolean {
  return DENIES_AFTER.test(sentence.slice(0, at));
}
