import fc from 'fast-check';
import { expect, it } from 'vitest';
import { capMemory } from '../../src/sandbox/child/cap-memory.ts';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** A custom section (id 0) named `n` with these bytes. */
const custom = (bytes: readonly number[]) => [0, bytes.length + 2, 1, 0x6e, ...bytes];

const memoryOf = async (bytes: Uint8Array) =>
  (await WebAssembly.instantiate(await WebAssembly.compile(bytes), {})).exports.m as WebAssembly.Memory & {
    grow(pages: number): number;
  };

it('the memory of any binary grows to the maximum and not beyond, whatever stands around it', async () => {
  const section = fc.array(fc.nat(255), { maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(section, section, fc.nat(5), fc.integer({ min: 6, max: 300 }), async (before, after, min, max) => {
      const exported = [7, 5, 1, 1, 0x6d, 2, 0];
      const binary = [...HEADER, ...custom(before), 5, 3, 1, 0, min, ...exported, ...custom(after)];
      const memory = await memoryOf(capMemory(Uint8Array.from(binary), max));
      expect(memory.grow(max - min)).toBe(min);
      expect(() => memory.grow(1)).toThrow(RangeError);
    }),
    { numRuns: 50 },
  );
});

it('a binary without a memory is refused', () => {
  expect(() => capMemory(Uint8Array.from([...HEADER, ...custom([1, 2, 3])]), 10)).toThrow('defines no memory');
});
