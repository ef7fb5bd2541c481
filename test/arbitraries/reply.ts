/**
 * Any reply that the tutor could give, as fast-check arbitraries: for properties such as "every reply renders to
 * payloads that the platform takes, and no text is lost". They respect what `src/core` promises (label lengths, ids)
 * and nothing else: texts are hostile on purpose.
 */
import fc from 'fast-check';
import type { Action } from '../../src/core/action.ts';
import type { Inline, Picture, Prose } from '../../src/core/prose.ts';
import type { Button, Choices, Field, Form, PlainBlock, Reply } from '../../src/core/reply.ts';
import { ACTION_PACE } from '../../src/tutor/features/index.ts';

/** Texts that mean something to a chat platform, or that are hard to cut. */
const HOSTILE_TEXTS = [
  '@everyone',
  '@here',
  '<@1>',
  '<@!80351110224678912>',
  '<@&2>',
  '<#3>',
  '<!channel>',
  '<!here|here>',
  '<!subteam^S1>',
  '<https://evil.test|click>',
  '[x](javascript:alert(1))',
  '[free](https://evil.test)',
  'https://evil.test/?a=1&b=2',
  '||spoiler||',
  '```\ncode\n```',
  '`` ` ``',
  '`',
  '**bold**',
  '*',
  '_under_score_',
  '~strike~ ~~strike~~',
  '# heading',
  '-# small',
  '- item',
  '1. item',
  '> quote',
  '>>> quote',
  ':smile:',
  '<:custom:123456789012345678>',
  '<t:1700000000:R>',
  '</lesson:123456789012345678>',
  '&lt;&amp;&gt;',
  '\\',
  '\\*',
  '\u200b\u200d\ufeff',
  '\u202eright to left',
  'שלום עולם',
  '漢字かな交じり文',
  '👩‍👩‍👧‍👦🇩🇪',
  'a\r\nb\n\n\nc',
  '',
  ' ',
];

/** A text of learners and authors: mostly ordinary words, often hostile, sometimes any Unicode, sometimes long. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ maxCount: 12 }) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...HOSTILE_TEXTS), { maxLength: 4 }).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('word ', 'é', '漢', '👩‍👩‍👧', '`', '\\', 'line\n', 'x'),
        fc.integer({ min: 100, max: 2500 }),
      )
      .map(([unit, times]) => unit.repeat(times)),
  },
);

/** A label of a button or menu entry: one line, not blank, at most `maxLength` UTF-16 units. */
export const label = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.lorem({ maxCount: 4 }),
      fc.constantFrom(...HOSTILE_TEXTS.filter((hostile) => hostile.length <= maxLength)),
      fc.string({ unit: 'grapheme', maxLength: Math.floor(maxLength / 4) }),
    )
    .map((raw) => {
      const line = raw.replace(/[\s\p{C}]+/gu, ' ').trim();
      return line === '' || line.length > maxLength ? 'Next' : line;
    });

const slug = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-'), maxLength });

const verbs = Object.keys(ACTION_PACE);

export const action: fc.Arbitrary<Action> = fc.record({
  verb: fc.constantFrom(...verbs),
  lesson: slug(24),
  step: slug(48),
  argument: slug(6),
});

const leaf: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: text.map((value): Inline => ({ kind: 'text', text: value })) },
  { weight: 2, arbitrary: text.map((value): Inline => ({ kind: 'code', text: value })) },
  { weight: 1, arbitrary: fc.constant<Inline>({ kind: 'break' }) },
  { weight: 1, arbitrary: label(40).map((name): Inline => ({ kind: 'person', learner: 'terminal:ada', name })) },
);

const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('javascript:alert(1)', 'https://a.test/(x)?<@1>', 'not a url', 'mailto:a@b.test', ''),
);

const { inline } = fc.letrec<{ inline: Inline; children: readonly Inline[] }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('strong', 'emphasis', 'strike'), tie('children'))
      .map(([kind, children]): Inline => ({ kind, children })),
    fc.tuple(url, tie('children')).map(([target, children]): Inline => ({ kind: 'link', url: target, children })),
  ),
  children: fc.array(tie('inline'), { maxLength: 3 }),
}));

const inlines: fc.Arbitrary<readonly Inline[]> = fc.array(inline, { maxLength: 4 });

const table: fc.Arbitrary<Prose> = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.record({
    kind: fc.constant('table' as const),
    header: fc.array(inlines, { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(inlines, { minLength: columns, maxLength: columns }), { maxLength: 4 }),
  }),
);

const codeBlock: fc.Arbitrary<Prose> = fc.record({
  kind: fc.constant('code-block' as const),
  language: fc.constantFrom('', 'python', 'http', 'yaml', '```', 'a b'),
  code: text,
});

const { prose } = fc.letrec<{ prose: Prose; flow: readonly Prose[] }>((tie) => ({
  prose: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    inlines.map((children): Prose => ({ kind: 'paragraph', children })),
    codeBlock,
    table,
    fc
      .tuple(fc.constantFrom(1, 2, 3), inlines)
      .map(([level, children]): Prose => ({ kind: 'heading', level, children })),
    fc
      .tuple(fc.option(fc.integer({ min: 0, max: 40 })), fc.array(tie('flow'), { maxLength: 4 }))
      .map(([start, items]): Prose => ({ kind: 'list', start, items })),
    tie('flow').map((children): Prose => ({ kind: 'quote', children })),
  ),
  flow: fc.array(tie('prose'), { maxLength: 3 }),
}));

export { prose };

const choices: fc.Arbitrary<Choices> = fc
  .array(fc.record({ label: inlines, action }), { minLength: 1, maxLength: 30 })
  .map((options) => ({
    kind: 'choices',
    choices: options.map((option, index) => ({ letter: letterOf(index), ...option })),
  }));

const letterOf = (index: number): string => {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
};

const button: fc.Arbitrary<Button> = fc.record({
  label: label(34),
  action,
  style: fc.constantFrom('primary', 'secondary'),
});

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="teal"/></svg>';

const picture: fc.Arbitrary<Picture> = label(1000).map((alt) => ({ kind: 'picture', image: SVG, alt }));

/** Any block; the text of one may be longer than a message. */
export const block: fc.Arbitrary<PlainBlock> = fc.oneof(
  { weight: 8, arbitrary: prose },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('notice' as const),
      tone: fc.constantFrom('right', 'wrong', 'info', 'warning'),
      title: label(120),
      content: fc.array(fc.oneof({ weight: 9, arbitrary: prose }, { weight: 1, arbitrary: picture }), { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(40), fc.nat(40)).map(
      ([done, rest]): PlainBlock => ({
        kind: 'progress',
        label: `Step ${done} of ${done + rest}`,
        done,
        total: done + rest,
      }),
    ),
  },
  { weight: 2, arbitrary: choices },
  {
    weight: 2,
    arbitrary: fc
      .array(button, { minLength: 1, maxLength: 30 })
      .map((buttons): PlainBlock => ({ kind: 'buttons', buttons })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('menu' as const),
      label: label(60),
      entries: fc.array(fc.record({ label: label(120), action }), { minLength: 1, maxLength: 60 }),
    }),
  },
  { weight: 1, arbitrary: picture },
  {
    weight: 1,
    arbitrary: text.map((content): PlainBlock => ({ kind: 'file', name: 'nibble-data.json', text: content })),
  },
);

export const blocks: fc.Arbitrary<readonly PlainBlock[]> = fc.array(block, { maxLength: 8 });

/** A reply in which nothing stands in place of pictures. */
export interface PlainReply extends Reply {
  readonly pressed: 'keep' | 'settle' | readonly PlainBlock[];
  readonly blocks: readonly PlainBlock[];
}

export const reply: fc.Arbitrary<PlainReply> = fc.record({
  pressed: fc.oneof(fc.constantFrom('keep' as const, 'settle' as const), blocks),
  blocks,
});

const fieldBase = (id: string) => ({
  id: fc.constant(id),
  label: label(45),
  description: fc.oneof(fc.constant(''), label(100)),
  optional: fc.boolean(),
});

const options = (most: number) =>
  fc
    .array(label(75), { minLength: 2, maxLength: most })
    .map((labels) => labels.map((words, index) => ({ label: words, value: `option-${index + 1}` })));

const field = (id: string, maxValue: number): fc.Arbitrary<Field> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('text' as const),
        ...fieldBase(id),
        lines: fc.constantFrom('one' as const, 'many' as const),
        value: text.map((value) => value.slice(0, maxValue)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('select' as const),
        ...fieldBase(id),
        options: options(25),
        value: fc.constant('option-1'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('checks' as const),
        ...fieldBase(id),
        options: options(10),
        values: fc.subarray(['option-1', 'option-2']),
      }),
    },
  );

/** A form as `core/reply.ts` promises it. `maxFields` is what the platform's form holds. */
export const form = (maxFields: number, maxValue: number): fc.Arbitrary<Form> =>
  fc.record({
    title: label(24),
    submit: action,
    fields: fc
      .uniqueArray(fc.string({ unit: fc.constantFrom(...'abcdefgh-'), minLength: 1, maxLength: 20 }), {
        minLength: 1,
        maxLength: maxFields,
      })
      .chain((ids) => fc.tuple(...ids.map((id) => field(id, maxValue)))),
  });
