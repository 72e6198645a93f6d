// A PostgreSQL of a test's own. It refuses to run as root, so there it runs as the system's user of that name.
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type Service, startService } from "./service-process.ts";

const USER = "tbcv";

/** Starts a PostgreSQL with an empty database. */
export function startPostgres(): Promise<Service> {
  const programs = programFolder();
  const uid = process.getuid?.() === 0 ? Number(execFileSync("id", ["-u", "postgres"], { encoding: "utf8" })) : undefined;
  return startService({
    name: "postgres",
    command: (port, folder) => [join(programs, "postgres"), "-D", join(folder, "data"), "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"],
    url: (port) => `postgres://${USER}@127.0.0.1:${port}/postgres`,
    async answers(port) {
      const client = new pg.Client({ connectionString: `postgres://${USER}@127.0.0.1:${port}/postgres` });
      client.on("error", () => undefined);
      await client.connect();
      await client.end();
      return true;
    },
    endSignal: "SIGINT",
    ...(uid !== undefined && { uid }),
  }, (folder) => {
    if (uid !== undefined) {
      chmodSync(folder, 0o755);
      chownSync(folder, uid, 0);
    }
    execFileSync(join(programs, "initdb"), ["-D", join(folder, "data"), "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8"], { stdio: "pipe", cwd: folder, ...(uid !== undefined && { uid }) });
  });
}

/** The folder of the newest PostgreSQL that is installed. */
function programFolder(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const [newest] = versions.map((version) => join(root, version, "bin")).filter((bin) => existsSync(join(bin, "initdb")));
  if (newest === undefined) throw new Error("PostgreSQL is not installed: run scripts/install-services.sh");
  return newest;
}
