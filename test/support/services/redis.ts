// A Redis of a test's own.
import { once } from "node:events";
import { connect } from "node:net";
import { type Service, startService } from "./service-process.ts";

/** Starts a Redis that keeps nothing on disk; `append` makes it keep everything, so that it can be restarted with its data. */
export function startRedis({ append = false }: { readonly append?: boolean } = {}): Promise<Service> {
  return startService({
    name: "redis",
    command: (port, folder) => ["redis-server", "--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder, "--appendonly", append ? "yes" : "no", "--appendfsync", "always", "--maxmemory-policy", "noeviction"],
    url: (port) => `redis://127.0.0.1:${port}`,
    async answers(port) {
      const socket = connect(port, "127.0.0.1");
      try {
        await once(socket, "connect");
        socket.write("PING\r\n");
        const [data] = (await once(socket, "data")) as [Buffer];
        return data.toString().startsWith("+PONG");
      } finally {
        socket.destroy();
      }
    },
    endSignal: "SIGTERM",
  });
}
