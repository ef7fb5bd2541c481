import { expect, it } from 'vitest';
import { writeMessage } from '../../../adapters/terminal/messages.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';

const surface = { width: 100, colours: false };
const picture = (isTold: boolean): Block => ({ kind: 'picture', image: '<svg/>', alt: 'Two cards on Monday', isTold });

it('the words of a picture are said where nothing else says them', () => {
  expect(writeMessage([picture(false)], surface)).toBe('Picture: Two cards on Monday');
});

it('where they stand above, one line tells of all the pictures that other windows show', () => {
  const told = writeMessage([paragraph('Monday: 2'), picture(true), picture(true), paragraph('Go on.')], surface);
  expect(told).toBe(
    ['Monday: 2', '(Discord and Slack show a picture here. The text above says the same.)', 'Go on.'].join('\n\n'),
  );
});

it('what stands in the place of pictures is printed', () => {
  const run: Block = { kind: 'with-pictures', blocks: [picture(false)], instead: [paragraph('GET /word')] };
  expect(writeMessage([run], surface)).toBe('GET /word');
});
