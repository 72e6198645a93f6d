// The document that every editor opens, and what is to be seen in it. Letters of several bytes and of two UTF-16 units stand before the
// slip, so that an editor that counts in other units than the server would show it at a wrong place.

/** What an editor shows of a finding: the line from 1, the text that is marked, and the message. */
export interface Shown {
  readonly line: number;
  readonly text: string;
  readonly message: string;
}

/** A slip on line 7, a retired plugin on line 13, and names that are right. */
export const SAMPLE = `---
title: Lint the examples of the handbook
---

# Lint the examples of the handbook

Every example is linted before it is published. The café 🎉 team uses eslint-plugin-improt for the order of imports:

\`\`\`sh
npm install --save-dev eslint eslint-plugin-import
\`\`\`

Presets came from babel-preset-env for years. The plugin eslint-plugin-react-hooks watches the rules of hooks.
`;

/** The slip. */
export const SLIP: Shown = { line: 7, text: "eslint-plugin-improt", message: 'Did you mean "eslint-plugin-import"? (one letter off)' };

/** The other finding, which stays. */
export const RETIRED: Shown = { line: 13, text: "babel-preset-env", message: '"babel-preset-env" is deprecated; use "@babel/preset-env".' };

/** The title of the quick fix for the slip. */
export const FIX = 'Change to "eslint-plugin-import"';

/** The document with the slip mended. */
export const MENDED = SAMPLE.replace("eslint-plugin-improt", "eslint-plugin-import");

/** What the card of the slip says. */
export const CARD = /eslint-plugin-import[\s\S]*one letter off/;
