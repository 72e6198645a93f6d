import { markdown } from "@codemirror/lang-markdown";
import { basicSetup, EditorView } from "codemirror";
import { connectTbcv } from "./tbcv.js";

const tbcv = connectTbcv("ws://127.0.0.1:7070", "file:///home/me/handbook");
const doc = await (await fetch("lint.md")).text();
const extensions = [basicSetup, markdown(), EditorView.lineWrapping, tbcv.plugin("file:///home/me/handbook/lint.md", "markdown")];
new EditorView({ parent: document.body, doc, extensions });
