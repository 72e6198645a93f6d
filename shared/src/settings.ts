// The settings: one schema that gives type, default, check and description. `config/main.yaml`, the JSON schema, the
// editor's settings and the README table are generated from it.
import * as z from "zod";
import { llmValidatorSchema } from "./llm-settings.ts";
import { PROFILE_NAMES, PROFILES } from "./profiles.ts";
import { queueSettings } from "./queue-settings.ts";
import { ragSettings } from "./rag-settings.ts";
import { redisAddress } from "./setting-values.ts";
import { FINDING_CODE_LIST, type FindingCode, SEVERITIES } from "./codes.ts";

const level = z.enum([...SEVERITIES, "off"]);
const fraction = z.number().min(0).max(1);
const strings = z.array(z.string());

const rules = z
  .partialRecord(z.enum(FINDING_CODE_LIST as readonly [FindingCode, ...FindingCode[]]), level)
  .describe("How loud each finding code is, or off.");

/** The most threads that a check may take. */
export const MAX_JOBS = 256;

/** What may differ from file to file. */
const perFile = {
  rules: rules.default({}),
  families: strings.default([]).describe("Families in force for every document, beside those its front matter names."),
  ignore_names: strings.default([]).describe("Spellings that are never reported, as they stand in the text; letter case counts."),
  min_confidence: fraction.default(0).describe("Near names below this confidence are not reported."),
};

/** What a family says otherwise about its own plugins. */
const familyOverride = z.strictObject({ rules: rules.optional(), ignore_names: strings.optional(), min_confidence: fraction.optional() });

/** How much the server says in its log, the most first. */
export const LOG_LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR"] as const;

const onOff = z.enum(["on", "off"]);

/** What an editor shows beside the findings. */
const editor = z
  .strictObject({
    max_diagnostics: z.int().min(1).max(100_000).default(1000).describe("The most findings that the editor shows for one document; a note says how many more there are."),
    inlay_hints: onOff.default("off").describe("Does the plugin's own name stand beside an alias?"),
    code_lens: onOff.default("on").describe("Does a line above the document say which plugins it declares and uses?"),
    document_links: onOff.default("on").describe("Do right names lead to the plugin's page?"),
    semantic_tokens: onOff.default("on").describe("Are recognised names coloured?"),
  })
  .prefault({})
  .describe("What an editor shows beside the findings; the command line does not read it.");

const megabytes = z.int().min(1).max(1_000_000);
const seconds = z.int().min(1).max(1_000_000_000);

/** What is kept so that it need not be found out again. */
const caching = z
  .strictObject({
    l1: z
      .strictObject({
        enabled: z.boolean().default(true).describe("Are results kept in the memory of a run?"),
        max_memory_mb: megabytes.default(64).describe("How much of the memory they may take, in megabytes."),
        max_entries: z.int().min(1).max(10_000_000).default(10_000).describe("How many of them are kept in the memory."),
        ttl_seconds: seconds.default(3600).describe("How long they are kept in the memory, in seconds."),
      })
      .prefault({})
      .describe("What a run keeps for itself."),
    l2: z
      .strictObject({
        enabled: z.boolean().default(true).describe("Are results kept for later runs?"),
        backend: z.enum(["sqlite", "redis"]).default("sqlite").describe("Where they are kept: in a file (sqlite), or in a Redis that several machines share (redis); while Redis does not answer, the file serves."),
        max_size_mb: megabytes.default(256).describe("How large the file may become, in megabytes; the longest unused results go first."),
        ttl_seconds: seconds.default(2_592_000).describe("How long they are kept, in seconds."),
        database_path: z.string().nullable().default(null).describe("The file; null means one in your cache folder."),
        redis_url: redisAddress.default("redis://127.0.0.1:6379").describe("The address of Redis; rediss:// encrypts."),
        db: z.int().min(0).max(1_000_000).default(0).describe("The number of the database in Redis."),
        key_prefix: z.string().regex(/^(?!queue:)./).default("tbcv:").describe("What each key begins with."),
        timeout_seconds: z.number().min(0.01).max(3600).default(2).describe("How long an answer of Redis is waited for, in seconds."),
        retry_on_timeout: z.boolean().default(true).describe("Is Redis asked again when it did not answer in time?"),
        retry_attempts: z.int().min(0).max(100).default(1).describe("How often it is asked again."),
        ssl: z.boolean().default(false).describe("Is the connection to Redis encrypted, whatever its address says?"),
        compress_above_bytes: z.int().min(0).max(1_000_000_000).default(2048).describe("Results of more bytes are compressed."),
      })
      .prefault({})
      .describe("What all runs share; the command line reads it."),
  })
  .prefault({})
  .describe("What is kept so that it need not be found out again.");

/** The schema of `tbcv.yaml` and of the editor's section `tbcv`. */
export const settingsSchema = z.strictObject({
  profile: z.enum(PROFILE_NAMES).default("default")
    .describe(`Settings under a name, over the configuration file: ${PROFILE_NAMES.map((name) => `${name} (${PROFILES[name].about})`).join(", ")}.`),
  truth: z
    .strictObject({
      packs: z.array(z.string()).nullable().default(null)
        .describe("Which shipped truth packs are loaded, such as npm or npm/eslint; null means all."),
      truth_files: strings.default([]).describe("Truth files of your own, relative to the configuration file."),
      truth_directories: strings.default([]).describe("Folders of truth files of your own, relative to the configuration file."),
      confidence_weights: z
        .strictObject({
          exact_match: fraction.default(1).describe("Confidence of an exact name before its context."),
          fuzzy_match: fraction.default(0.8).describe("Confidence of a near name at the similarity threshold, before its context."),
          context_match: fraction.default(0.1).describe("How far the context can move a confidence."),
        })
        .prefault({})
        .describe("How sure a finding is, from what it rests on."),
    })
    .prefault({})
    .describe("Which truth documents are checked against."),
  agents: z
    .strictObject({
      fuzzy_detector: z
        .strictObject({
          similarity_threshold: fraction.default(0.85).describe("Jaro-Winkler similarity that a near name needs."),
          context_window_chars: z.int().min(0).max(10_000).default(200)
            .describe("How far around a name cue words are looked for, in UTF-16 units."),
        })
        .prefault({})
        .describe("How near names are found."),
    })
    .prefault({})
    .describe("The parts of the check."),
  llm_validator: llmValidatorSchema,
  ...perFile,
  folders: z.record(z.string(), strings).default({}).describe("Families in force by file pattern."),
  overrides: z
    .array(
      z.strictObject({
        files: strings.min(1),
        rules: rules.optional(),
        families: strings.optional(),
        ignore_names: strings.optional(),
        min_confidence: fraction.optional(),
      }),
    )
    .default([])
    .describe("Settings for some files only; later entries win."),
  family_overrides: z.record(z.string(), familyOverride).default({})
    .describe("Other severities, ignored spellings and confidences for findings about the plugins of a family."),
  ignore: strings.default([]).describe("File patterns that are not checked, in the syntax of .gitignore."),
  files: strings.default([]).describe("File patterns that are checked besides the kinds that are known."),
  include_code: z.boolean().default(false).describe("Are comments and docstrings of source code checked too?"),
  editor,
  logging: z
    .strictObject({
      level: z.enum(LOG_LEVELS).default("INFO")
        .describe("What the language server says in the editor's log: this and everything graver. With several folders, the first one's counts."),
    })
    .prefault({})
    .describe("The log of the language server; the command line does not read it."),
  rag: ragSettings,
  queue: queueSettings,
  caching,
  performance: z
    .strictObject({
      worker_pool_size: z.int().min(1).max(MAX_JOBS).nullable().default(null)
        .describe("How many threads the command line checks with at most; null means one for each processor core."),
      max_concurrent_workflows: z.int().min(1).max(64).default(2).describe("How many documents a language model is asked about at the same time, a question each; for tbcv worker, how many questions."),
    })
    .prefault({})
    .describe("How much of the machine is used."),
  database: z
    .strictObject({
      url: z.string().nullable().default(null)
        .describe("Where the runs of the command line are kept: postgres://HOST/NAME, or the path of a SQLite file, relative to the configuration file; null means a file in your state folder."),
      keep_runs: z.int().min(1).max(100_000).default(100).describe("How many runs of a folder are kept; the oldest go first."),
    })
    .prefault({})
    .describe("The history of the checks."),
});

/** All settings, resolved: every key has a value. */
export type Settings = z.output<typeof settingsSchema>;

/** How much the server says in its log. */
export type LogLevel = Settings["logging"]["level"];

/** What an editor shows beside the findings. */
export type EditorDisplay = Settings["editor"];

/** What a rule run needs to know of the settings for one document: overrides and folders are already applied. */
export interface DocumentSettings {
  readonly rules: Settings["rules"];
  readonly families: readonly string[];
  readonly ignoreNames: readonly string[];
  readonly minConfidence: number;
  /** What holds for findings about the plugins of a family, by its name. */
  readonly familyOverrides: Settings["family_overrides"];
  readonly similarityThreshold: number;
  readonly contextWindow: number;
  /** Names that manifests of the document's folder list (package.json and the like). */
  readonly presentNames: readonly string[];
  readonly weights: Settings["truth"]["confidence_weights"];
}

/** The settings where nothing is configured. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}

/** Picks what a rule run needs, without any override. */
export function toDocumentSettings(settings: Settings): DocumentSettings {
  return {
    rules: settings.rules,
    families: settings.families,
    ignoreNames: settings.ignore_names,
    minConfidence: settings.min_confidence,
    familyOverrides: settings.family_overrides,
    similarityThreshold: settings.agents.fuzzy_detector.similarity_threshold,
    contextWindow: settings.agents.fuzzy_detector.context_window_chars,
    presentNames: [],
    weights: settings.truth.confidence_weights,
  };
}
