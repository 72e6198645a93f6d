// A bound for work that may never answer. The work itself goes on; what comes of it later is dropped.

/** The result of the work; rejects where it is not there within so many milliseconds. */
export async function inTime<T>(work: Promise<T>, timeout: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`no answer within ${timeout} ms`)); }, timeout);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
