// The steps from an empty database to the tables of today, in their order. One that was released is never changed: a new one is added.
import type { Kysely } from "kysely";
import type { Migration, MigrationProvider } from "kysely/migration";
import type { StorageTarget } from "./storage-target.ts";

/** The migrations for a kind of database. They differ only in how it counts ids. */
export function storageMigrations(kind: StorageTarget["kind"]): MigrationProvider {
  const migrations: Record<string, Migration> = {
    "001-history": { up: (database: Kysely<unknown>) => createHistory(database, kind) },
    "002-verdicts": { up: createVerdicts },
  };
  return { getMigrations: () => Promise.resolve(migrations) };
}

async function createHistory({ schema }: Kysely<unknown>, kind: StorageTarget["kind"]): Promise<void> {
  await schema.createTable("runs")
    .addColumn("id", kind === "postgres" ? "serial" : "integer", (column) => (kind === "postgres" ? column.primaryKey() : column.primaryKey().autoIncrement()))
    .addColumn("started", "text", (column) => column.notNull())
    .addColumn("folder", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("truth_revision", "text", (column) => column.notNull())
    .addColumn("errors", "integer", (column) => column.notNull())
    .addColumn("warnings", "integer", (column) => column.notNull())
    .addColumn("information", "integer", (column) => column.notNull())
    .addColumn("hints", "integer", (column) => column.notNull())
    .addColumn("files", "integer", (column) => column.notNull())
    .addColumn("skipped", "integer", (column) => column.notNull())
    .addColumn("duration_ms", "integer", (column) => column.notNull())
    .execute();
  await schema.createIndex("runs_folder").on("runs").columns(["folder", "id"]).execute();
  await schema.createTable("findings")
    .addColumn("run", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("path", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("severity", "text", (column) => column.notNull())
    .addColumn("line", "integer", (column) => column.notNull())
    .addColumn("character", "integer", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("message", "text", (column) => column.notNull())
    .addColumn("plugin", "text")
    .addPrimaryKeyConstraint("findings_place", ["run", "position"])
    .execute();
  await schema.createTable("metrics")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("value", "double precision", (column) => column.notNull())
    .addColumn("timestamp", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("metrics_name").on("metrics").columns(["name", "timestamp"]).execute();
  await schema.createTable("fixes")
    .addColumn("path", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("before", "text", (column) => column.notNull())
    .addColumn("after", "text", (column) => column.notNull())
    .addColumn("time", "text", (column) => column.notNull())
    .execute();
}

async function createVerdicts({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createTable("verdicts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("passage", "text", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addColumn("record_hash", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("verdict", "text", (column) => column.notNull())
    .addColumn("remark", "text", (column) => column.notNull())
    .addColumn("time", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("verdicts_passage").on("verdicts").columns(["passage", "time"]).execute();
}
