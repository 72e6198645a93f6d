// The pack of the licensed plugins of Aspose.Words, with their descriptions and the licensing rules in our own words.
import type { AsposeFacts } from "./aspose-facts.ts";
import type { Pack, PackRow } from "./pack.ts";

const ABOUT: Readonly<Record<string, { readonly does: string; readonly capabilities: readonly string[] }>> = {
  "Document Printer": { does: "Sends documents to a printer.", capabilities: ["print"] },
  "Document Comparer": { does: "Finds the differences of two documents and marks them as revisions.", capabilities: ["compare"] },
  "Document Converter": { does: "Lets a document that was loaded in one format be saved in another.", capabilities: ["convert"] },
  "Document Watermark": { does: "Puts text or picture watermarks behind the pages of a document.", capabilities: ["watermark"] },
  "LINQ Reporting Engine": { does: "Fills templates with data by expressions in the template.", capabilities: ["report"] },
  "Mail Merge": { does: "Fills the merge fields of a template with rows of data.", capabilities: ["merge-data"] },
  "Document Merger": { does: "Joins several documents into one.", capabilities: ["merge"] },
  "Document Splitter": { does: "Takes a document apart into several.", capabilities: ["split"] },
  "Word Processor": { does: "Loads and saves the formats of Microsoft Word.", capabilities: ["load", "save"] },
  "ODT File Processor": { does: "Loads and saves OpenDocument texts and their templates.", capabilities: ["load", "save"] },
  "eBook File Processor": { does: "Loads and saves electronic books.", capabilities: ["load", "save"] },
  "CHM File Processor": { does: "Loads compiled help files.", capabilities: ["load"] },
  "Markdown File Processor": { does: "Loads and saves Markdown.", capabilities: ["load", "save"] },
  "Text File Processor": { does: "Loads and saves plain text.", capabilities: ["load", "save"] },
  "PDF Processor": { does: "Loads and saves PDF.", capabilities: ["load", "save"] },
  "PostScript File Processor": { does: "Saves documents for printers, as PostScript or PCL.", capabilities: ["save"] },
  "SVG File Processor": { does: "Saves pages as vector drawings.", capabilities: ["save"] },
  "Web File Processor": { does: "Loads and saves web pages.", capabilities: ["load", "save"] },
  "XLSX File Processor": { does: "Saves documents as spreadsheets.", capabilities: ["save"] },
  "XML File Processor": { does: "Loads XML and saves fixed and flowing XML page formats.", capabilities: ["load", "save"] },
  "Image File Processor": { does: "Saves the pages of documents as pictures.", capabilities: ["save"] },
};

/** How the API's list of formats writes those that it does not write as `Docx` for DOCX. */
const FORMAT_NAMES: Readonly<Record<string, string>> = {
  TXT: "Text", MD: "Markdown", "Fixed Page HTML": "HtmlFixed", FlatOPC: "FlatOpc", WebP: "WebP", WordML: "WordML", OpenXps: "OpenXps",
  XamlFixed: "XamlFixed", XamlFlow: "XamlFlow", XamlFlowPack: "XamlFlowPack",
};

/** Names of the API that say that a feature is used, as the triggers of the source's combinations have them. */
const FEATURE_NAMES: Readonly<Record<string, readonly string[]>> = { "Mail Merge": ["MailMerge.Execute"], "Document Comparer": ["Document.Compare"] };

const CORE_RULES = [
  "A licence is needed to load, to save and to process documents; changing a document's objects and building one from nothing are free.",
  "A feature plugin works together with at least one processor of the formats at hand.",
  "To save in another format than was loaded takes the processor of the one, the processor of the other and Document Converter.",
  "A document that is built from nothing and saved as PDF takes PDF Processor alone.",
  "DOCX to PDF takes Word Processor, PDF Processor and Document Converter.",
  "Document Printer runs on the .NET Framework only; PDF is loaded from .NET 4.6.1 on.",
  "The XML of Word 2003 and Word 2007 is a matter of Word Processor, not of XML File Processor.",
  "SVG can be saved and not loaded.",
  "Image File Processor saves documents as pictures; it does not draw pictures.",
];

/** The licensing rules as data, in the order of the sentences above; the sixth makes two. */
const RULES = [
  {
    name: "licensed-actions",
    about: "To load or to save a format takes the plugin of that format; changing a document is free.",
    when: { actions: ["load", "save", "create"] },
    for_formats: "both",
  },
  {
    name: "feature-needs-processor",
    about: "A feature plugin works together with at least one processor.",
    when: { plugin_types: ["feature"] },
    any_of: [{ plugin_types: ["processor"] }],
  },
  {
    name: "other-format",
    about: "To save in another format takes the processors of both formats and Document Converter.",
    when: { actions: ["convert"] },
    needs: ["document-converter"],
    for_formats: "both",
  },
  {
    name: "new-pdf",
    about: "A document that is built from nothing and saved as PDF takes PDF Processor alone.",
    when: { actions: ["create"], save_formats: ["PDF"] },
    needs: ["pdf-processor"],
    instead_of: ["licensed-actions", "other-format", "docx-as-pdf", "docx-to-pdf"],
  },
  {
    name: "docx-as-pdf",
    about: "DOCX to PDF takes Word Processor, PDF Processor and Document Converter.",
    when: { actions: ["convert"], load_formats: ["DOCX"], save_formats: ["PDF"] },
    needs: ["word-processor", "pdf-processor", "document-converter"],
  },
  {
    name: "printing-platform",
    about: "Document Printer runs on the .NET Framework only.",
    when: { plugins: ["document-printer"] },
    conflicts_with: [{ text: [String.raw`\.NET (?:Core|Standard|[5-9]|1\d)\b`] }],
  },
  {
    name: "pdf-loading-platform",
    about: "PDF is loaded from .NET 4.6.1 on.",
    when: { actions: ["load", "convert"], load_formats: ["PDF"] },
    conflicts_with: [{ text: [String.raw`\.NET (?:Framework )?(?:[23]\.[05]|4(?:\.0|\.5(?:\.[12])?|\.6)?)(?:[\s,;)]|\.?$)`] }],
  },
  {
    name: "word-xml",
    about: "The XML of Word 2003 and Word 2007 is a matter of Word Processor, not of XML File Processor.",
    when: {
      text: [
        String.raw`(?i)\b(?:load|open|read|import|sav|export|convert)\w*\b.{0,60}\bWord (?:2003|2007) XML\b`,
        String.raw`(?i)\bWord (?:2003|2007) XML\b.{0,40}\b(?:loaded|opened|read|imported|saved|exported|converted)\b`,
      ],
    },
    needs: ["word-processor"],
    conflicts_with: ["xml-file-processor"],
  },
  {
    name: "svg-is-saved-only",
    about: "SVG can be saved and not loaded.",
    when: { actions: ["load", "convert"], load_formats: ["SVG"] },
    never: true,
    instead_of: ["licensed-actions", "other-format"],
  },
  {
    name: "pictures-are-not-drawn",
    about: "Image File Processor saves documents as pictures; it does not draw pictures.",
    when: {
      plugins: ["image-file-processor"],
      text: [String.raw`(?i)\b(?:creat|draw|paint|design|edit|retouch)\w*\s+(?:(?:an?|new|the|your|own)\s+){0,3}(?:images?|pictures?|drawings?)(?:[.,;:!)]|\s+(?:with|using|by|and|in|for)\b|$)`],
    },
    never: true,
  },
];

/** The pack of licensed plugins. */
export function pluginPack(facts: AsposeFacts): Pack {
  if (facts.licensing_rules.length !== CORE_RULES.length) throw new Error("words pack: the licensing rules have changed; put them in our own words here");
  return {
    path: "aspose/words-plugins.yaml",
    note: "The licensed plugins of Aspose.Words, as of October 2025.",
    content: {
      family: "words",
      version: "25.10",
      product: "Aspose.Words",
      core_rules: CORE_RULES,
      plugins: facts.aspose_words_plugins_2025_10.map(({ name, kind, worksAlone, load, save }) => {
        const about = ABOUT[name];
        if (about === undefined) throw new Error(`words pack: nothing is known of the plugin "${name}"`);
        return {
          id: toId(name),
          name,
          plugin_type: kind,
          description: about.does,
          works_alone: worksAlone,
          ...(load.length === 0 ? {} : { load_formats: load }),
          ...(save.length === 0 ? {} : { save_formats: save }),
          capabilities: about.capabilities,
          ...patternsOf(name, save),
        };
      }),
      rules: RULES,
      combination_rules: [
        {
          name: "docx-to-pdf",
          plugins: ["word-processor", "pdf-processor", "document-converter"],
          trigger_patterns: [String.raw`(?i)\bDOCX\b.{0,20}\b(?:to|as|into)\b.{0,20}\bPDF\b`],
          required_all: true,
          confidence_boost: 0.15,
          allowed_load_formats: ["DOCX"],
          allowed_save_formats: ["PDF"],
        },
      ],
    },
  };
}

/** A processor is recognised by the formats that code saves in. */
function patternsOf(name: string, save: readonly string[]): PackRow {
  const api = [...(FEATURE_NAMES[name] ?? []), ...save.map((format) => `SaveFormat.${toFormatName(format)}`)];
  return api.length === 0 ? {} : { patterns: { api } };
}

function toFormatName(format: string): string {
  const isCapitals = format === format.toUpperCase();
  return FORMAT_NAMES[format] ?? (isCapitals ? format.charAt(0) + format.slice(1).toLowerCase() : format);
}

function toId(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}
