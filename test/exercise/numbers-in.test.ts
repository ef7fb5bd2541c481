import { expect, it } from 'vitest';
import { numbersIn } from '../../src/exercise/numbers-in.ts';

it.each([
  ['3', [3]],
  ['Visits: 3.', [3]],
  ['your 3rd visit', [3]],
  ['003', [3]],
  ['13', [13]],
  ['three', [3]],
  ['The Third time', [3]],
  ['twice', [2]],
  ['twenty-one', [21]],
  ['twenty one', [21]],
  ['twentieth, first', [20, 1]],
  ['thirty', [30]],
  ['ninety and nine', [90, 9]],
  ['1,204 of 2,000,000', [1204, 2000000]],
  ['1,2,3', [1, 2, 3]],
  ['12:05', [12, 5]],
  ['done, anyone, often', []],
  ['#4 visits4', [4, 4]],
  ['', []],
])('"%s" shows the numbers %j', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});
