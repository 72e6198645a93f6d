// What the commands and environments of LaTeX hold, one letter an argument. A command that is not known holds text.

// `t`: text as around it; `h`: a heading; `c`: code; `x`: the text of a link; `s`: nothing to read; `u`: an address that is shown;
// `l`: one that is not.
function rows(pattern: string, names: string): [string, string][] {
  return names.split(" ").map((name) => [name, pattern]);
}

const argumentsOf: ReadonlyMap<string, string> = new Map([
  ...rows("h", "part chapter section subsection subsubsection paragraph subparagraph title subtitle frametitle framesubtitle addpart addchap addsec minisec"),
  ...rows("c", "texttt code lstinline kbd samp file filename cmd command option env verb codeword ttfamily"),
  ...rows("sc", "mintinline"),
  ...rows("u", "url nolinkurl"),
  ...rows("l", "path input include includeonly subfile import includegraphics includepdf includesvg lstinputlisting verbatiminput graphicspath addbibresource bibliography"),
  ...rows("lx", "href"),
  ...rows("sx", "hyperlink hypertarget"),
  ...rows("sl", "inputminted"),
  ...rows("s", "label ref eqref pageref autoref nameref cref Cref vref Vref autopageref hyperref cite citep citet citealp citealt citeauthor citeyear parencite Parencite textcite Textcite footcite autocite Autocite fullcite supercite nocite"),
  ...rows("s", "usepackage RequirePackage PassOptionsToPackage documentclass documentstyle bibliographystyle hypersetup lstset geometry pagestyle thispagestyle pagenumbering usetikzlibrary selectlanguage hyphenation index glossary gls Gls glspl ac acp acs acf newacronym makeindex"),
  ...rows("s", "color pagecolor rowcolor cellcolor columncolor arrayrulecolor vspace hspace setlist cline cmidrule usetheme usecolortheme usemintedstyle setmainfont setsansfont setmonofont fontfamily bibitem ensuremath stepcounter refstepcounter value arabic theoremstyle DeclareMathOperator"),
  ...rows("ss", "newcommand renewcommand providecommand DeclareRobustCommand setlength addtolength setcounter addtocounter newtheorem fontsize rule definecolorset newcounter PassOptionsToClass lstdefinelanguage lstdefinestyle newglossaryentry tikzset"),
  ...rows("sss", "newenvironment renewenvironment definecolor addcontentsline"),
  ...rows("st", "textcolor colorbox parbox makebox framebox raisebox scalebox rotatebox foreignlanguage captionof fcolorbox adjustbox"),
  ...rows("sst", "multicolumn multirow resizebox"),
]);

/** The arguments of a command, by its name without the backslash and star; undefined where it is not known. */
export function argumentKinds(name: string): string | undefined {
  return argumentsOf.get(name);
}

/** Environments whose text is taken as it is. */
export const rawEnvironment =
  /^(?:[BL]?[vV]erbatim\*?|lstlisting|minted|alltt|comment|filecontents\*?|tikzpicture|pgfpicture|tcblisting|codeblock|luacode\*?|pycode|Sinput|Soutput|Schunk|asy)$/;

/** Environments of mathematics. */
export const mathEnvironment = /^(?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|dmath|subequations|IEEEeqnarray)\*?$/;

/** What stands behind the name of these environments, one letter an argument. */
export const environmentArguments: ReadonlyMap<string, string> = new Map([
  ...rows("s", "tabular array longtable minipage multicols wraptable column thebibliography otherlanguage adjustwidth"),
  ...rows("ss", "tabularx tabulary tabular* wrapfigure"),
  ...rows("h", "frame block alertblock exampleblock"),
]);

/** Lists. */
export const listEnvironment = /^(?:itemize|enumerate|description|compactitem|compactenum|inparaenum)\*?$/;

/** Commands before the document's body whose argument is text. */
export const titleCommand = /^(?:title|subtitle|author|institute|date|keywords|subject|abstract|dedication|publishers)$/;
