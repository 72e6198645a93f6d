// Words that stand for a family in running text: its own name and its product's, where these are no everyday words.
import type { FamilyFacts } from "../truth/definition.ts";
import type { IndexData } from "../truth/index-data.ts";
import { hashOfWord } from "../truth/name-table.ts";
import { pooledString } from "../truth/string-pool.ts";
import { hasWord } from "../truth/word-list.ts";

/** The words of each family, by its row. */
export interface FamilyWords {
  of(family: number): readonly string[];
}

/** Reads the words of all families of an index. */
export function createFamilyWords(data: IndexData): FamilyWords {
  const words = Array.from({ length: data.families.offsets.length - 1 }, (_, row) => {
    const facts = JSON.parse(pooledString(data.families, row)) as FamilyFacts;
    const names = [facts.family, facts.product ?? ""].map((name) => name.toLowerCase());
    return [...new Set(names)].filter((name) => name.length > 2 && name.split(/[^\p{L}\p{N}]+/u).some((word) => word.length > 2 && !hasWord(data.words.everyday, hashOfWord(word))));
  });
  return { of: (family) => words[family] ?? [] };
}
