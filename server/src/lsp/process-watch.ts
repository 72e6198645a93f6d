// Ends the server when the process that uses it is gone, however it went.

/** How often the process is looked for, in milliseconds. */
const LOOKING_TIME = 1000;

/** Calls `ended` once when a process is no longer there. */
export function watchProcess(processId: number, ended: () => void): void {
  const handle = setInterval(() => {
    if (isAlive(processId)) return;
    clearInterval(handle);
    ended();
  }, LOOKING_TIME);
  handle.unref();
}

/** Tells whether a process is there; one that may not be signalled is. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
