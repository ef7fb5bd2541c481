/** Whatever the tutor says: as the adapters send it, and as the playground draws what was sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action } from '../../../src/core/action.ts';
import { inWords, type PlainBlock } from '../../../src/core/reply.ts';
import { createTutor } from '../../../src/tutor/tutor.ts';
import { blocks as anyBlocks } from '../../arbitraries/reply.ts';
import { shippedLessons } from '../../fixtures/lessons.ts';
import { fakeSandbox, memoryStore } from '../../tutor/parts.ts';
import { leaves, letters, NOW, PLATFORMS } from './drawn.ts';
import { dangers, elements, html, named, text } from './html.ts';

const lessons = await shippedLessons();

/** A link whose words cannot be masked shows its address after them, in the middle of words that were cut. */
const withoutLinks = anyBlocks.map((given): PlainBlock[] =>
  JSON.parse(JSON.stringify(given).replaceAll('"kind":"link"', '"kind":"strong"')),
);

describe.each(PLATFORMS)('any reply on %s', (_, draw) => {
  it('is drawn with all its text, and mentions nobody', () => {
    fc.assert(
      fc.property(withoutLinks, (given) => {
        const page = draw(given);
        const shown = letters(text(page));
        for (const leaf of given.flatMap(leaves)) expect(shown).toContain(letters(leaf));
        expect(html(page)).not.toMatch(/class="mention">[@#]/);
      }),
      { numRuns: 25 },
    );
  });

  it('contains no script, and each button and menu entry once', () => {
    fc.assert(
      fc.property(anyBlocks, (given) => {
        const page = draw(given);
        const buttons = given.flatMap((block): readonly object[] => {
          if (block.kind === 'buttons') return block.buttons;
          return block.kind === 'choices' ? block.choices : [];
        });
        const entries = given.flatMap((block) => (block.kind === 'menu' ? block.entries : []));
        expect(dangers(page)).toEqual([]);
        expect(named(page, 'button')).toHaveLength(buttons.length);
        expect(named(page, 'option').filter(({ attribs }) => attribs.value !== '')).toHaveLength(entries.length);
      }),
      { numRuns: 20 },
    );
  });
});

describe.each([...lessons.values()].map((lesson) => [lesson.id, lesson] as const))('the lesson %s', (id, lesson) => {
  const tutor = createTutor({
    lessons,
    store: memoryStore(),
    sandbox: fakeSandbox(),
    clock: () => NOW,
    zoneOf: async () => null,
  });
  const stepsOf = async (): Promise<readonly (readonly PlainBlock[])[]> => {
    const replies: (readonly PlainBlock[])[] = [];
    for (const { id: step } of lesson.steps) {
      const input = { kind: 'press', action: action('go', id, step) } as const;
      const reply = await tutor.handle({ id: `${id}-${step}-${replies.length}`, learner: 'test:ada', ...input });
      replies.push(inWords(reply?.blocks ?? []));
    }
    return replies;
  };

  it('is drawn step by step on both platforms with all texts and controls', async () => {
    const steps = await stepsOf();
    expect(steps).toHaveLength(lesson.steps.length);
    for (const blocks of steps) {
      expect(blocks.flatMap(leaves).length).toBeGreaterThan(0);
      for (const [, draw] of PLATFORMS) {
        const page = draw(blocks);
        const shown = letters(text(page));
        for (const leaf of blocks.flatMap(leaves)) expect(shown).toContain(letters(leaf));
        const unknown = elements(page).filter(({ attribs }) => attribs.class === 'unknown');
        expect(unknown).toEqual([]);
      }
    }
  });
});
