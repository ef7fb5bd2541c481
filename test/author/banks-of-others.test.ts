/** Questions as Moodle itself exports them, and as other tools write them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BankQuestion, writeQuestions } from '../../src/author/question-bank.ts';
import { readGift } from '../../src/author/read-gift.ts';
import { readMoodle } from '../../src/author/read-moodle.ts';
import { newLesson } from '../../src/cli/author/write-lesson.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { packageFolder } from '../../src/package-folder.ts';

const bank = (name: string) => {
  const source = readFileSync(join(packageFolder(), 'test/fixtures/banks', name), 'utf8');
  return name.endsWith('.xml') ? readMoodle(source) : readGift(source);
};

/** A question on few lines. */
function short({ line, title, prompt, answer, explanation }: BankQuestion): readonly string[] {
  const top = `${line} ${title}: ${prompt.replace(/\n+/g, ' / ')}`;
  const why = (text: string) => (text === '' ? '' : ` (${text.replace(/\n+/g, ' / ')})`);
  const end = explanation === '' ? [] : [`Why: ${explanation.replace(/\n+/g, ' / ')}`];
  switch (answer.kind) {
    case 'choice':
      return [top, ...answer.options.map((one) => `${one.right ? '+' : '-'} ${one.text}${why(one.why)}`), ...end];
    case 'typed':
      return [top, `= ${answer.accepted.join(' | ')}`, ...end];
    case 'number':
      return [top, `# ${answer.value} ± ${answer.tolerance}`, ...end];
    case 'match':
      return [top, ...answer.pairs.map(([left, right]) => `${left} -> ${right}`), ...end];
    case 'order':
      return [top, ...answer.items.map((item, index) => `${index + 1}. ${item}`), ...end];
  }
}

const told = (name: string): readonly string[] =>
  bank(name).problems.map(({ line, found, expected }) => `${line}: ${found}; expected ${expected}`);

it('an export of Moodle is read: comments, names, formats of each text, weights, escaped signs', () => {
  expect(bank('moodle-export.gift').questions.flatMap(short)).toEqual([
    '7 Where the header stands: Where does `Set-Cookie` stand: in the request or the response?',
    '+ in the response (Yes: a server gives it.)',
    '- in the request (There it is `Cookie: a=b`.)',
    '- in a {body} (A body is text.)',
    'Why: Servers set, browsers send.',
    '16 Flags: Which of these keep a cookie from scripts or from plain HTTP?',
    '+ HttpOnly (From scripts.)',
    '+ Secure (From plain HTTP.)',
    '- Path (That is only where it is sent.)',
    '- Max-Age',
    '25 Lifetime in seconds: How long is a day, in seconds?',
    '# 86400 ± 0',
    'Why: 24 times 3600.',
    '32 Pi: About how much is π?',
    '# 3.14 ± 0.01',
    '38 A word: Which attribute, in *one* word, / says how long?',
    '= Max-Age | max_age',
    'Why: Yes.',
    '47 True or false: A cookie without `Max-Age` goes with the browser.',
    '+ True (Right.)',
    '- False (It does: item #1 says so.)',
    'Why: It is a session cookie.',
    '51 Sounds: Who says what?',
    'cat -> meow',
    'dog -> woof',
    ' -> moo',
    'Why: Listen.',
    '60 A path: Which folder is it?',
    '+ C:\\\\ (The root.)',
    '- D:\\temp (That is a folder in it.)',
  ]);
});

it('what an export of Moodle has and a chat has not is named with its line', () => {
  expect(told('moodle-export.gift')).toEqual([
    '25: what is said of other numbers; expected nothing: it has no place here',
    '38: answers for a part of the points ("Expires"); expected answers that count in full (list them, if they should count)',
    '38: what is said of other answers ("*"); expected nothing: it has no place here',
    '67: an essay question; expected answers that can be judged',
    '71: a text without answers; expected answers in braces, {…}',
  ]);
});

it('files of other tools are read: missing words, answers over lines, a bracket that is no format', () => {
  expect(bank('other-tools.gift').questions.flatMap(short)).toEqual([
    '4 Q1: \\[Python] What does \\`len("ab")\\` give?',
    '- 1',
    '- 3',
    '+ 2',
    "6 Mahatma Gandhi's birthday is an Indian: Mahatma Gandhi's birthday is an Indian holiday on \\_\\_\\_\\_\\_ of October.",
    '- 15th',
    '- 3rd',
    '+ 2nd',
    '12 Since the town of Hastings has been: Since \\_\\_\\_\\_\\_ the town of Hastings has been known for a battle.',
    '- 495 AD (Too early.)',
    '+ 1066 AD',
    '- 1215 AD',
    '- 43 AD',
    '19 Numbers: How many?',
    '# 3 ± 1',
    '21 When was Ulysses S. Grant born: When was Ulysses S. Grant born?',
    '# 1822 ± 0',
    'Why: Correct! Full credit.',
    '27 The American holiday of Thanksgiving is: The American holiday of Thanksgiving is on the \\_\\_\\_\\_\\_ Thursday of November.',
    '- second',
    '- third',
    '+ fourth',
    '29 Which has a wildcard: Which has a wildcard?',
    '= jar*',
    '31 Indented and tabbed: Indented and tabbed?',
    '+ True',
    '- False',
  ]);
  expect(told('other-tools.gift')).toEqual([
    '21: answers for a part of the points ("1822:2"); expected answers that count in full (list them, if they should count)',
    '29: answers with a wildcard ("*cookie*"); expected each form, written out',
  ]);
});

it('a file with the line ends of Windows has the same questions at the same lines', () => {
  expect(bank('windows.gift').questions.flatMap(short)).toEqual([
    '1 CRLF: Two lines?',
    '+ yes',
    '- no',
    '6 After: Another',
    '- True',
    '+ False',
  ]);
  expect(told('windows.gift')).toEqual([]);
});

it('Moodle XML is read: CDATA, the format of each text, hints, each kind of question', () => {
  const { questions } = bank('moodle-export.xml');
  expect(questions.flatMap(short)).toEqual([
    '15 Where the header stands: Where does `Set-Cookie` stand? / (picture: A jar)',
    '+ in the response (Yes: a server gives it.)',
    '- in both (Half of it.)',
    '- in a \\<body>',
    'Why: Servers set, browsers send.',
    '66 Flags: Which keep a cookie *safer*?',
    '+ HttpOnly (From scripts.)',
    '+ Secure',
    '- Path (Only where.)',
    '77 Session cookies: It goes with the browser.',
    '+ True (Right.)',
    '- False (It does.)',
    '86 A word: How long, in one word?',
    '= Max-Age',
    'Why: Yes.',
    '97 Pi: About how much is π?',
    '# 3.14 ± 0.01',
    'Why: So it is.',
    '113 Sounds: Who says what?',
    'cat -> meow',
    'dog -> woof',
    ' -> moo',
    '124 A frog: In which order?',
    '1. egg',
    '2. tadpole',
    '3. frog',
  ]);
  expect(questions.map(({ hints }) => hints.length)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  expect(told('moodle-export.xml')).toEqual([
    '15: answers for a part of the points ("in both"); expected answers that count in full; these count as wrong now',
    '86: answers for a part of the points ("Expires"); expected answers that count in full; these count as wrong now',
    '86: answers with a wildcard ("max*age"); expected each form, written out',
    '86: an answer whose case counts; expected one that is right in capitals, too',
    '136: a question of the kind "essay"; expected one of multichoice, truefalse, shortanswer, numerical, matching, ordering',
    '142: a question of the kind "cloze"; expected one of multichoice, truefalse, shortanswer, numerical, matching, ordering',
  ]);
});

it.each([
  ['is empty', '', '1: no "<quiz>"; expected a file as Moodle exports it, in the format Moodle XML'],
  ['is another XML', '<a/>', '1: no "<quiz>"; expected a file as Moodle exports it, in the format Moodle XML'],
  [
    'ends too early',
    '<quiz>\n<question type="shortanswer"><name>',
    '2: a question without a text; expected words in "<questiontext>"',
  ],
])('of a file of Moodle XML that %s it is told what is wrong', (_, source, problem) => {
  const { questions, problems } = readMoodle(source);
  expect(questions).toEqual([]);
  expect(problems.map(({ line, found, expected }) => `${line}: ${found}; expected ${expected}`)).toEqual([problem]);
});

it('each of them, once it is in a lesson, lacks nothing but what the file lacks', () => {
  for (const name of ['moodle-export.gift', 'other-tools.gift', 'windows.gift', 'moodle-export.xml']) {
    const questions = `${writeQuestions(bank(name).questions)}\n\n`;
    const lesson = newLesson('A lesson').replace(
      /### Question: Nobody answers[\s\S]*?(?=## Practice)/,
      () => questions,
    );
    const parsed = parseLesson('a-lesson.md', lesson);
    const problems = parsed.kind === 'problems' ? parsed.problems : parsed.warnings;
    const others = problems.filter(({ rule }) => rule !== 'why' && rule !== 'option-why');
    expect(others.map(describeProblem)).toEqual([]);
  }
});
