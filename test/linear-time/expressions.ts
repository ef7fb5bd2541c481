/**
 * Regular expressions in source text, and whether one can take more time than in proportion to its input: whether
 * some text can be divided between its repetitions in many ways, so that all of them are tried before it gives up.
 *
 * `scslre` finds alternatives of one repetition that take the same text. The rules here add what stands further apart:
 * `<!--(.*)-->` begins anew at each of many `<!--`, since its repetition takes that text, too. They judge by sets of
 * characters alone, so they refuse a few harmless expressions; those can be written in another way.
 */
import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';
import { isPotentiallyEmpty, toUnicodeSet } from 'regexp-ast-analysis';
import { analyse } from 'scslre';
import { parseSync } from 'vite';

type Node = AST.Node;
type Flags = AST.Flags;

export interface Expression {
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/* Finding them */

/** What stands for a part that only a run knows: one word of somebody else's. */
const FILLED_IN = 'word';

/** Each literal and each `new RegExp(…)` of a TypeScript file. Throws for one whose text cannot be known from it. */
export function expressionsIn(name: string, text: string): readonly Expression[] {
  const found: Expression[] = [];
  const texts = new Map<string, string>();
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  for (const node of nodesIn(parseSync(name, text).program)) {
    if (node.type === 'VariableDeclarator' && isNamed(node.id)) {
      const known = textOf(node.init, texts);
      if (known !== null) texts.set(node.id.name, known);
    }
    const expression = expressionAt(node, name, texts);
    if (expression !== null) found.push({ line: lineOf(node.start), ...expression });
  }
  return found;
}

function* nodesIn(value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const isNamed = (value: unknown): value is SyntaxNode & { readonly name: string } =>
  isNode(value) && value.type === 'Identifier' && typeof value.name === 'string';

const isLiteral = (
  node: SyntaxNode,
): node is SyntaxNode & { readonly regex: { readonly pattern: string; readonly flags: string } } =>
  node.type === 'Literal' && 'regex' in node;

function expressionAt(
  node: SyntaxNode,
  name: string,
  texts: ReadonlyMap<string, string>,
): Omit<Expression, 'line'> | null {
  if (isLiteral(node)) return { source: node.regex.pattern, flags: node.regex.flags };
  const isCall = node.type === 'NewExpression' || node.type === 'CallExpression';
  if (!isCall || !isNamed(node.callee) || node.callee.name !== 'RegExp') return null;
  const [pattern, flags] = Array.isArray(node.arguments) ? node.arguments : [];
  const source = textOf(pattern, texts);
  if (source === null) throw new Error(`${name}: the text of a "new RegExp" cannot be known; write it in its place`);
  return { source, flags: textOf(flags, texts) ?? '' };
}

/** The text of a string, a template or the name of one; null for anything else. */
function textOf(node: unknown, texts: ReadonlyMap<string, string>): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (isNamed(node)) return texts.get(node.name) ?? null;
  if (node.type === 'TaggedTemplateExpression') return templateText(node.quasi, 'raw', texts);
  return node.type === 'TemplateLiteral' ? templateText(node, 'cooked', texts) : null;
}

function templateText(node: unknown, kind: 'raw' | 'cooked', texts: ReadonlyMap<string, string>): string | null {
  if (!isNode(node) || !Array.isArray(node.quasis) || !Array.isArray(node.expressions)) return null;
  const between = node.expressions.map((part) => textOf(part, texts) ?? FILLED_IN);
  return node.quasis.map((quasi, index) => quasi.value[kind] + (between[index] ?? '')).join('');
}

/* Judging them */

/** How often a repetition may at most repeat and still count as a piece of fixed length. */
const FEW = 100;

/** Why an expression may take more than linear time; the empty list when it cannot. */
export function slownessOf(source: string, flags: string): readonly string[] {
  const { reports } = analyse({ source, flags }, { maxReports: 1, reportTypes: { Move: false, Trade: false } });
  const { pattern, flags: parsed } = parseRegExpLiteral(new RegExp(source, flags));
  const repetitions = repetitionsIn(pattern);
  return [
    ...reports.map((report) => `${report.type} of a text in several ways`),
    ...repetitions.filter((one) => canStartAgain(one, parsed)).map(({ raw }) => `starts again inside ${raw}`),
    ...repetitions.filter((one) => isInAnother(one, parsed)).map(({ raw }) => `${raw} takes what repeats around it`),
    ...repetitions.flatMap((one) =>
      repetitions.filter((other) => areExchangeable(one, other, parsed)).map(({ raw }) => `${one.raw} or ${raw}`),
    ),
  ];
}

const repetitionsIn = (node: Node): readonly AST.Quantifier[] => [
  ...(node.type === 'Quantifier' && node.max > FEW ? [node] : []),
  ...childrenOf(node).flatMap(repetitionsIn),
];

function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives;
    case 'Assertion':
      return 'alternatives' in node ? node.alternatives : [];
    case 'Alternative':
      return node.elements;
    case 'Quantifier':
      return [node.element];
    default:
      return [];
  }
}

/** What is matched before a node up to `until`, or up to the start of the expression. */
function before(node: Node, until: Node | null): readonly AST.Element[] {
  const { parent } = node;
  if (parent === null || parent === until) return [];
  if (parent.type !== 'Alternative') return before(parent, until);
  return [
    ...before(parent, until),
    ...parent.elements.slice(
      0,
      parent.elements.findIndex((one) => one === node),
    ),
  ];
}

function after(node: Node, until: Node | null): readonly AST.Element[] {
  const { parent } = node;
  if (parent === null || parent === until) return [];
  if (parent.type !== 'Alternative') return after(parent, until);
  return [...parent.elements.slice(parent.elements.findIndex((one) => one === node) + 1), ...after(parent, until)];
}

/** Whether what stands before a repetition is text that the repetition takes as well, and the rest can fail. */
function canStartAgain(repetition: AST.Quantifier, flags: Flags): boolean {
  const elements = before(repetition, null);
  if (flags.sticky || !canFail(repetition, flags)) return false;
  return elements.every((element) => fitsInto(element, repetition, flags));
}

/** Whether something can still be missing when a repetition has taken all that it can. */
function canFail(repetition: AST.Quantifier, flags: Flags): boolean {
  const rest = after(repetition, null);
  // A repetition of all characters, or of all in a line, goes on to where `$` holds.
  const isToEnd = charactersOf(repetition.element, flags).some((set) =>
    flags.multiline ? set.union(LINE_ENDS(flags)).isAll : set.isAll,
  );
  return rest.some((element) =>
    element.type === 'Assertion' ? !(isToEnd && element.kind === 'end') : !isPotentiallyEmpty(element, flags),
  );
}

/** Whether a repetition takes all that stands beside it in one round of a repetition around it. */
function isInAnother(repetition: AST.Quantifier, flags: Flags): boolean {
  for (let outer: Node | null = repetition.parent; outer !== null; outer = parentOf(outer)) {
    if (outer.type !== 'Quantifier' || outer.max <= FEW) continue;
    const beside = [...before(repetition, outer), ...after(repetition, outer)];
    if (beside.every((element) => fitsInto(element, repetition, flags))) return true;
  }
  return false;
}

/** Whether two repetitions, one behind the other, both take all that stands between them. */
function areExchangeable(one: AST.Quantifier, other: AST.Quantifier, flags: Flags): boolean {
  const between = elementsBetween(one, other);
  if (between === null || !canFail(other, flags)) return false;
  return (
    [...between, other.element].every((element) => fitsInto(element, one, flags)) &&
    [...between, one.element].every((element) => fitsInto(element, other, flags))
  );
}

/** Null when the one does not stand before the other on one way through the expression. */
function elementsBetween(one: Node, other: Node): readonly AST.Element[] | null {
  const common = commonAlternative(one, other);
  if (common === null) return null;
  const { alternative, first, second } = common;
  if (first >= second) return null;
  return [...after(one, alternative), ...alternative.elements.slice(first + 1, second), ...before(other, alternative)];
}

function commonAlternative(
  one: Node,
  other: Node,
): { readonly alternative: AST.Alternative; readonly first: number; readonly second: number } | null {
  for (let node: Node | null = one.parent; node !== null; node = node.parent) {
    if (node.type !== 'Alternative') continue;
    const first = node.elements.findIndex((element) => isWithin(one, element));
    const second = node.elements.findIndex((element) => isWithin(other, element));
    if (second >= 0) return first === second ? null : { alternative: node, first, second };
  }
  return null;
}

/** The same as `node.parent`, whose type leaves out what it is within. */
const parentOf = (node: Node): Node | null => node.parent;

const isWithin = (node: Node | null, element: Node): boolean =>
  node !== null && (node === element || isWithin(node.parent, element));

/** Whether an element can match some text that is made of what a repetition repeats. */
function fitsInto(element: Node, repetition: AST.Quantifier, flags: Flags): boolean {
  switch (element.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return charactersOf(repetition.element, flags).some(
        (set) => !set.isDisjointWith(toUnicodeSet(element, flags).chars),
      );
    case 'Quantifier':
      return element.min === 0 || fitsInto(element.element, repetition, flags);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some((one) => one.elements.every((inner) => fitsInto(inner, repetition, flags)));
    case 'Assertion':
      return holdsInside(element, repetition, flags);
    case 'Backreference':
      return true;
    default:
      return false;
  }
}

/** Whether an assertion can hold in the middle of what a repetition takes. */
function holdsInside(assertion: AST.Assertion, { element }: AST.Quantifier, flags: Flags): boolean {
  const sets = charactersOf(element, flags);
  switch (assertion.kind) {
    case 'start':
    case 'end':
      return flags.multiline && sets.some((set) => !set.isDisjointWith(LINE_ENDS(flags)));
    case 'word': {
      const words = WORDS(flags);
      const isUniform = sets.every((set) => set.isSubsetOf(words)) || sets.every((set) => set.isDisjointWith(words));
      return assertion.negate || !isUniform;
    }
    case 'lookbehind': {
      // `(?<!\\s)`: only where nothing of the repetition stands before.
      const unwanted = assertion.alternatives.flatMap((one) =>
        one.elements.length === 1 ? charactersOf(one, flags) : [],
      );
      return !(assertion.negate && sets.every((set) => unwanted.some((one) => set.isSubsetOf(one))));
    }
    default:
      return true;
  }
}

const setOf = (source: string) => (flags: Flags) => {
  const { pattern } = parseRegExpLiteral(new RegExp(source));
  const [characters] = pattern.alternatives[0]?.elements ?? [];
  if (characters?.type !== 'CharacterClass' && characters?.type !== 'CharacterSet')
    throw new Error(`not a set: ${source}`);
  return toUnicodeSet(characters, { ...flags, ignoreCase: false }).chars;
};
const LINE_ENDS = setOf('[\\n\\r\\u2028\\u2029]');
const WORDS = setOf('\\w');

/** The sets of characters in an element, whatever their order. */
function charactersOf(node: Node, flags: Flags): readonly ReturnType<typeof toUnicodeSet>['chars'][] {
  switch (node.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return [toUnicodeSet(node, flags).chars];
    case 'Assertion':
      return [];
    default:
      return childrenOf(node).flatMap((child) => charactersOf(child, flags));
  }
}
