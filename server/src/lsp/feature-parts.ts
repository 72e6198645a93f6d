// What features work with: the session's parts and the way to answer.
import type { AcceptActions } from "./accept-actions.ts";
import type { Answers } from "./answers.ts";
import type { OpenFolder } from "./document-address.ts";
import type { FileEdits } from "./file-edits.ts";
import type { OwnTruth } from "./own-truth.ts";
import type { SessionParts } from "./session-parts.ts";
import type { TruthPlaces } from "./truth-places.ts";
import type { WorkspaceEditMaker } from "./workspace-edit.ts";

/** The parts of a session as features see them. */
export interface FeatureParts extends SessionParts {
  readonly answers: Answers;
  readonly accept: AcceptActions;
  readonly files: FileEdits;
  readonly folders: () => readonly OpenFolder[];
  /** Files have come, gone or changed. */
  readonly onFiles: (paths: readonly string[]) => void;
  readonly toWorkspaceEdit: WorkspaceEditMaker;
  readonly places: TruthPlaces;
  readonly ownTruth: OwnTruth;
}
