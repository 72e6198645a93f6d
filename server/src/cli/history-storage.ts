// The storage that a command's configuration names, and the folder whose history is meant. kysely and the drivers are loaded when it is opened.
import { type Config, loadConfig } from "../host/config.ts";
import type { Storage } from "../host/storage/open-storage.ts";
import { StorageError, storageTarget, type StorageTarget } from "../host/storage/storage-target.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { checkedConfig } from "./run-config.ts";

/** The option of every command about the storage. */
export interface StorageOption {
  readonly config?: string;
}

/** Whose history it is: the folder of the configuration file, else the working folder. */
export function historyFolder({ file, folder }: Config, io: CliIo): string {
  return file === undefined ? io.cwd : folder;
}

/** The database of a configuration; throws a `StorageError` for one that is not supported. */
export function configuredTarget({ settings, folder }: Config): StorageTarget {
  return storageTarget(settings.database.url, folder);
}

/** Reads the configuration, opens the storage, works with it and closes it. What is wrong with the storage ends the command with status 2. */
export async function withHistory<T>(option: StorageOption, io: CliIo, work: (storage: Storage, folder: string) => Promise<T>): Promise<T> {
  const config = await storageConfig(option, io);
  return storageUsage(async () => {
    const target = configuredTarget(config);
    const { openStorage, storageErrorOf } = await import("../host/storage/open-storage.ts");
    const storage = await openStorage(target);
    try {
      return await work(storage, historyFolder(config, io));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw storageErrorOf(error, target);
    } finally {
      await storage.close();
    }
  });
}

/** The configuration in force in the working folder. */
export async function storageConfig({ config }: StorageOption, io: CliIo): Promise<Config> {
  return checkedConfig(await loadConfig({ folder: io.cwd, file: config, workingFolder: io.cwd, env: io.env }), io, noticeWriter(io, false));
}

/** Does the work; an error of the storage is a usage error. */
export async function storageUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StorageError ? new UsageError([errorLine(error.message, error.mend)]) : error;
  }
}
