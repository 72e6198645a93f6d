// The code of an error of the system, such as ENOENT.

/** The code; where there is none, the error in words. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}
