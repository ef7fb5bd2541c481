/**
 * Discord's Markdown → the words that a person reads, roughly: marks, fences and zero-width spaces go, escapes become
 * their character, masked links their words. Lists keep their dashes and numbers.
 */
const MARKUP = new RegExp(
  [
    /```[a-z0-9+#.-]*\n(?<block>[\s\S]*?)\n(?:> )*```/,
    /(?<ticks>`{1,2})(?<code>[\s\S]+?)\k<ticks>(?!`)/,
    /\\(?<escaped>[^\sA-Za-z0-9])/,
    /\[(?<words>(?:\\[\s\S]|[^\]\\])*)\]\(<[^>]*>\)/,
    /\*\*|\*|~~|__|\|\||\u200b/,
    /^ *(?:> )*(?:#{1,3} |-# |> )/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

/** The words of a text display. */
export function plainText(markdown: string): string {
  return markdown.replace(MARKUP, (_match, ...rest) => {
    const found: Partial<Record<'block' | 'code' | 'escaped' | 'words', string>> = rest.at(-1);
    if (found.words !== undefined) return plainText(found.words);
    return (found.block ?? trimPadding(found.code) ?? found.escaped ?? '').replaceAll('\u200b', '');
  });
}

/** A space next to a backtick inside inline code is padding. */
const trimPadding = (code: string | undefined): string | undefined => code?.replace(/^ (?=`)|(?<=`) $/g, '');
