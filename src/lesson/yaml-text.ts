/**
 * YAML that is a file or stands in a Markdown file, with the places of its nodes there. Aliases and tags are refused.
 */
import type { Code, Yaml } from 'mdast';
import { type Document, isAlias, isNode, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import type { Page, Places } from './page.ts';
import { type Place, quote, type Report } from './problem.ts';

export interface YamlText {
  readonly document: Document;
  readonly report: Report;
  /** What the text is, for messages. */
  readonly noun: '`yaml` block' | 'file';
  /** Where the text begins in the file. */
  readonly start: Place;
  /** Where a node begins in the file. */
  place(node: Node): Place;
  /** Where things that were read begin, such as a step of a scenario: readers add to it. */
  readonly places: Places;
}

/** The YAML of a code block or of the front matter; null when it cannot be read, which is reported. */
export function readYamlBlock(page: Page, block: Code | Yaml): YamlText | null {
  const { report, places } = page;
  const placeAt = (line: number, column: number): Place => page.placeInside(block, line, column);
  const yaml = readYaml(block.value, placeAt, report);
  return yaml === null ? null : { ...yaml, report, noun: '`yaml` block', start: page.place(block), places };
}

/** A whole file of YAML, or of JSON, which is YAML, too; null when it cannot be read, which is reported. */
export function readYamlFile(text: string, report: Report): YamlText | null {
  const yaml = readYaml(text, (line, column) => ({ line, column }), report);
  const start: Place = { line: 1, column: 1 };
  return yaml === null ? null : { ...yaml, report, noun: 'file', start, places: new Map() };
}

function readYaml(
  value: string,
  placeOf: (line: number, column: number) => Place,
  report: Report,
): Pick<YamlText, 'document' | 'place'> | null {
  const lineCounter = new LineCounter();
  // Keys are names here, never numbers or null; warnings are problems like any other and are not printed.
  const options = { lineCounter, stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(value, options);
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(Math.min(offset, value.length));
    return placeOf(Math.max(line, 1), Math.max(col, 1));
  };
  const place = (node: Node): Place => placeAt(node.range?.[0] ?? 0);

  // One slip makes YAML stumble several times: what comes after the first is not news.
  const error = document.errors.find((one) => !isDuplicate(one)) ?? document.warnings[0];
  if (error !== undefined) {
    const line = lineAt(value, error.pos[0]);
    const found = `YAML that cannot be read${line === '' ? '' : ` in ${quote(line)}`}`;
    // A tab in front of words confuses the library in several ways, before or behind the place that it names.
    const isTabbed = /^ *\t/.test(rawLineAt(value, error.pos[0]));
    report('yaml', placeAt(error.pos[0]), found, isTabbed ? NO_TABS : expectedBy(error));
    return null;
  }
  for (const { pos } of document.errors) {
    const [name = ''] = value.slice(pos[0]).split(/[:\n]/, 1);
    report('yaml', placeAt(pos[0]), `the field ${quote(name)} a second time`, 'each field once', 'is a "- " missing?');
  }
  return document.errors.length > 0 || refuseShorthand(document, place, report) ? null : { document, place };
}

const isDuplicate = ({ code }: YAMLError): boolean => code === 'DUPLICATE_KEY';

const NO_TABS = 'spaces, not tabs, in front of the words';

const rawLineAt = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';

const lineAt = (text: string, offset: number): string => rawLineAt(text, offset).trim();

/** What to write instead, for the slips that people make; the library's own words for the rest. */
function expectedBy({ code, message }: YAMLError): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return NO_TABS;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'quotes around a value that has ": " in it, and fields that belong together in one column';
    case 'BAD_SCALAR_START':
      return 'quotes around a value that begins with a special character';
    case 'BAD_DQ_ESCAPE':
      return 'single quotes around a value with a backslash, or the backslash twice';
    case 'BAD_INDENT':
      return 'a closing bracket, and lines that belong together in one column';
    case 'MULTIPLE_DOCS':
      return 'no line "---" inside';
    case 'RESOURCE_EXHAUSTION':
      return 'a few levels of nesting at most';
    default:
      return /quote/i.test(message)
        ? 'a closing quote'
        : `"- " in front of each entry and "name: value" for each field, in one column`;
  }
}

/** Aliases and tags make a text that only experts can read. True when there were any. */
function refuseShorthand(document: Document, place: (node: Node) => Place, report: Report): boolean {
  let isRefused = false;
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    const found = isAlias(node)
      ? `an alias "*${node.source}"`
      : node.tag === undefined
        ? null
        : `a tag ${quote(node.tag)}`;
    if (found === null) return;
    isRefused = true;
    report('yaml', place(node), found, 'the value itself', 'in quotes, "*" and "!" are plain text');
  });
  return isRefused;
}
