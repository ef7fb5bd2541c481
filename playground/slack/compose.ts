/** What Slack's message box makes of what a person types: escaped text with links, and blocks where code stands apart. */

export interface Composed {
  readonly text: string;
  readonly blocks: readonly { readonly type: string; readonly elements: readonly object[] }[];
}

/** Slack writes code into the text without the line breaks beside its fences; the blocks have it as it was typed. */
export function composed(typed: string): Composed {
  const parts = typed.split(/^```[a-z]*\n?([\s\S]*?)\n?```$/m);
  const elements = parts.flatMap((part, index) => {
    const words = index % 2 === 1 ? part : part.replace(/^\n|\n$/g, '');
    if (words === '') return [];
    const type = index % 2 === 1 ? 'rich_text_preformatted' : 'rich_text_section';
    return [{ type, elements: [{ type: 'text', text: words }] }];
  });
  const text = parts.map((part, index) =>
    index % 2 === 1 ? `\`\`\`${escapeText(part)}\`\`\`` : linkify(escapeText(part)),
  );
  return { text: text.join(''), blocks: elements.length === 0 ? [] : [{ type: 'rich_text', elements }] };
}

/** Slack escapes these three in whatever a person types … */
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** … and turns addresses into links. */
const linkify = (text: string): string => text.replace(/https?:\/\/[^\s"'`)]+/g, (url) => `<${url}>`);
