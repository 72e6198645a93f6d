// The pack of Aspose products: each product, its cloud form and its forms by platform. Only names that are in public use: a false
// entry would be a false truth. Which platforms a product has is kept by hand here, save where the source has them.
import type { AsposeFacts, KnownEntry } from "./aspose-facts.ts";
import type { Pack, PackRow } from "./pack.ts";

/** Address parts of platforms, as product pages write them. Without a page: no address is given. */
const PLATFORMS: Readonly<Record<string, { readonly slug: string; readonly page?: string }>> = {
  ".NET": { slug: "net", page: "net" },
  Java: { slug: "java", page: "java" },
  "C++": { slug: "cpp", page: "cpp" },
  Python: { slug: "python", page: "python-net" },
  "Python via .NET": { slug: "python-net", page: "python-net" },
  "Python via Java": { slug: "python-java" },
  "Node.js via Java": { slug: "nodejs-java", page: "nodejs-java" },
  "Android via Java": { slug: "android-java", page: "android-java" },
  JavaScript: { slug: "javascript", page: "javascript-net" },
  SharePoint: { slug: "sharepoint", page: "sharepoint" },
  "Reporting Services": { slug: "reporting-services", page: "reporting-services" },
  JasperReports: { slug: "jasperreports", page: "jasperreports" },
  ".NET via COM": { slug: "net-com" },
};

const MAIN = [".NET", "Java", "C++", "Python via .NET"];

/** What each product is for, and on which platforms it is sold where the source does not say. */
const PRODUCTS: Readonly<Record<string, { readonly about: string; readonly platforms?: readonly string[]; readonly cloud?: true }>> = {
  words: { about: "Creates, edits and converts word-processing documents.", cloud: true },
  pdf: { about: "Creates, edits and converts PDF documents.", platforms: MAIN, cloud: true },
  cells: { about: "Creates, calculates and converts spreadsheets.", platforms: [...MAIN, "Python via Java", "Node.js via Java"], cloud: true },
  slides: { about: "Creates, edits and converts presentations.", platforms: MAIN, cloud: true },
  email: { about: "Reads, writes and sends mail messages and their archives.", platforms: MAIN, cloud: true },
  barcode: { about: "Draws and recognises barcodes.", platforms: MAIN, cloud: true },
  diagram: { about: "Creates, edits and converts Visio diagrams.", platforms: [".NET", "Java", "Python via .NET"], cloud: true },
  tasks: { about: "Reads and writes project plans.", platforms: MAIN, cloud: true },
  ocr: { about: "Recognises text in images.", platforms: MAIN, cloud: true },
  note: { about: "Reads and converts OneNote files.", platforms: [".NET", "Java"] },
  imaging: { about: "Edits and converts images.", platforms: [".NET", "Java", "Python via .NET"], cloud: true },
  cad: { about: "Reads and converts CAD drawings.", cloud: true },
  "3d": { about: "Creates, edits and converts 3D scenes.", platforms: [".NET", "Java", "Python via .NET"], cloud: true },
  html: { about: "Reads, edits and renders HTML documents.", platforms: [".NET", "Java", "Python via .NET"], cloud: true },
  gis: { about: "Reads and writes geographic data.", platforms: [".NET"] },
  zip: { about: "Packs and unpacks archives.", platforms: [".NET", "Python via .NET"] },
  psd: { about: "Edits and converts Photoshop files.", platforms: [".NET", "Java", "Python via .NET"] },
  page: { about: "Reads and converts PostScript and XPS files.", platforms: MAIN },
  pub: { about: "Reads and converts Publisher files.", platforms: [".NET", "Java", "C++"] },
  svg: { about: "Edits and renders SVG drawings.", platforms: [".NET"] },
  tex: { about: "Typesets TeX files.", platforms: [".NET", "Java"] },
  font: { about: "Reads and converts font files.", platforms: [".NET", "Java"] },
  drawing: { about: "Draws text, shapes and images without native graphics libraries.", platforms: [".NET"] },
  omr: { about: "Recognises marks on scanned forms.", platforms: [".NET"] },
  medical: { about: "Reads and edits DICOM images.", platforms: [".NET"] },
  finance: { about: "Reads and converts XBRL and OFX reports.", platforms: [".NET"] },
  total: { about: "Holds all products of a platform in one package.", platforms: [".NET", "Java", "C++"] },
};

/** The pack of all products. */
export function productPack(facts: AsposeFacts): Pack {
  const known = new Map([...facts.head_families["words(products)"], ...facts.head_families.cells].map((entry) => [entry.id, entry]));
  const plugins = Object.entries(facts.product_families).flatMap(([key, name]) => {
    const product = PRODUCTS[key];
    if (product === undefined) throw new Error(`aspose pack: nothing is known of the product "${key}"`);
    const platforms = facts.platforms_seen_in_documentation[key] ?? product.platforms ?? [];
    const bare = { id: `aspose-${key}`, name, plugin_type: "product", url: `https://products.aspose.com/${key}/`, description: product.about };
    const cloud = { id: `aspose-${key}-cloud`, name: `${name} Cloud`, plugin_type: "product", url: `https://products.aspose.cloud/${key}/` };
    return [bare, ...(product.cloud === true ? [cloud] : []), ...platforms.map((platform) => onPlatform(key, name, platform))];
  });
  return {
    path: "aspose/products.yaml",
    note: "Aspose products: bare, in the cloud, and by platform.",
    content: { family: "aspose", product: "Aspose", complete: false, plugins: plugins.map((row) => ({ ...row, ...knownFacts(known.get(row.id)) })) },
  };
}

function onPlatform(key: string, name: string, platform: string): PackRow & { readonly id: string } {
  const facts = PLATFORMS[platform];
  if (facts === undefined) throw new Error(`aspose pack: nothing is known of the platform "${platform}"`);
  return {
    id: `aspose-${key}-${facts.slug}`,
    name: `${name} for ${platform}`,
    plugin_type: "product",
    slug: `aspose-${key}-${facts.slug}`,
    ...(facts.page === undefined ? {} : { url: `https://products.aspose.com/${key}/${facts.page}/` }),
  };
}

function knownFacts(entry: KnownEntry | undefined): PackRow {
  if (entry === undefined) return {};
  return { plugin_type: entry.kind, load_formats: entry.load, save_formats: entry.save, capabilities: entry.caps };
}
