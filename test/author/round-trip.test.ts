/** What the tools for authors write is what the lesson format reads. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { writeAnki } from '../../src/author/anki.ts';
import { writeQuestions } from '../../src/author/question-bank.ts';
import { readGift } from '../../src/author/read-gift.ts';
import { readMoodle } from '../../src/author/read-moodle.ts';
import { writeGift } from '../../src/author/write-gift.ts';
import { writeMoodle } from '../../src/author/write-moodle.ts';
import { writeQti } from '../../src/author/write-qti.ts';
import { zip } from '../../src/cli/author/interchange.ts';
import { newLesson } from '../../src/cli/author/write-lesson.ts';
import type { ExpectedAnswer } from '../../src/core/answer.ts';
import type { QuestionStep } from '../../src/core/lesson.ts';
import { inlineText, paragraph, proseText } from '../../src/core/prose.ts';
import { loadLessons } from '../../src/lesson/load.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { cookies, everyKind } from '../fixtures/lessons.ts';

const lessonWith = (questions: string) =>
  newLesson('A lesson').replace(/### Question: Nobody answers[\s\S]*?(?=## Practice)/, () => `${questions}\n\n`);

function read(source: string) {
  const parsed = parseLesson('a-lesson.md', source);
  if (parsed.kind === 'problems') throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return parsed.lesson;
}

describe('a new lesson', () => {
  it.each(['My lesson', 'Quotes "and" *stars*', "It's: a # title"])('called %j has nothing to mend', (title) => {
    expect(read(newLesson(title)).title).toBe(title);
  });
});

describe('imported questions', () => {
  const { questions } = readGift(
    [
      '::Header::<p>Which header <em>sets</em> a cookie?</p><pre>GET / HTTP/1.1</pre> {=`Set-Cookie` ~Cookie#That one comes back. ~<code>Host</code>#An address. ####It is in the response.}',
      '::Age:: How long? {=max_age =max-age ####In seconds.}',
    ].join('\n\n'),
  );
  const lesson = read(lessonWith(writeQuestions(questions)));
  const [header, age] = lesson.steps.filter((step) => step.kind === 'question');

  it('read as they were meant', () => {
    expect(header && proseText(header.prompt)).toContain('Which header sets a cookie?');
    expect(header?.answer).toMatchObject({
      kind: 'choice',
      options: [{ right: true }, { right: false }, { right: false }],
    });
    expect(header?.answer.kind === 'choice' && header.answer.options.map(({ label }) => inlineText(label))).toEqual([
      '`Set-Cookie`',
      'Cookie',
      'Host',
    ]);
    expect(age?.answer).toEqual({ kind: 'typed', accepted: ['max_age', 'max-age'] });
  });

  it('become notes for Anki, one a question, with their markup escaped', () => {
    const csv = writeAnki(lesson);
    expect(csv).toMatch(/^#separator:Comma\n#html:true\n/);
    const notes: string[][] = parse(csv, { comment: '#' });
    expect(notes).toHaveLength(2);
    expect(notes[0]?.[0]).toBe('nibble:a-lesson:header');
    expect(notes[0]?.[1]).toContain('<em>sets</em>');
    expect(notes[0]?.[2]).toMatch(/<strong>[ABC]: `Set-Cookie`<\/strong>/);
    expect(notes[1]).toEqual([
      'nibble:a-lesson:age',
      '<p>How long?</p>',
      '<p><strong><code>max_age</code></strong></p><p>In seconds.</p>',
      'nibble My-course a-lesson',
    ]);
  });

  it('do not give the right one away by its place', () => {
    const options = ['right', 'wrong', 'worse', 'worst'];
    const many = Array.from(
      { length: 40 },
      (_, index) => `::Q${index}:: Which of ${index}? {=right ~wrong#No. ~worse#No. ~worst#No. ####So.}`,
    );
    const csv = writeAnki(read(lessonWith(writeQuestions(readGift(many.join('\n\n')).questions))));
    const notes: string[][] = parse(csv, { comment: '#' });
    const places = notes.map(([, front = '']) => {
      const shown = [...front.matchAll(/<li>(\w+)<\/li>/g)].map(([, word]) => word);
      expect(shown.toSorted()).toEqual(options.toSorted());
      return shown.indexOf('right');
    });
    for (const place of options.keys()) expect(places.filter((one) => one === place).length).toBeGreaterThan(3);
  });

  it('of other kinds are answers of those kinds in the lesson', () => {
    const bank = readGift(
      [
        '::Sounds:: Who says what? {=cat -> meow =dog -> woof = -> a | b ####Listen.}',
        '::Circle:: How much? {#3.14:0.01 ####It is pi.}',
        '::Warm:: Which? {~%50%red ~%50%orange ~%-100%blue#Cold. ####Fire.}',
      ].join('\n\n'),
    );
    const steps = read(lessonWith(writeQuestions(bank.questions))).steps.filter(({ kind }) => kind === 'question');
    expect(bank.problems).toEqual([]);
    expect(steps.map((step) => step.kind === 'question' && step.answer)).toMatchObject([
      { kind: 'match', items: [{ partner: 0 }, { partner: 1 }], choices: [{}, {}, [{ text: 'a | b' }]] },
      { kind: 'number', value: 3.14, tolerance: 0.01 },
      { kind: 'several', options: [{ right: true }, { right: true }, { right: false }] },
    ]);
  });
});

/** `npm run test:long` takes more. */
const ANSWERS = Number(process.env.NIBBLE_ANSWERS ?? 25);

describe('a lesson in another format', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'abc ~=#{}:\\<>&*_`"|'), minLength: 1, maxLength: 12 })
    .map((text) => `w${text.replace(/\s+/g, ' ')}w`);
  const labels = (least: number) => fc.uniqueArray(word, { minLength: least, maxLength: 5 });
  const label = (text: string) => [{ kind: 'text', text } as const];
  const option = (text: string, right: boolean) => ({ label: label(text), right, why: [paragraph(`why ${text}`)] });
  const answers: fc.Arbitrary<ExpectedAnswer> = fc.oneof(
    labels(2).map((all): ExpectedAnswer => ({ kind: 'choice', options: all.map((one, at) => option(one, at === 0)) })),
    labels(3).map((all): ExpectedAnswer => ({ kind: 'several', options: all.map((one, at) => option(one, at < 2)) })),
    labels(4).map((all): ExpectedAnswer => {
      const [one = '', two = '', ...choices] = all;
      return {
        kind: 'match',
        heads: [label('this'), label('goes with')],
        items: [one, two].map((text, partner) => ({ label: label(text), partner })),
        choices: choices.map(label),
      };
    }),
    fc.record({ kind: fc.constant('number' as const), value: fc.integer(), tolerance: fc.nat(9) }),
    labels(1).map((all): ExpectedAnswer => {
      const [first = 'w', ...others] = all.map((form) => form.replaceAll('`', ''));
      return { kind: 'typed', accepted: [first, ...others.filter((form) => form !== first)] };
    }),
  );
  const ordered = labels(3).map((all): ExpectedAnswer => ({ kind: 'order', items: all.map(label) }));

  const FORMATS = [
    ['GIFT', writeGift, readGift, answers],
    [
      'Moodle XML',
      writeMoodle,
      readMoodle,
      fc.oneof({ weight: 6, arbitrary: answers }, { weight: 1, arbitrary: ordered }),
    ],
  ] as const;

  it.each(FORMATS)('(%s) comes back with the same answers', (_, write, readBank, kinds) => {
    fc.assert(
      fc.property(kinds, word, (answer, words) => {
        const question: QuestionStep = {
          kind: 'question',
          role: { kind: 'quiz' },
          id: 'asked',
          title: 'Asked',
          section: 'quiz',
          prompt: [paragraph(`Which one, ${words}?`)],
          answer,
          explanation: [paragraph(`So it is: ${words}`)],
          hints: [],
          variants: [],
        };
        const whole = read(lessonWith('### Question: Asked\n\nWhich?\n\n**Number:** 1\n\n**Why:** So.'));
        const { text, lost } = write({ ...whole, steps: [question, ...whole.steps.slice(-1)] });
        expect(lost).toEqual([]);
        const bank = readBank(text);
        expect(bank.problems).toEqual([]);
        const [back] = read(lessonWith(writeQuestions(bank.questions))).steps.filter(({ kind }) => kind === 'question');
        if (back?.kind !== 'question') throw new Error('no question came back');
        expect(plain(back.answer)).toEqual(plain(answer));
        expect(proseText(back.prompt)).toBe(proseText(question.prompt));
        expect(proseText(back.explanation)).toBe(proseText(question.explanation));
      }),
      { numRuns: ANSWERS },
    );
  });

  it('names what GIFT cannot hold', () => {
    const { text, lost } = writeGift(everyKind());
    expect(lost.map(({ question, what }) => `${question.title}: ${what}`)).toEqual([
      'Colours of fire: its hints',
      'The life of a frog: things to put in order',
      'Around a circle: its hints',
      'Count down: lines of a program to put in order',
      'Count down: lines of a program to put in order',
    ]);
    expect(readGift(text).problems).toEqual([]);
    expect(readGift(text).questions.map(({ answer }) => answer.kind)).toEqual([
      'choice',
      'choice',
      'choice',
      'match',
      'number',
    ]);
  });
});

describe('a lesson as Moodle XML', () => {
  it('has all kinds of questions but lines of a program, hints, and says which ones it lacks', () => {
    const { text, lost } = writeMoodle(everyKind());
    expect(lost.map(({ question, what }) => `${question.title}: ${what}`)).toEqual([
      'Count down: lines of a program to put in order',
      'Count down: lines of a program to put in order',
    ]);
    const { questions, problems } = readMoodle(text);
    expect(problems).toEqual([]);
    expect(questions.map(({ answer, hints }) => `${answer.kind} ${hints.length}`)).toEqual([
      'choice 0',
      'choice 1',
      'choice 1',
      'order 0',
      'match 0',
      'number 1',
    ]);
  });

  it('carries pictures with their words', async () => {
    const { text, lost } = writeMoodle(await withPictures());
    expect(lost).toEqual([]);
    expect(text).toMatch(/<file name="jar\.png" path="\/" encoding="base64">iVBOR[\w+/=]+<\/file>/);
    expect(text).toContain(
      '&lt;img src=&quot;@@PLUGINFILE@@/jar.png&quot; alt=&quot;A jar with three labels, as before&quot;/&gt;',
    );
    expect(readMoodle(text).questions.map(({ prompt }) => prompt)).toContain(
      'How many labels has the jar?\n\n(picture: A jar with three labels, as before)',
    );
  });
});

describe('a lesson as a QTI package', () => {
  it('has an item for each question in its manifest, its test and its files', async () => {
    const { files, lost } = writeQti(everyKind());
    expect(lost.map(({ question, what }) => `${question.title}: ${what}`)).toEqual([
      'Count down: lines of a program to put in order',
      'Count down: lines of a program to put in order',
      'Colours of fire: its hints',
      'Around a circle: its hints',
    ]);
    const paths = [...files.keys()];
    expect(paths.slice(0, 2)).toEqual(['imsmanifest.xml', 'test.xml']);
    const listed = elementsIn(files.get('imsmanifest.xml'));
    const hrefs = listed.filter(({ name }) => name === 'file').map(({ attribs }) => attribs.href);
    expect(hrefs.toSorted()).toEqual(paths.filter((path) => path !== 'imsmanifest.xml').toSorted());
    const resources = listed.filter(({ name }) => name === 'resource').map(({ attribs }) => attribs.identifier);
    const dependencies = listed.filter(({ name }) => name === 'dependency').map(({ attribs }) => attribs.identifierref);
    expect(resources).toEqual(['test', ...dependencies]);
    const tested = elementsIn(files.get('test.xml')).filter(({ name }) => name === 'assessmentItemRef');
    expect(tested.map(({ attribs }) => attribs.identifier)).toEqual(dependencies);
  });

  it('has in each item what the schema asks for, in its order', async () => {
    const all = [everyKind(), await withPictures(), cookies()].flatMap((lesson) => [...writeQti(lesson).files]);
    const items = all.filter(([path]) => path.endsWith('.xml') && !/^(?:imsmanifest|test)\.xml$/.test(path));
    expect(items.length).toBeGreaterThan(15);
    for (const [path, source] of items) {
      const [item] = elementsIn(source);
      const parts = (item?.children ?? []).flatMap((child) => ('name' in child ? [child.name] : []));
      expect(`${path}: ${parts.join(' ')}`).toMatch(
        /: responseDeclaration( outcomeDeclaration)+ itemBody responseProcessing( modalFeedback)*$/,
      );
      expect(item?.attribs.identifier).toMatch(/^q-[a-z0-9-]+$/);
      const inside = elementsIn(source).map(({ name }) => name);
      expect(inside.filter((name) => !IN_QTI.has(name))).toEqual([]);
      const declared = elementsIn(source).flatMap(({ name, attribs }) =>
        /Declaration$/.test(name) ? [attribs.identifier] : [],
      );
      const named = elementsIn(source).flatMap(
        ({ attribs }) => attribs.responseIdentifier ?? attribs.outcomeIdentifier ?? [],
      );
      expect(named.filter((one) => !declared.includes(one))).toEqual([]);
    }
  });

  it.each(['test', 'imsmanifest'])('keeps its own files apart from those of a question called %s', (id) => {
    const lesson = everyKind();
    const steps = lesson.steps.map((step) => (step.kind !== 'question' ? step : { ...step, id }));
    const one = steps.find((step) => step.id === id);
    const { files } = writeQti({ ...lesson, steps: one === undefined ? [] : [one] });
    expect([...files.keys()].slice(0, 3)).toEqual(['imsmanifest.xml', 'test.xml', `q-${id}.xml`]);
    expect(files.get('test.xml')).toContain('<assessmentTest');
    expect(files.get('imsmanifest.xml')).toContain('<manifest');
  });

  it('is a ZIP that other programs open, the same bytes each time', async () => {
    const { files } = writeQti(await withPictures());
    const bytes = zip(files);
    expect(zip(files)).toEqual(bytes);
    const folder = mkdtempSync(join(tmpdir(), 'nibble-zip-'));
    const file = join(folder, 'jars.zip');
    writeFileSync(file, bytes);
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip()); print("\\n".join(z.namelist()))';
    const said = execFileSync('python3', ['-c', script, file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(said.trim().split('\n')).toEqual(['None', ...files.keys()]);
    expect([...files.keys()]).toContain('pictures/jar.png');
  });
});

async function withPictures() {
  const loaded = await loadLessons(join(packageFolder(), 'test/fixtures/picture-lessons'));
  const lesson = loaded.kind === 'lessons' ? loaded.lessons.get('jars') : undefined;
  if (lesson === undefined) throw new Error('the lesson is no longer right');
  return lesson;
}

type Parsed = ReturnType<typeof parseDocument>['children'][number];
type Tag = Extract<Parsed, { readonly attribs: unknown }>;

/** All elements in the order of the text. */
function elementsIn(source: string | Uint8Array | undefined): readonly Tag[] {
  const walk = (nodes: readonly Parsed[]): readonly Tag[] =>
    nodes.flatMap((node) => ('attribs' in node ? [node, ...walk(node.children)] : []));
  return walk(parseDocument(String(source), { xmlMode: true }).children);
}

/** Elements of QTI 2.1 that an item may have, those of its XHTML among them. */
const IN_QTI = new Set(
  `assessmentItem responseDeclaration correctResponse value mapping mapEntry outcomeDeclaration defaultValue itemBody
  choiceInteraction simpleChoice orderInteraction matchInteraction simpleMatchSet simpleAssociableChoice
  textEntryInteraction responseProcessing responseCondition responseIf responseElse match equal variable correct
  mapResponse setOutcomeValue baseValue modalFeedback p pre code em strong span a br ul ol li blockquote table tbody tr th
  td img h1 h2 h3`.split(/\s+/),
);

/** The words of an answer, without what formats may write in another way. */
const plain = (answer: ExpectedAnswer): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value) => {
    if (key === 'label') return inlineText(value);
    if (key === 'why') return proseText(value);
    return key === 'choices' || key === 'heads' ? value.map(inlineText) : value;
  });
