/** The two code blocks that examples and exercises are built around: a program (`python`) and what is done with it (`yaml`). */
import type { Code, RootContent } from 'mdast';
import type { Part } from './outline.ts';
import type { Page } from './page.ts';

export interface CodePair {
  /** What stands above the program. */
  readonly before: readonly RootContent[];
  readonly program: Code | null;
  readonly yaml: Code | null;
  /** What stands below both. */
  readonly after: readonly RootContent[];
}

/** What the two blocks are called in messages: `the program`, `the scenario`. */
export interface PairNames {
  readonly program: string;
  readonly yaml: string;
}

/** Finds the pair; reports a missing, second or misplaced block, and text between the two. */
export function findCodePair(page: Page, part: Part, blocks: readonly RootContent[], names: PairNames): CodePair {
  const before: RootContent[] = [];
  const between: RootContent[] = [];
  const after: RootContent[] = [];
  let program: Code | null = null;
  let yaml: Code | null = null;
  for (const block of blocks) {
    if (isCode(block, 'python')) {
      if (program !== null) page.report(page.place(block), 'a second `python` block', `one, ${names.program}`);
      else if (yaml !== null)
        page.report(page.place(block), `${names.program} below ${names.yaml}`, `it above ${names.yaml}`);
      program ??= block;
    } else if (isCode(block, 'yaml')) {
      if (yaml !== null) page.report(page.place(block), 'a second `yaml` block', `one, ${names.yaml}`);
      yaml ??= block;
    } else if (yaml !== null) after.push(block);
    else (program === null ? before : between).push(block);
  }
  if (program === null) reportMissing(page, part, blocks, 'python', names.program);
  if (yaml === null) reportMissing(page, part, blocks, 'yaml', names.yaml);
  const [loose] = between;
  if (loose === undefined || yaml === null) return { before, program, yaml, after: [...between, ...after] };
  page.report(page.place(loose), `text between ${names.program} and ${names.yaml}`, `it above ${names.program}`);
  return { before, program, yaml, after };
}

/** Blocks in the same language under another name are easily mistaken for the one that is missed. */
const ALIASES: Readonly<Record<'python' | 'yaml', readonly string[]>> = {
  python: ['py', 'python3', 'Python', 'flask'],
  yaml: ['yml', 'YAML', 'Yaml'],
};

function reportMissing(
  page: Page,
  part: Part,
  blocks: readonly RootContent[],
  language: 'python' | 'yaml',
  name: string,
): void {
  const alias = ALIASES[language].find((other) => blocks.some((block) => isCode(block, other)));
  page.report(
    part.place,
    `no \`${language}\` block`,
    `one, ${name}`,
    alias === undefined ? undefined : `write \`\`\`${language} instead of \`\`\`${alias}`,
  );
}

/** Whether a block is code in this language. */
export const isCode = (block: RootContent, language: string): block is Code =>
  block.type === 'code' && block.lang === language;
