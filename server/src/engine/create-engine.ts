// Wires the floors below into the engine and keeps what is open. The only place with state of documents.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { BlockNames } from "../detect/candidate.ts";
import { createDetector } from "../detect/detector.ts";
import { createFamilyWords } from "../detect/family-words.ts";
import type { Block, DocumentModel } from "../document/document.ts";
import { createDocumentReader } from "../document/document-reader.ts";
import type { Edit } from "../text/edits.ts";
import type { Finding } from "../rules/finding.ts";
import { moveFindings } from "../rules/move-findings.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { finishSteps, type Steps } from "../text/steps.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { checkInSteps, type DocumentCheck } from "./document-check.ts";
import type { CheckedDocument, Engine } from "./engine.ts";
import { explain } from "./explain.ts";

interface OpenDocument {
  readonly settings: DocumentSettings;
  readonly check: DocumentCheck;
  /** What it was checked with. */
  readonly truth: TruthIndex;
}

/** A check, and the edits that lead from it to the next version. */
interface ChangedCheck {
  readonly check: DocumentCheck;
  readonly edits: readonly Edit[];
}

/** What a language model said of the version before stays, except where an edit touches its text. */
function withMeaning(next: DocumentCheck, { check, edits }: ChangedCheck): DocumentCheck {
  const { semantic } = check.checked;
  return semantic.length === 0 ? next : { ...next, checked: next.checked.withSemantic(moveFindings(semantic, edits)) };
}

function acceptMeaning(documents: Documents, truth: TruthIndex, snapshot: Snapshot, findings: readonly Finding[]): boolean {
  const before = documents.get(snapshot.uri);
  if (before?.truth !== truth || before.check.checked.snapshot !== snapshot) return false;
  documents.keep({ ...before, check: { ...before.check, checked: before.check.checked.withSemantic(findings) } });
  return true;
}

type NamesOf = (block: Block, settings: DocumentSettings) => BlockNames;

/** Makes an engine over a truth. */
export function createEngine(firstTruth: TruthIndex): Engine {
  const reader = createDocumentReader();
  const documents = createDocuments();
  let truth = firstTruth;
  let namesOf = createBlockMemo(truth);

  function check(model: DocumentModel, settings: DocumentSettings, before?: DocumentCheck): Steps<DocumentCheck> {
    const names = namesOf;
    return checkInSteps(model, { truth, settings, namesOf: (block) => names(block, settings) }, before);
  }

  function* checkOnceInSteps(snapshot: Snapshot, settings: DocumentSettings): Steps<DocumentCheck> { return yield* check(yield* reader.readInSteps(snapshot), settings); }
  const checkOnce = (snapshot: Snapshot, settings: DocumentSettings): DocumentCheck => finishSteps(checkOnceInSteps(snapshot, settings));

  /** Checks a version and keeps it; anew where another truth came to be in force on the way. */
  function* keepInSteps(model: DocumentModel, settings: DocumentSettings, before?: ChangedCheck): Steps<CheckedDocument> {
    for (let base = before; ; base = undefined) {
      const used = truth;
      const checked = yield* check(model, settings, base?.check);
      if (truth === used) return documents.keep({ check: base === undefined ? checked : withMeaning(checked, base), settings, truth });
    }
  }

  function* openInSteps(snapshot: Snapshot, settings: DocumentSettings): Steps<CheckedDocument> { return yield* keepInSteps(yield* reader.readInSteps(snapshot), settings); }

  function* changeInSteps(snapshot: Snapshot, edits: readonly Edit[]): Steps<CheckedDocument> {
    const before = documents.get(snapshot.uri);
    if (before === undefined) throw new RangeError(`not open: ${snapshot.uri}`);
    const model = yield* reader.updateInSteps(before.check.model, snapshot, edits);
    return yield* keepInSteps(model, before.settings, before.truth === truth ? { check: before.check, edits } : undefined);
  }

  function* setTruthInSteps(next: TruthIndex): Steps<void> {
    truth = next;
    namesOf = createBlockMemo(next);
    for (const uri of documents.uris()) {
      const before = documents.get(uri);
      if (before === undefined || before.truth === truth) continue;
      const checked = yield* check(before.check.model, before.settings);
      // Closed, changed or overtaken by a newer truth meanwhile: then this is no longer asked for.
      if (documents.get(uri) === before && truth === next) documents.keep({ check: checked, settings: before.settings, truth });
    }
  }

  return {
    get truth() {
      return truth;
    },
    setTruth: (next) => { finishSteps(setTruthInSteps(next)); },
    setTruthInSteps,
    open: (snapshot, settings) => finishSteps(openInSteps(snapshot, settings)),
    openInSteps,
    change: (snapshot, edits) => finishSteps(changeInSteps(snapshot, edits)),
    changeInSteps,
    configure(uri, settings) {
      const before = documents.get(uri);
      return before && finishSteps(keepInSteps(before.check.model, settings));
    },
    acceptSemantic: (snapshot, findings) => acceptMeaning(documents, truth, snapshot, findings),
    close: (uri) => { documents.close(uri); },
    get: (uri) => documents.get(uri)?.check.checked,
    onChanged: (listener) => documents.onChanged(listener),
    *checkTextInSteps(snapshot, settings) { return (yield* checkOnceInSteps(snapshot, settings)).checked; },
    checkText: (snapshot, settings) => checkOnce(snapshot, settings).checked,
    explainText: (snapshot, settings, stretch) => explain(checkOnce(snapshot, settings), stretch, { truth, settings }),
  };
}

interface Documents {
  get(uri: string): OpenDocument | undefined;
  uris(): readonly string[];
  /** Keeps a result and tells the listeners. */
  keep(document: OpenDocument): CheckedDocument;
  close(uri: string): void;
  onChanged(listener: (checked: CheckedDocument) => void): () => void;
}

function createDocuments(): Documents {
  const documents = new Map<string, OpenDocument>();
  const listeners = new Set<(checked: CheckedDocument) => void>();
  return {
    get: (uri) => documents.get(uri),
    uris: () => [...documents.keys()],
    keep(document) {
      const { model, checked } = document.check;
      documents.set(model.snapshot.uri, document);
      for (const listener of listeners) listener(checked);
      return checked;
    },
    close(uri) {
      documents.delete(uri);
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
