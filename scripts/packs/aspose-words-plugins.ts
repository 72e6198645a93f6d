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

const RULES = [
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

/** The pack of licensed plugins. */
export function pluginPack(facts: AsposeFacts): Pack {
  if (facts.licensing_rules.length !== RULES.length) throw new Error("words pack: the licensing rules have changed; put them in our own words here");
  return {
    path: "aspose/words-plugins.yaml",
    note: "The licensed plugins of Aspose.Words, as of October 2025.",
    content: {
      family: "words",
      version: "25.10",
      product: "Aspose.Words",
      core_rules: RULES,
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
