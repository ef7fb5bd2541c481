/** The words of a paragraph: mdast's phrasing content → core `Inline`. What a chat cannot show is refused here. */
import type { Link, LinkReference, PhrasingContent } from 'mdast';
import type { Inline } from '../core/prose.ts';
import { inlineText } from '../core/prose.ts';
import { reportHtml } from './html.ts';
import type { Page } from './page.ts';
import { quote } from './problem.ts';

/** Other schemes can run code or open programs on the learner's machine. */
const LINK_SCHEMES = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;

/** A line end inside a paragraph is a space, as on every Git host's page. */
const SOFT_BREAK = /[ \t]*\n[ \t]*/g;

export function readInline(page: Page, nodes: readonly PhrasingContent[]): readonly Inline[] {
  return nodes.flatMap((node, index): readonly Inline[] => {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value.replace(SOFT_BREAK, ' ') }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: readInline(page, node.children) }];
      case 'delete':
        return [{ kind: 'strike', children: readInline(page, node.children) }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return readLink(page, node, node.url);
      case 'linkReference':
        return readLink(page, node, page.linkTargets.get(node.identifier) ?? '');
      case 'html':
        reportHtml(page, node, nodes.slice(0, index));
        return [];
      case 'image':
      case 'imageReference':
        page.report(
          'picture',
          page.place(node),
          `a picture ${quote(node.alt ?? '')}`,
          'words; pictures cannot be shown yet',
        );
        return [];
      case 'footnoteReference':
        page.report(
          'footnote',
          page.place(node),
          `a footnote "[^${node.label ?? node.identifier}]"`,
          'its words in the text itself',
        );
        return [];
    }
  });
}

/** The words of a heading or a label, without markup. */
export const readWords = (page: Page, nodes: readonly PhrasingContent[]): string =>
  inlineText(readInline(page, nodes)).replace(/\s+/g, ' ').trim();

function readLink(page: Page, node: Link | LinkReference, url: string): readonly Inline[] {
  const children = readInline(page, node.children);
  if (!LINK_SCHEMES.test(url) || !URL.canParse(url)) {
    page.report(
      'link',
      page.place(node),
      `a link to ${quote(url)}`,
      'a full address that begins with https://, http:// or mailto:',
    );
  } else if (inlineText(children).trim() === '' && node.children.every(({ type }) => type === 'text')) {
    page.report(
      'link-words',
      page.place(node),
      `a link to ${quote(url)} without words`,
      'words to click on between the brackets',
    );
  }
  return [{ kind: 'link', url, children }];
}
