// How a text can differ from the name that it means.

/** exact: as it should be; case, separator: right letters; former, misspelling: listed forms; near: edits away. */
export type MentionMatch = "exact" | "case" | "separator" | "former" | "misspelling" | "near";
