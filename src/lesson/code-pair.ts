/**
 * The two blocks that examples and exercises are built around: a `python` program, and in `yaml` what is done with it.
 */
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
  readonly python: string;
  readonly yaml: string;
}

/** Finds the pair; reports a missing, second or misplaced block, and text between the two. */
export function findCodePair(page: Page, part: Part, blocks: readonly RootContent[], names: PairNames): CodePair {
  const program = onlyBlock(page, part, blocks, 'python', names);
  const yaml = onlyBlock(page, part, blocks, 'yaml', names);
  const programAt = program === null ? -1 : blocks.indexOf(program);
  const yamlAt = yaml === null ? -1 : blocks.indexOf(yaml);
  if (program !== null && yaml !== null && yamlAt < programAt) {
    page.report('code-block', page.place(program), `${names.python} below ${names.yaml}`, `it above ${names.yaml}`);
  }
  const [loose] = program === null || yaml === null ? [] : textIn(blocks.slice(programAt, yamlAt));
  if (loose !== undefined) {
    page.report(
      'code-block',
      page.place(loose),
      `text between ${names.python} and ${names.yaml}`,
      `it above ${names.python}`,
    );
  }
  const start = programAt >= 0 ? programAt : yamlAt >= 0 ? yamlAt : blocks.length;
  const end = loose === undefined ? start : yamlAt;
  return { before: textIn(blocks.slice(0, start)), program, yaml, after: textIn(blocks.slice(end)) };
}

type Language = keyof PairNames;

/** The first block in a language; reports further ones, or that there is none. */
function onlyBlock(
  page: Page,
  part: Part,
  blocks: readonly RootContent[],
  language: Language,
  names: PairNames,
): Code | null {
  const [only, ...others] = blocks.filter((block) => isCode(block, language));
  for (const other of others) {
    page.report('code-block', page.place(other), `a second \`${language}\` block`, `one, ${names[language]}`);
  }
  if (only !== undefined) return only;
  const alias = ALIASES[language].find((other) => blocks.some((block) => isCode(block, other)));
  const remedy = alias === undefined ? undefined : `write \`\`\`${language} instead of \`\`\`${alias}`;
  page.report('code-block', part.place, `no \`${language}\` block`, `one, ${names[language]}`, remedy);
  return null;
}

/** Other names of the languages, easily taken for the right one. */
const ALIASES: Readonly<Record<Language, readonly string[]>> = {
  python: ['py', 'python3', 'Python'],
  yaml: ['yml', 'YAML', 'Yaml'],
};

const textIn = (blocks: readonly RootContent[]): readonly RootContent[] =>
  blocks.filter((block) => !isCode(block, 'python') && !isCode(block, 'yaml'));

/** Whether a block is code in this language. */
export const isCode = (block: RootContent, language: string): block is Code =>
  block.type === 'code' && block.lang === language;
