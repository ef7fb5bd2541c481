/** The texts in a file of source: every string of two words or more that somebody may read. */
import { parseSync } from 'vite';

interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Two words with a space between them. */
const IS_PROSE = /[a-z’',.:] [a-z]/i;

/** What stands for a part that only a run knows. */
const FILLED_IN = '…';

/** Without what is thrown, and without what people may type (`asked`). */
export const wordsIn = (name: string, text: string): readonly string[] =>
  [...textsIn(parseSync(name, text).program)].filter((one) => IS_PROSE.test(one));

function* textsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) {
    if (value.type === 'ThrowStatement' || value.type === 'NewExpression' || value.type === 'TSLiteralType') return;
    if (isNode(value.key) && value.key.name === 'asked') return;
    if (value.type === 'Literal' && typeof value.value === 'string') yield value.value;
    if (value.type === 'TemplateLiteral' && Array.isArray(value.quasis)) yield value.quasis.map(cooked).join(FILLED_IN);
  }
  for (const inner of Object.values(value)) yield* textsIn(inner);
}

const cooked = (quasi: unknown): string => (isNode(quasi) && isCooked(quasi.value) ? quasi.value.cooked : '');

const isCooked = (value: unknown): value is { readonly cooked: string } =>
  typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string';
