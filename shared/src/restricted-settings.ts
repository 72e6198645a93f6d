// The settings that name files, programs or hosts, or decide that a host is contacted. In a folder that the user does not trust they are not taken from that folder's own
// settings: the editor holds them back, and says so.

/** Dotted paths of the settings schema. */
export const RESTRICTED_SETTINGS: readonly string[] = [
  "truth.truth_files",
  "truth.truth_directories",
  "llm_validator.enabled",
  "llm_validator.provider",
  "llm_validator.fallback_providers",
  "llm_validator.ollama_base_url",
  "llm_validator.openai_base_url",
  "llm_validator.gemini_base_url",
  "rag.embedding_model",
  "rag.ollama_base_url",
  "rag.backend",
  "rag.chroma_url",
  "queue.backend",
  "queue.redis_url",
  "caching.l2.database_path",
  "caching.l2.redis_url",
  "database.url",
];
