import { describe, expect, it } from 'vitest';
import { drawAhead, drawPicture } from '../../../adapters/shared/pictures.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block, WithPictures } from '../../../src/core/reply.ts';

const svg = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="${colour}"/></svg>`;
const picture = (source: string): Block => ({ kind: 'picture', image: source, alt: 'A colour' });

it('a picture that was drawn ahead is the same as one drawn when it is needed', async () => {
  const atOnce = drawPicture(svg('teal'));
  await drawAhead([picture(svg('#008080'))]);
  const ahead = drawPicture(svg('#008080'));
  expect(atOnce === null || ahead === null ? null : Buffer.from(ahead)).toEqual(Buffer.from(atOnce ?? []));
});

it('drawing ahead lets others go on meanwhile', async () => {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await drawAhead(['red', 'green', 'blue'].map((colour) => picture(svg(colour))));
  isDone = true;
  expect(turns).toBeGreaterThan(0);
});

it('what is no picture is none, and hinders none', async () => {
  await drawAhead([picture('<svg'), picture(''), { kind: 'buttons', buttons: [] }, picture(svg('navy'))]);
  expect(drawPicture('<svg')).toBeNull();
  expect(drawPicture('')).toBeNull();
  expect(drawPicture(svg('navy'))).not.toBeNull();
});

describe('when many want pictures at once', () => {
  const run = (colour: string): WithPictures => ({
    kind: 'with-pictures',
    blocks: [picture(svg(colour))],
    instead: [paragraph(`It is ${colour}.`)],
  });

  it('those beyond a few get what stands in their place at once; the others get their pictures', async () => {
    const runs = Array.from({ length: 40 }, (_, index) => run(`#0000${(index + 16).toString(16)}`));
    const ready = await Promise.all(runs.map((one) => drawAhead([one])));
    const drawn = ready.filter((blocks) => blocks[0]?.kind === 'with-pictures');
    expect(drawn.length).toBeGreaterThan(1);
    expect(drawn.length).toBeLessThan(20);
    for (const [index, blocks] of ready.entries()) {
      expect([runs[index], runs[index]?.instead[0]]).toContainEqual(blocks[0]);
    }
  });

  it('afterwards pictures come again', async () => {
    const [ready] = await drawAhead([run('#123456')]);
    expect(ready?.kind).toBe('with-pictures');
  });

  it('a picture that nothing stands in place of is drawn in any case', async () => {
    const many = Array.from({ length: 14 }, (_, index) => picture(svg(`#00${(index + 16).toString(16)}00`)));
    expect(await drawAhead([...many, run('#654321')])).toEqual([...many, paragraph('It is #654321.')]);
  });
});
