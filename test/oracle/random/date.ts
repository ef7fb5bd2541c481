/** Random dates of Expires: right ones, and their parts in any order with anything between. */
import fc from 'fast-check';
import { among } from './among.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const number = (min: number, max: number) => fc.integer({ min, max });

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const weekday = fc.constantFrom('Sun', 'Mon,', 'Tuesday', 'Fri,', 'Sat', 'Thu,', 'Wednesday,', 'Xyz', '');
const day = fc.oneof(
  { weight: 6, arbitrary: number(1, 28).map(two) },
  { weight: 3, arbitrary: fc.constantFrom('1', '5', '29', '30', '31') },
  { weight: 1, arbitrary: fc.constantFrom('0', '00', '32', '99', '1st', '2nd', '003', '') },
);
const month = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...MONTHS) },
  { weight: 1, arbitrary: fc.constantFrom('january', 'SEPTEMBER', 'Sept', 'dec.', 'mai', 'Ja', 'Janx', '02', '') },
);
const year = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('2027', '2027', '27', '2099', '2026') },
  {
    weight: 2,
    arbitrary: among('1970|1969|69|70|99|00|1601|1600|9999|10000|0027|127|99999|027|20270|'),
  },
);
const time = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(number(0, 23), number(0, 59), number(0, 59)).map((parts) => parts.map(two).join(':')),
  },
  {
    weight: 4,
    arbitrary: among(
      '10:20|1:2:3|24:00:00|25:00:00|10:60:00|10:20:60|10:20:30.5|10:20:30 PM|12:00:00 AM|12:30 pm',
      '10:20:|10:|10||100:00:00|10:200:30|10:20:300|10:20:30Z|10:20:30pm|10:20am|10.20.30|10-20-30',
      ':10:20|10:20:30:40|13:00 PM|0:0:0',
    ),
  },
);
const zone = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('GMT', 'GMT', 'UTC', '') },
  {
    weight: 3,
    arbitrary: among(
      'EST|PDT|CET|Z|gmt|UT|BST|MET|JST|CEST|GMT+1|GMT+0200|GMT-08:00|+0100|-0530|+1|+01:00|UTC+2',
      'EST+1|GMT GMT|PST8PDT|-00000|+12345|(CET)|EET DST|GMTx|ESTx|Wet|nst|EST PST|GMT EST|+0100 +0200',
    ),
  },
);

const slashed = fc
  .tuple(
    fc.constantFrom('1', '02', '12', '13', '27', '31', '32', '2027', '0'),
    fc.constantFrom('/', '-', '.'),
    fc.constantFrom('1', '02', '11', '12', '13', '30', '31'),
    fc.constantFrom('/', '-'),
    fc.constantFrom('2027', '27', '2', '15', '31', '127', '20270', '2027x', '70', ''),
  )
  .map((parts) => parts.join(''));

const between = fc.constantFrom(' ', ' ', ' ', '-', '/', ', ', '  ', '.', '_', '+', '(', '');

export const anyDate: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(weekday, day, month, year, time, zone, fc.constantFrom(' ', '-', '/'))
      .map(
        ([name, one, two_, three, clock, where, separator]) =>
          `${name} ${[one, two_, three].join(separator)} ${clock} ${where}`,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 4 }), weekday, day, month, year, time, zone, between)
      .map(([order, ...parts]) => {
        const separator = parts[6];
        return order.map((place) => parts[place]).join(separator);
      }),
  },
  { weight: 1, arbitrary: fc.tuple(slashed, time, zone).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.tuple(weekday, slashed, zone, time).map((parts) => parts.join(' ')) },
  {
    weight: 1,
    arbitrary: among(
      '0|-1|1|Session|never|2027|"Fri, 01 Jan 2027 00:00:00 GMT"',
      'Fri, 01 Jan 2027 00:00:00 GMT junk 31 Dec 2028|1798761600',
    ),
  },
);
