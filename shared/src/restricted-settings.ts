// The settings that name files, programs or hosts. In a folder that the user does not trust they are not taken from that folder's own
// settings: the editor holds them back, and says so.

/** Dotted paths of the settings schema. */
export const RESTRICTED_SETTINGS: readonly string[] = ["truth.truth_files", "truth.truth_directories", "database.url"];
