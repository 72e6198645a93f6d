// What one test of the extension host says, a line of JSON each: the host ends before anybody could ask it.

/** The variable that names the file of these lines. */
export const RECORDS = "EXTENSION_TEST_RECORDS";

/** The outcome of a test, or of a hook that failed. */
export interface TestRecord {
  /** With the titles of its suites. */
  readonly title: string;
  /** Undefined where it passed. */
  readonly error?: string;
}
