/**
 * A lesson's questions → Moodle's XML (https://docs.moodle.org/en/Moodle_XML_format), with hints and pictures. An order
 * is a question of the kind "ordering", which Moodle has since 4.4. What it cannot hold is named.
 */
import type { ExpectedAnswer } from '../core/answer.ts';
import type { Lesson } from '../core/lesson.ts';
import type { Inline, Picture, Prose } from '../core/prose.ts';
import { base64Of, type Exported, exportedFrom, fileOf, type Lost, shareOf } from './exported.ts';
import { escapeHtml, inlineHtml, proseHtml, xml } from './prose-html.ts';

export interface WrittenMoodle {
  readonly text: string;
  readonly lost: readonly Lost[];
}

export function writeMoodle(lesson: Lesson): WrittenMoodle {
  const { scenes, lost } = exportedFrom(lesson);
  const isHeld = ({ scene }: Exported): boolean => scene.answer.kind !== 'lines';
  const category = xml(
    'question',
    { type: 'category' },
    xml(
      'category',
      {},
      plain(`$course$/top/${lesson.course.title.replaceAll('/', '//')}/${lesson.title.replaceAll('/', '//')}`),
    ),
  );
  const questions = scenes.filter(isHeld).map((one) => writeScene(lesson, one));
  const lines = scenes.filter((one) => !isHeld(one));
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${[category, ...questions].join('\n')}\n</quiz>`,
    lost: [...lost, ...lines.map(({ question }) => ({ question, what: 'lines of a program to put in order' }))],
  };
}

const plain = (text: string): string => xml('text', {}, escapeHtml(text));

/** An element with HTML in it, and the files of its pictures. */
function html(lesson: Lesson, name: string, nodes: readonly Prose[]): string {
  const pictures = nodes.filter((node) => node.kind === 'picture').flatMap((picture) => fileOf(lesson, picture) ?? []);
  const files = [...new Map(pictures.map((file) => [file.name, file])).values()].map((file) =>
    xml('file', { name: file.name, path: '/', encoding: 'base64' }, base64Of(file)),
  );
  const picture = (one: Picture): string => {
    const file = fileOf(lesson, one);
    return file === null ? escapeHtml(one.alt) : xml('img', { src: `@@PLUGINFILE@@/${file.name}`, alt: one.alt });
  };
  return xml(name, { format: 'html' }, plain(proseHtml(nodes, { picture })), ...files);
}

const KINDS = {
  choice: 'multichoice',
  several: 'multichoice',
  typed: 'shortanswer',
  number: 'numerical',
  match: 'matching',
  order: 'ordering',
} as const;

function writeScene(lesson: Lesson, { scene, title, id }: Exported): string {
  const { answer, prompt, explanation, hints } = scene;
  if (answer.kind === 'lines') return '';
  return xml(
    'question',
    { type: KINDS[answer.kind] },
    xml('name', {}, plain(title)),
    html(lesson, 'questiontext', prompt),
    html(lesson, 'generalfeedback', explanation),
    '<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>',
    xml('idnumber', {}, escapeHtml(`nibble:${lesson.id}:${id}`)),
    ...writeAnswer(lesson, answer),
    ...hints.map((hint) => html(lesson, 'hint', hint)),
  );
}

type Held = Exclude<ExpectedAnswer, { kind: 'lines' }>;

function writeAnswer(lesson: Lesson, answer: Held): readonly string[] {
  switch (answer.kind) {
    case 'choice':
    case 'several': {
      const [right, wrong] = answer.kind === 'choice' ? ['100', '0'] : [shareOf(answer), '-100'];
      return [
        xml('single', {}, String(answer.kind === 'choice')),
        '<shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>',
        ...answer.options.map((option) =>
          xml(
            'answer',
            { fraction: option.right ? right : wrong, format: 'html' },
            plain(inlineHtml(option.label)),
            html(lesson, 'feedback', option.why),
          ),
        ),
      ];
    }
    case 'typed':
      return [
        '<usecase>0</usecase>',
        // A star would stand for anything.
        ...answer.accepted.map((form) =>
          xml('answer', { fraction: '100', format: 'moodle_auto_format' }, plain(form.replaceAll('*', '\\*'))),
        ),
      ];
    case 'number':
      return [
        xml(
          'answer',
          { fraction: '100', format: 'moodle_auto_format' },
          plain(String(answer.value)),
          xml('tolerance', {}, String(answer.tolerance)),
        ),
      ];
    case 'match': {
      const partners = new Set(answer.items.map(({ partner }) => partner));
      const others = answer.choices.filter((_, index) => !partners.has(index));
      return [
        '<shuffleanswers>true</shuffleanswers>',
        ...answer.items.map(({ label, partner }) => pair(label, answer.choices[partner] ?? [])),
        ...others.map((choice) => pair([], choice)),
      ];
    }
    case 'order':
      return [
        '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>',
        '<gradingtype>ALL_OR_NOTHING</gradingtype><showgrading>SHOW</showgrading><numberingstyle>none</numberingstyle>',
        ...answer.items.map((item, index) =>
          xml('answer', { fraction: `${index + 1}.0000000`, format: 'html' }, plain(inlineHtml(item))),
        ),
      ];
  }
}

/** Moodle's right side is a text of its own, which has no HTML. */
const pair = (left: readonly Inline[], right: readonly Inline[]): string =>
  xml('subquestion', { format: 'html' }, plain(inlineHtml(left)), xml('answer', {}, plain(inlineHtml(right))));
