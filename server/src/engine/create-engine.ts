// Wires the floors below into the engine and keeps what is open. The only place with state of documents.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { BlockNames } from "../detect/candidate.ts";
import { createDetector } from "../detect/detector.ts";
import { createFamilyWords } from "../detect/family-words.ts";
import type { Block, DocumentModel } from "../document/document.ts";
import { createDocumentReader } from "../document/document-reader.ts";
import { checkMentions } from "../rules/check-mentions.ts";
import { finishFindings } from "../rules/finish.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { CheckedDocument, Engine } from "./engine.ts";
import { findMentions } from "./find-mentions.ts";

interface OpenDocument {
  readonly model: DocumentModel;
  readonly settings: DocumentSettings;
  readonly checked: CheckedDocument;
}

type NamesOf = (block: Block, settings: DocumentSettings) => BlockNames;

/** Makes an engine over a truth. */
export function createEngine(firstTruth: TruthIndex): Engine {
  const reader = createDocumentReader();
  const documents = new Map<string, OpenDocument>();
  const listeners = new Set<(checked: CheckedDocument) => void>();
  let truth = firstTruth;
  let namesOf = createBlockMemo(truth);

  function check(model: DocumentModel, settings: DocumentSettings): CheckedDocument {
    const blocks = model.blocks.map(({ start, block }) => ({ start, names: namesOf(block, settings) }));
    const mentions = Object.freeze(findMentions(blocks, truth, settings));
    const findings = finishFindings(checkMentions(mentions, model.snapshot.text, truth, settings), model, settings);
    return Object.freeze({ snapshot: model.snapshot, findings, mentions });
  }

  function keep(model: DocumentModel, settings: DocumentSettings): CheckedDocument {
    const checked = check(model, settings);
    documents.set(model.snapshot.uri, { model, settings, checked });
    for (const listener of listeners) listener(checked);
    return checked;
  }

  return {
    get truth() {
      return truth;
    },
    setTruth(next) {
      truth = next;
      namesOf = createBlockMemo(next);
      for (const { model, settings } of [...documents.values()]) keep(model, settings);
    },
    open: (snapshot, settings) => keep(reader.read(snapshot), settings),
    change(snapshot, edits) {
      const before = documents.get(snapshot.uri);
      if (before === undefined) throw new RangeError(`not open: ${snapshot.uri}`);
      return keep(reader.update(before.model, snapshot, edits), before.settings);
    },
    configure(uri, settings) {
      const before = documents.get(uri);
      return before === undefined ? undefined : keep(before.model, settings);
    },
    close(uri) {
      documents.delete(uri);
    },
    get: (uri) => documents.get(uri)?.checked,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checkText: (snapshot, settings) => check(reader.read(snapshot), settings),
  };
}

/** Detection by block: a block that stands in the next version too is not read again. */
function createBlockMemo(truth: TruthIndex): NamesOf {
  const detect = createDetector(truth.data, createFamilyWords(truth.data));
  const memos = new Map<string, WeakMap<Block, BlockNames>>();
  return (block, { similarityThreshold, contextWindow }) => {
    const tuning = `${similarityThreshold} ${contextWindow}`;
    let memo = memos.get(tuning);
    if (memo === undefined) memos.set(tuning, (memo = new WeakMap<Block, BlockNames>()));
    let names = memo.get(block);
    if (names === undefined) memo.set(block, (names = detect(block, { similarityThreshold, contextWindow })));
    return names;
  };
}
