/** What a page shows: its text without tags, scripts and styles, character references decoded. */
import { Parser } from 'htmlparser2';

const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template', 'noscript']);

/** The text of an HTML body. Elements are kept apart by a space, so that `<li>1</li><li>2</li>` does not read 12. */
export function visibleText(body: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      text += ' ';
      if (HIDDEN_ELEMENTS.has(name)) hidden++;
    },
    onclosetag(name) {
      text += ' ';
      if (HIDDEN_ELEMENTS.has(name)) hidden--;
    },
    ontext(part) {
      if (hidden === 0) text += part;
    },
  });
  parser.end(body);
  return text;
}
