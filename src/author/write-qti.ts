/**
 * A lesson's questions → the files of a QTI 2.1 package: an item for each, a test of all of them, the manifest, and the
 * pictures (https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html). What QTI cannot hold is named.
 */
import type { ExpectedAnswer, Option } from '../core/answer.ts';
import type { Lesson } from '../core/lesson.ts';
import type { Inline, Picture, Prose } from '../core/prose.ts';
import { type Exported, exportedFrom, fileOf, type Lost, type PictureFile, picturesOf } from './exported.ts';
import { escapeHtml, inlineHtml, proseHtml, xml } from './prose-html.ts';

export interface WrittenQti {
  /** By their paths in the package; the manifest first. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly lost: readonly Lost[];
}

const QTI = 'http://www.imsglobal.org/xsd/imsqti_v2p1';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const QTI_PLACE = `${QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p1.xsd`;
const PACKAGE = 'http://www.imsglobal.org/xsd/imscp_v1p1';
const PACKAGE_PLACE = `${PACKAGE} http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd`;

export function writeQti(lesson: Lesson): WrittenQti {
  const { scenes, lost } = exportedFrom(lesson);
  const held = scenes.flatMap((one) => {
    const item = writeItem(lesson, one);
    return item === null ? [] : [{ ...one, item, pictures: filesOf(lesson, one) }];
  });
  const files = new Map<string, string | Uint8Array>([
    ['imsmanifest.xml', declared(writeManifest(lesson, held))],
    ['test.xml', declared(writeTest(lesson, held))],
    ...held.map(({ id, item }): readonly [string, string] => [itemPath(id), declared(item)]),
    ...held.flatMap(({ pictures }) => pictures.map(({ name, bytes }): readonly [string, Uint8Array] => [name, bytes])),
  ]);
  const isHeld = ({ id }: Exported): boolean => held.some((one) => one.id === id);
  return {
    files,
    lost: [
      ...lost,
      ...scenes
        .filter((one) => !isHeld(one))
        .map(({ question }) => ({ question, what: 'lines of a program to put in order' })),
      ...held.flatMap(({ question, scene }) =>
        scene === question && scene.hints.length > 0 ? [{ question, what: 'its hints' }] : [],
      ),
    ],
  };
}

const declared = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;

/** An identifier begins with a letter. */
const identified = (id: string): string => `q-${id}`;

/** Items lie flat, so that they name their pictures without a way up. */
const itemPath = (id: string): string => `${identified(id)}.xml`;

/** Those of its prompt, options and explanation. */
function filesOf(lesson: Lesson, { scene }: Exported): readonly PictureFile[] {
  const files = picturesOf({ ...scene, hints: [] }).flatMap((picture) => {
    const file = fileOf(lesson, picture);
    return file === null ? [] : [{ ...file, name: `pictures/${file.name}` }];
  });
  return [...new Map(files.map((file) => [file.name, file])).values()];
}

interface Held extends Exported {
  readonly pictures: readonly PictureFile[];
}

function writeManifest(lesson: Lesson, held: readonly Held[]): string {
  const resource = (id: string, type: string, href: string, ...content: readonly string[]) =>
    xml('resource', { identifier: id, type, href }, xml('file', { href }), ...content);
  return xml(
    'manifest',
    { xmlns: PACKAGE, 'xmlns:xsi': XSI, 'xsi:schemaLocation': PACKAGE_PLACE, identifier: `nibble-${lesson.id}` },
    xml('metadata', {}, xml('schema', {}, 'QTIv2.1 Package'), xml('schemaversion', {}, '1.0.0')),
    '<organizations/>',
    xml(
      'resources',
      {},
      resource(
        'test',
        'imsqti_test_xmlv2p1',
        'test.xml',
        ...held.map(({ id }) => xml('dependency', { identifierref: identified(id) })),
      ),
      ...held.map(({ id, pictures }) =>
        resource(
          identified(id),
          'imsqti_item_xmlv2p1',
          itemPath(id),
          ...pictures.map(({ name }) => xml('file', { href: name })),
        ),
      ),
    ),
  );
}

const root = { xmlns: QTI, 'xmlns:xsi': XSI, 'xsi:schemaLocation': QTI_PLACE };

const writeTest = ({ id, title }: Lesson, held: readonly Held[]): string =>
  xml(
    'assessmentTest',
    { ...root, identifier: `nibble-${id}`, title },
    xml(
      'testPart',
      { identifier: 'part', navigationMode: 'nonlinear', submissionMode: 'individual' },
      xml(
        'assessmentSection',
        { identifier: 'section', title, visible: 'true' },
        ...held.map((one) => xml('assessmentItemRef', { identifier: identified(one.id), href: itemPath(one.id) })),
      ),
    ),
  );

/** Null for what QTI has no way to say. */
function writeItem(lesson: Lesson, { scene, title, id }: Exported): string | null {
  const parts = interactionFor(scene.answer);
  if (parts === null) return null;
  const rules = { isQti: true, picture: (one: Picture) => pictureIn(lesson, one) };
  const options = parts.options.filter(({ why }) => why.length > 0);
  const feedback = (identifier: string, outcomeIdentifier: string, nodes: readonly Prose[]) =>
    xml('modalFeedback', { outcomeIdentifier, identifier, showHide: 'show' }, proseHtml(nodes, rules));
  const isExplained = scene.explanation.length > 0;
  return xml(
    'assessmentItem',
    { ...root, identifier: identified(id), title, adaptive: 'false', timeDependent: 'false' },
    parts.declaration,
    outcome('SCORE', 'float', 'single', '0'),
    options.length === 0 ? '' : outcome('CHOSEN', 'identifier', parts.cardinality),
    isExplained ? outcome('ANSWERED', 'identifier', 'single', 'no') : '',
    xml('itemBody', {}, proseHtml(scene.prompt, rules), parts.interaction),
    xml(
      'responseProcessing',
      {},
      parts.scoring,
      options.length === 0 ? '' : set('CHOSEN', '<variable identifier="RESPONSE"/>'),
      isExplained ? set('ANSWERED', base('identifier', 'yes')) : '',
    ),
    ...options.map(({ identifier, why }) => feedback(identifier, 'CHOSEN', why)),
    isExplained ? feedback('yes', 'ANSWERED', scene.explanation) : '',
  );
}

function pictureIn(lesson: Lesson, picture: Picture): string {
  const file = fileOf(lesson, picture);
  return file === null ? escapeHtml(picture.alt) : xml('img', { src: `pictures/${file.name}`, alt: picture.alt });
}

const outcome = (identifier: string, baseType: string, cardinality: string, value?: string): string =>
  xml(
    'outcomeDeclaration',
    { identifier, cardinality, baseType },
    value === undefined ? '' : xml('defaultValue', {}, xml('value', {}, value)),
  );

const set = (identifier: string, value: string): string => xml('setOutcomeValue', { identifier }, value);
const base = (baseType: string, value: string): string => xml('baseValue', { baseType }, value);
const GIVEN = '<variable identifier="RESPONSE"/>';
const RIGHT = '<correct identifier="RESPONSE"/>';

/** A point where this holds, and none else. */
const scored = (condition: string): string =>
  xml(
    'responseCondition',
    {},
    xml('responseIf', {}, condition, set('SCORE', base('float', '1'))),
    xml('responseElse', {}, set('SCORE', base('float', '0'))),
  );

interface Interaction {
  readonly declaration: string;
  readonly cardinality: string;
  /** A block of the item's body. */
  readonly interaction: string;
  readonly scoring: string;
  /** Choices of which something is said. */
  readonly options: readonly (Pick<Option, 'why'> & { readonly identifier: string })[];
}

const responseOf = (cardinality: string, baseType: string, values: readonly string[], ...more: readonly string[]) =>
  xml(
    'responseDeclaration',
    { identifier: 'RESPONSE', cardinality, baseType },
    xml('correctResponse', {}, ...values.map((value) => xml('value', {}, escapeHtml(value)))),
    ...more,
  );

const interact = (name: string, attributes: Readonly<Record<string, string>>, ...content: readonly string[]) =>
  xml(name, { responseIdentifier: 'RESPONSE', ...attributes }, ...content);

const inQti = (nodes: readonly Inline[]): string => inlineHtml(nodes, { isQti: true });

/** `C1`, `C2` … */
const nameOf = (letter: string, index: number): string => `${letter}${index + 1}`;

function interactionFor(answer: ExpectedAnswer): Interaction | null {
  switch (answer.kind) {
    case 'choice':
    case 'several': {
      const cardinality = answer.kind === 'choice' ? 'single' : 'multiple';
      const right = answer.options.flatMap((option, index) => (option.right ? [nameOf('C', index)] : []));
      return {
        cardinality,
        declaration: responseOf(cardinality, 'identifier', right),
        interaction: interact(
          'choiceInteraction',
          { shuffle: 'true', maxChoices: answer.kind === 'choice' ? '1' : '0' },
          ...answer.options.map(({ label }, index) =>
            xml('simpleChoice', { identifier: nameOf('C', index) }, inQti(label)),
          ),
        ),
        scoring: scored(xml('match', {}, GIVEN, RIGHT)),
        options: answer.options.map(({ why }, index) => ({ why, identifier: nameOf('C', index) })),
      };
    }
    case 'order':
      return {
        cardinality: 'ordered',
        declaration: responseOf(
          'ordered',
          'identifier',
          answer.items.map((_, index) => nameOf('I', index)),
        ),
        interaction: interact(
          'orderInteraction',
          { shuffle: 'true' },
          ...answer.items.map((item, index) => xml('simpleChoice', { identifier: nameOf('I', index) }, inQti(item))),
        ),
        scoring: scored(xml('match', {}, GIVEN, RIGHT)),
        options: [],
      };
    case 'match': {
      const pairs = answer.items.map(({ partner }, index) => `${nameOf('R', index)} ${nameOf('C', partner)}`);
      const side = (letter: string, labels: readonly (readonly Inline[])[], most: number) =>
        xml(
          'simpleMatchSet',
          {},
          ...labels.map((label, index) =>
            xml('simpleAssociableChoice', { identifier: nameOf(letter, index), matchMax: String(most) }, inQti(label)),
          ),
        );
      return {
        cardinality: 'multiple',
        declaration: responseOf('multiple', 'directedPair', pairs),
        interaction: interact(
          'matchInteraction',
          { shuffle: 'true', maxAssociations: String(answer.items.length) },
          side(
            'R',
            answer.items.map(({ label }) => label),
            1,
          ),
          side('C', answer.choices, answer.items.length),
        ),
        scoring: scored(xml('match', {}, GIVEN, RIGHT)),
        options: [],
      };
    }
    case 'number': {
      const { value, tolerance } = answer;
      const how = { toleranceMode: 'absolute', tolerance: `${tolerance} ${tolerance}` };
      return {
        cardinality: 'single',
        declaration: responseOf('single', 'float', [String(value)]),
        interaction: xml('p', {}, interact('textEntryInteraction', { expectedLength: '12' })),
        scoring: scored(xml('equal', tolerance === 0 ? { toleranceMode: 'exact' } : how, GIVEN, RIGHT)),
        options: [],
      };
    }
    case 'typed': {
      const entries = answer.accepted.map((form) =>
        xml('mapEntry', { mapKey: form, mappedValue: '1', caseSensitive: 'false' }),
      );
      return {
        cardinality: 'single',
        declaration: responseOf(
          'single',
          'string',
          answer.accepted.slice(0, 1),
          xml('mapping', { lowerBound: '0', upperBound: '1', defaultValue: '0' }, ...entries),
        ),
        interaction: xml('p', {}, interact('textEntryInteraction', { expectedLength: '30' })),
        scoring: set('SCORE', '<mapResponse identifier="RESPONSE"/>'),
        options: [],
      };
    }
    case 'lines':
      return null;
  }
}
