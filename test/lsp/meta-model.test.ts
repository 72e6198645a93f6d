// Values against types of the protocol's meta model: what fits each form of type, and what is said of what does not.
import assert from "node:assert/strict";
import { mismatch } from "../support/protocol/mismatch.ts";
import { META_MODEL, type MetaMessage, type MetaType } from "../support/protocol/meta-model.ts";

const named = (name: string): MetaType => ({ kind: "reference", name });
const POSITION = { line: 0, character: 0 };
const RANGE = { start: POSITION, end: POSITION };
const TEXT_EDIT = { range: RANGE, newText: "a" };

const FITS: readonly (readonly [type: string, value: unknown])[] = [
  ["Diagnostic", { range: RANGE, message: "a", severity: 4, code: "b", tags: [1], data: { any: [null, 1.5, { thing: true }] } }],
  ["Position", { line: 2 ** 31 - 1, character: 0 }],
  ["WorkspaceEdit", { changes: { "file:///a": [TEXT_EDIT] }, documentChanges: [{ textDocument: { uri: "file:///a", version: null }, edits: [{ ...TEXT_EDIT, annotationId: "1" }] }, { kind: "create", uri: "file:///b" }] }],
  ["ParameterInformation", { label: [0, 4] }],
  ["InitializeParams", { processId: null, rootUri: null, capabilities: { experimental: { whatever: 1 } }, workspaceFolders: [{ uri: "file:///a", name: "a" }] }],
  ["CodeAction", { title: "a", kind: "a.kind.of.its.own" }],
  ["FileSystemWatcher", { globPattern: { baseUri: "file:///a", pattern: "**" }, kind: 7 }],
  ["PrepareRenameResult", { range: RANGE, placeholder: "a" }],
  ["LSPAny", [{ deep: [[]] }, null, "a", 1e300]],
];

const MISFITS: readonly (readonly [what: string, type: string, value: unknown, says: string])[] = [
  ["another type", "Position", { line: "1", character: 0 }, 'line is "1" instead of uinteger'],
  ["a negative count", "Position", { line: 0, character: -1 }, "character is -1 instead of uinteger"],
  ["a count beyond the range", "Position", { line: 2 ** 31, character: 0 }, `line is ${2 ** 31} instead of uinteger`],
  ["a broken number", "Position", { line: 0.5, character: 0 }, "line is 0.5 instead of uinteger"],
  ["a missing property", "Range", { start: POSITION }, "end is missing"],
  ["a missing property of a structure that is extended", "RenameFile", { kind: "rename", oldUri: "file:///a" }, "newUri is missing"],
  ["an extra property", "Hover", { contents: "a", colour: "red" }, "colour is not in the protocol"],
  ["null where only nothing is optional", "Diagnostic", { range: RANGE, message: "a", source: null }, "source is null instead of string"],
  ["another value of an enumeration", "Diagnostic", { range: RANGE, message: "a", severity: 5 }, "severity is 5 instead of a value of DiagnosticSeverity"],
  ["a custom value of another type", "CodeAction", { title: "a", kind: 1 }, "kind is 1 instead of a value of CodeActionKind"],
  ["another literal", "CreateFile", { kind: "make", uri: "file:///a" }, 'kind is "make" instead of "create"'],
  ["a wrong part of a tuple", "ParameterInformation", { label: [0, -4] }, "label[1] is -4 instead of uinteger"],
  ["an address that is none", "Location", { uri: "a.md", range: RANGE }, 'uri is "a.md" instead of DocumentUri'],
  ["a key that is no address", "WorkspaceEdit", { changes: { "a.md": [] } }, 'changes.a.md is "a.md" instead of DocumentUri'],
  ["a wrong element", "WorkspaceEdit", { changes: { "file:///a": [{ range: RANGE }] } }, "changes.file:///a[0].newText is missing"],
  ["what fits no member of a union", "Hover", { contents: { kind: "html", value: "a" } }, 'contents.kind is "html" instead of a value of MarkupKind'],
  ["a list instead of an object", "Position", [], "the value is [] instead of an object"],
  ["an object instead of a list", "SemanticTokens", { data: {} }, "data is {} instead of an array"],
];

/** All types in a part of the model. */
function* typesIn(part: unknown): Generator<MetaType> {
  if (typeof part !== "object" || part === null) return;
  if ("kind" in part && typeof part.kind === "string") yield part as MetaType;
  for (const inner of Object.values(part)) yield* typesIn(inner);
}

describe("the protocol's meta model", () => {
  for (const [type, value] of FITS) {
    it(`allows ${JSON.stringify(value).slice(0, 60)} as ${type}`, () => {
      assert.equal(mismatch(value, named(type)), undefined);
    });
  }

  for (const [what, type, value, says] of MISFITS) {
    it(`does not allow ${what} in ${type}`, () => {
      assert.equal(mismatch(value, named(type)), says);
    });
  }

  it("joins what stands between structures", () => {
    const both: MetaType = { kind: "and", items: [named("Position"), named("TextDocumentIdentifier")] };
    assert.equal(mismatch({ ...POSITION, uri: "file:///a" }, both), undefined);
    assert.equal(mismatch(POSITION, both), "uri is missing");
    assert.equal(mismatch({ ...POSITION, uri: "file:///a", more: 1 }, both), "more is not in the protocol");
  });

  it("holds tuples to their length", () => {
    const pair: MetaType = { kind: "tuple", items: [named("Position"), named("Pattern")] };
    assert.equal(mismatch([POSITION, "**"], pair), undefined);
    assert.equal(mismatch([POSITION], pair), "the value has 1 elements instead of 2");
  });

  it("has only forms and names of types that are understood", () => {
    const names = new Set([...META_MODEL.structures, ...META_MODEL.enumerations, ...META_MODEL.typeAliases].map(({ name }) => name));
    const unknown = [...typesIn(META_MODEL)].filter((type) => type.kind === "reference" && !names.has(type.name));
    assert.deepEqual(unknown, []);
    const messages: readonly MetaMessage[] = [...META_MODEL.requests, ...META_MODEL.notifications];
    for (const { params, result, partialResult, registrationOptions } of messages) {
      for (const type of [params, result, partialResult, registrationOptions]) if (type) mismatch({}, type);
    }
  });
});
