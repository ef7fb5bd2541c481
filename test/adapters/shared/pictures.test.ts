import { expect, it } from 'vitest';
import { drawAhead, drawPicture } from '../../../adapters/shared/pictures.ts';
import type { Block } from '../../../src/core/reply.ts';

const svg = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="${colour}"/></svg>`;
const picture = (source: string): Block => ({ kind: 'picture', svg: source, alt: 'A colour' });

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
