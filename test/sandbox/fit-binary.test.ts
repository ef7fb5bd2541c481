import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitBinary } from '../../src/sandbox/snapshot/fit-binary.ts';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** A custom section (id 0) named `n` with these bytes. */
const custom = (bytes: readonly number[]) => [0, bytes.length + 2, 1, 0x6e, ...bytes];

/** The export section of a binary whose memory is named `m`. */
const EXPORTED = [7, 5, 1, 1, 0x6d, 2, 0];

const memoryOf = async (bytes: Uint8Array) =>
  (await WebAssembly.instantiate(await WebAssembly.compile(bytes), {})).exports.m as WebAssembly.Memory & {
    grow(pages: number): number;
  };

it('the memory of any binary grows to the maximum and not beyond, whatever stands around it', async () => {
  const section = fc.array(fc.nat(255), { maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(section, section, fc.nat(5), fc.integer({ min: 6, max: 300 }), async (before, after, min, max) => {
      const binary = [...HEADER, ...custom(before), 5, 3, 1, 0, min, ...EXPORTED, ...custom(after)];
      const memory = await memoryOf(fitBinary(Uint8Array.from(binary), max));
      expect(memory.grow(max - min)).toBe(min);
      expect(() => memory.grow(1)).toThrow(RangeError);
    }),
    { numRuns: 50 },
  );
});

it('what is only for debuggers is left out, wherever it stands, and everything that is run is kept', () => {
  const section = fc.array(fc.nat(255), { maxLength: 100 });
  const sections = fc.array(section, { maxLength: 5 }).map((contents) => contents.flatMap(custom));
  const fit = (parts: readonly (readonly number[])[]) => [...fitBinary(Uint8Array.from([HEADER, ...parts].flat()), 20)];
  fc.assert(
    fc.property(sections, sections, sections, (before, between, after) => {
      const memory = [5, 3, 1, 0, 10];
      const kept = fit([before, memory, between, EXPORTED, after]);
      expect(kept).toEqual([...HEADER, 5, 4, 1, 1, 10, 20, ...EXPORTED]);
    }),
  );
});

it('a binary without a memory is refused', () => {
  expect(() => fitBinary(Uint8Array.from([...HEADER, ...custom([1, 2, 3])]), 10)).toThrow('defines no memory');
});
