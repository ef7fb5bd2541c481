/** Slack's texts → HTML: mrkdwn and plain text, as inline content or as paragraphs. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { showCode } from '../show-code.ts';
import { showEmoji } from '../show-emoji.ts';
import { showLines } from '../show-lines.ts';
import type { SlackLook, SlackText } from './block.ts';
import { type Mrkdwn, parseMrkdwn } from './parse-mrkdwn.ts';

/** A text object: paragraphs where mrkdwn has blocks in it, else one. */
export const showText = (text: SlackText, look: SlackLook): ElementContent[] =>
  text.type === 'mrkdwn' ? showMrkdwn(text.text, look) : [h('p', showPlain(text))];

/** A text object where only words have a place: labels, table captions, options. */
export const showPlain = ({ text, ...rest }: SlackText): ElementContent[] =>
  rest.type === 'plain_text' && rest.emoji === false ? showLines(text) : withEmoji(text);

/** Escaped mrkdwn as paragraphs, quotes and code. */
export function showMrkdwn(text: string, look: SlackLook): ElementContent[] {
  const shown: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endParagraph = () => {
    if (run.length > 0) shown.push(h('p', run));
    run = [];
  };
  for (const node of parseMrkdwn(text)) {
    if (node.kind === 'quote' || node.kind === 'code-block') {
      endParagraph();
      shown.push(node.kind === 'quote' ? showQuote(node.children, look) : showCode('', node.code));
    } else {
      run.push(...showInline(node, look));
    }
  }
  endParagraph();
  return shown;
}

const showQuote = (children: readonly Mrkdwn[], look: SlackLook): Element =>
  h(
    'blockquote',
    h(
      'p',
      children.flatMap((child) => showInline(child, look)),
    ),
  );

function showInline(node: Mrkdwn, look: SlackLook): ElementContent[] {
  switch (node.kind) {
    case 'text':
      return [{ type: 'text', value: node.text }];
    case 'break':
      return [h('br')];
    case 'mark':
      return [
        h(
          node.mark,
          node.children.flatMap((child) => showInline(child, look)),
        ),
      ];
    case 'code':
      return [h('code', node.text)];
    case 'emoji':
      return [showEmoji(node.name)];
    case 'link':
      return [showLink(node.url, node.text)];
    case 'mention':
      return [showMention(node.sign, node.label ?? look.nameOf?.(node.id) ?? node.id)];
    case 'code-block':
      return [showCode('', node.code)];
    case 'quote':
      return [showQuote(node.children, look)];
  }
}

/** Slack opens web and mail addresses; anything else is words. */
export const showLink = (url: string, words: string | ElementContent[]): Element =>
  /^(?:https?:\/\/|mailto:)/i.test(url)
    ? h('a', { href: url, target: '_blank', rel: 'noreferrer' }, words)
    : h('span', words);

/** Somebody or somewhere. */
export const showMention = (sign: '@' | '#', name: string): Element =>
  h('span.mention', `${sign}${name.replace(/^[@#]/, '')}`);

function withEmoji(text: string): ElementContent[] {
  const parts = text.split(/:([a-z0-9_+-]+):/);
  return parts.flatMap((part, index) => (index % 2 === 0 ? showLines(part) : [showEmoji(part)]));
}
