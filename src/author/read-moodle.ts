/**
 * Moodle's XML → questions. What it has and a chat quiz has not (essays, gaps in a text, several numbers) is reported
 * with its line. The format: https://docs.moodle.org/en/Moodle_XML_format
 */
import { parseDocument } from 'htmlparser2';
import { fromHtml, fromPlainText } from './plain-markdown.ts';
import {
  type BankOption,
  type BankProblem,
  type BankQuestion,
  bankOf,
  choiceTrouble,
  inQuotes,
  matchTrouble,
  partlyRight,
  type QuestionBank,
  titleFrom,
} from './question-bank.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { readonly attribs: unknown }>;

/** Reads a whole file. */
export function readMoodle(source: string): QuestionBank {
  const { children } = parseDocument(source, { xmlMode: true, withStartIndices: true });
  const quiz = elementsIn(children, 'quiz')[0];
  if (quiz === undefined) {
    return bankOf([
      { line: 1, found: 'no "<quiz>"', expected: 'a file as Moodle exports it, in the format Moodle XML' },
    ]);
  }
  const lines = lineCounter(source);
  return bankOf(
    elementsIn(quiz.children, 'question').flatMap((question) =>
      readQuestion(question, lines(question.startIndex ?? 0)),
    ),
  );
}

/** The line, from 1, that a place in the text is in; places come in rising order. */
function lineCounter(source: string): (index: number) => number {
  let at = 0;
  let line = 1;
  return (index) => {
    for (; at < index; at += 1) if (source[at] === '\n') line += 1;
    return line;
  };
}

const elementsIn = (nodes: readonly Node[], name: string): readonly Element[] =>
  nodes.filter((node): node is Element => 'attribs' in node && node.name === name);

const childOf = ({ children }: Element, name: string): Element | undefined => elementsIn(children, name)[0];

/** All that is written in it, CDATA as well. */
const wordsIn = (node: Element | undefined): string =>
  (node?.children ?? [])
    .map((child) => {
      if (child.type === 'text') return child.data;
      return 'children' in child && !('attribs' in child) ? wordsIn({ children: child.children } as Element) : '';
    })
    .join('');

/** What stands in `<text>` below it, as it is written. */
const textIn = (node: Element | undefined): string => (node === undefined ? '' : wordsIn(childOf(node, 'text')).trim());

/** The same as Markdown. */
function markdownIn(node: Element | undefined, usual = 'html'): string {
  const text = textIn(node);
  const format = node?.attribs.format ?? usual;
  if (format === 'markdown') return text;
  return format === 'plain_text' ? fromPlainText(text) : fromHtml(text);
}

type Lost = Omit<BankProblem, 'line'>;
type Answers =
  | { readonly answer: BankQuestion['answer']; readonly why?: string; readonly lost?: readonly Lost[] }
  | Lost;

const READERS: Readonly<Record<string, (question: Element) => Answers>> = {
  multichoice: readChoice,
  truefalse: readTruth,
  shortanswer: readTyped,
  numerical: readNumber,
  matching: readMatch,
  ordering: readOrder,
};

function readQuestion(question: Element, line: number): readonly (BankQuestion | BankProblem)[] {
  const type = question.attribs.type ?? '';
  if (type === 'category') return [];
  const read = READERS[type];
  if (read === undefined) {
    return [{ line, found: `a question of the kind "${type}"`, expected: `one of ${Object.keys(READERS).join(', ')}` }];
  }
  const prompt = markdownIn(childOf(question, 'questiontext'));
  if (prompt === '') return [{ line, found: 'a question without a text', expected: 'words in "<questiontext>"' }];
  const answers = read(question);
  if ('found' in answers) return [{ line, ...answers }];
  const { answer, why = '', lost = [] } = answers;
  const explanation = [why, markdownIn(childOf(question, 'generalfeedback'))]
    .filter((text) => text !== '')
    .join('\n\n');
  const title = textIn(childOf(question, 'name')) || titleFrom(prompt);
  const hints = elementsIn(question.children, 'hint')
    .map((hint) => markdownIn(hint))
    .filter((hint) => hint !== '');
  return [{ line, title, prompt, answer, explanation, hints }, ...lost.map((one) => ({ line, ...one }))];
}

interface Written {
  readonly plain: string;
  readonly text: string;
  readonly why: string;
  /** Of the points, in percent. */
  readonly share: number;
}

const answersIn = (question: Element): readonly Written[] =>
  elementsIn(question.children, 'answer').map((answer) => ({
    plain: textIn(answer),
    text: markdownIn(answer),
    why: markdownIn(childOf(answer, 'feedback')),
    share: Number(answer.attribs.fraction ?? 0),
  }));

function readChoice(question: Element): Answers {
  const answers = answersIn(question);
  const isSingle = wordsIn(childOf(question, 'single')).trim() !== 'false';
  const options = answers.map(({ text, why, share }) => ({ text, why, right: isSingle ? share === 100 : share > 0 }));
  const right = options.filter((option) => option.right).length;
  if (isSingle && right > 1) {
    return { found: `${right} right answers of which each is enough`, expected: 'one, or several that are all needed' };
  }
  const trouble = choiceTrouble(options);
  if (trouble !== null) return trouble;
  const partly = isSingle ? answers.filter(({ share }) => share > 0 && share < 100).map(({ text }) => text) : [];
  return { answer: { kind: 'choice', options }, lost: partlyRight(partly) };
}

function readTruth(question: Element): Answers {
  const options = answersIn(question).map(
    ({ plain, why, share }): BankOption => ({
      text: plain === 'true' ? 'True' : 'False',
      right: share === 100,
      why,
    }),
  );
  return choiceTrouble(options) ?? { answer: { kind: 'choice', options } };
}

/** A star stands for anything; one that is meant has a backslash. */
const hasWildcard = ({ plain }: Written): boolean => /(?:^|[^\\])\*/.test(plain);

function readTyped(question: Element): Answers {
  const answers = answersIn(question);
  const full = answers.filter(({ share }) => share === 100);
  const accepted = full.filter((one) => !hasWildcard(one)).map(({ plain }) => plain.replaceAll('\\*', '*'));
  if (accepted.length === 0) return { found: 'no answer for all of the points', expected: 'one that is typed out' };
  const wild = full.filter(hasWildcard).map(({ plain }) => plain);
  const partly = answers.filter(({ share }) => share > 0 && share < 100).map(({ plain }) => plain);
  const isCaseExact = wordsIn(childOf(question, 'usecase')).trim() === '1';
  return {
    answer: { kind: 'typed', accepted },
    why: [...new Set(full.map(({ why }) => why).filter((why) => why !== ''))].join('\n\n'),
    lost: [
      ...(partly.length === 0 ? [] : partlyRight(partly)),
      ...(wild.length === 0
        ? []
        : [{ found: `answers with a wildcard (${inQuotes(wild)})`, expected: 'each form, written out' }]),
      ...(isCaseExact
        ? [{ found: 'an answer whose case counts', expected: 'one that is right in capitals, too' }]
        : []),
    ],
  };
}

function readNumber(question: Element): Answers {
  const all = elementsIn(question.children, 'answer').filter((answer) => textIn(answer) !== '*');
  const [only, ...more] = all.filter(({ attribs }) => Number(attribs.fraction ?? 0) === 100);
  const value = Number(only === undefined ? Number.NaN : textIn(only) || Number.NaN);
  const tolerance = Number(only === undefined ? 0 : wordsIn(childOf(only, 'tolerance')).trim() || 0);
  if (only === undefined || more.length > 0 || !Number.isFinite(value) || !(tolerance >= 0)) {
    return { found: 'several numbers, or none', expected: 'one, with its tolerance' };
  }
  const units = childOf(question, 'units');
  return {
    answer: { kind: 'number', value, tolerance },
    why: markdownIn(childOf(only, 'feedback')),
    lost: [
      ...partlyRight(all.filter((answer) => answer !== only).map(textIn)),
      ...(units === undefined || elementsIn(units.children, 'unit').length === 0
        ? []
        : [{ found: 'a number with units', expected: 'a number alone; say the unit in the question' }]),
    ],
  };
}

function readMatch(question: Element): Answers {
  const pairs = elementsIn(question.children, 'subquestion').map((pair): readonly [string, string] => [
    markdownIn(pair),
    markdownIn(childOf(pair, 'answer')),
  ]);
  return matchTrouble(pairs) ?? { answer: { kind: 'match', pairs } };
}

const FEWEST_ITEMS = 3;
const MOST_ITEMS = 10;

function readOrder(question: Element): Answers {
  const items = answersIn(question)
    .toSorted((one, other) => one.share - other.share)
    .map(({ text }) => text);
  if (items.length >= FEWEST_ITEMS && items.length <= MOST_ITEMS) return { answer: { kind: 'order', items } };
  return { found: `${items.length} things to put in order`, expected: `${FEWEST_ITEMS} to ${MOST_ITEMS}` };
}
