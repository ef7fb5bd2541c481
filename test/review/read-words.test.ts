import { describe, expect, it } from 'vitest';
import { isZone } from '../../src/review/local-time.ts';
import { readDay, readTime, writeTime } from '../../src/review/read-time.ts';
import { readZone, suggestZones } from '../../src/review/read-zone.ts';

const NOW = Date.UTC(2026, 10, 23, 12, 5);

describe('a typed time of day', () => {
  it.each([
    ['19:30', '19:30'],
    ['19.30', '19:30'],
    ['19 30', '19:30'],
    ['1930', '19:30'],
    ['730', '07:30'],
    ['7:30 pm', '19:30'],
    ['7.30 P.M.', '19:30'],
    ['7pm', '19:00'],
    ['7 p', '19:00'],
    ['at 7', '07:00'],
    ['  19:30 ', '19:30'],
    ['１９：３０', '19:30'],
    ['19h30', '19:30'],
    ['19 Uhr', '19:00'],
    ['8 o’clock', '08:00'],
    ['12am', '00:00'],
    ['12:15 pm', '12:15'],
    ['7 in the evening', '19:00'],
    ['7:15 in the morning', '07:15'],
    ['10 at night', '22:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('%j is read as %s', (typed, expected) => {
    expect(writeTime(readTime(typed) ?? -1)).toBe(expected);
  });

  it.each([
    '',
    '24:00',
    '25',
    '7:5',
    '7:60',
    '13pm',
    '0 am',
    'soon',
    '-7',
    '7:30:15',
    'constructor',
    '1'.repeat(1000),
    '19 in the morning',
  ])('%j is none', (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});

describe('a typed time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    [' BERLIN ', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['new-york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['köln', 'Europe/Berlin'],
    ['Munich', 'Europe/Berlin'],
    ['san francisco', 'America/Los_Angeles'],
    ['mumbai', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
    ['japan', 'Asia/Tokyo'],
    ['us/pacific', 'America/Los_Angeles'],
    ['jst', 'Asia/Tokyo'],
    ['Berlin, Germany', 'Europe/Berlin'],
    ['London, UK', 'Europe/London'],
    ['London, England', 'Europe/London'],
    ['tokyo japan', 'Asia/Tokyo'],
    ['Georgia, USA', 'America/New_York'],
    ['Boston, Massachusetts', 'America/New_York'],
    ['Cambridge, UK', 'Europe/London'],
    ['in Tokyo', 'Asia/Tokyo'],
    ['tokyo time', 'Asia/Tokyo'],
    ['LA', 'America/Los_Angeles'],
    ['portugal', 'Europe/Lisbon'],
    ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['nz-chat', 'Pacific/Chatham'],
    ['UTC', 'UTC'],
    ['utc-3:30', 'America/St_Johns'],
  ])('%j is %s', (typed, zone) => {
    expect(readZone(typed, NOW)).toEqual({ kind: 'zone', zone });
    expect(isZone(zone)).toBe(true);
  });

  it.each([
    ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['bst', ['Europe/London', 'Asia/Dhaka']],
    ['MEZ', ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich']],
    ['+05:30', ['Asia/Kolkata', 'Asia/Colombo']],
    ['Kolkatta', ['Asia/Kolkata']],
    ['kathm', ['Asia/Kathmandu']],
    ['mars', ['Europe/Paris']],
    ['cambridge', ['Europe/London', 'America/New_York', 'America/Toronto']],
    ['london, ontario', ['America/Toronto', 'Europe/London']],
    ['london ontario', ['America/Toronto', 'Europe/London']],
    ['Paris, Texas', ['America/Chicago', 'Europe/Paris']],
    ['Boston, MA', ['America/New_York']],
    ['Potsdam, Germany', ['Europe/Berlin']],
  ])('%j may be several, or has to be confirmed: %j', (typed, zones) => {
    expect(readZone(typed, NOW)).toEqual({ kind: 'candidates', zones });
  });

  it.each(['usa', 'canada', 'brazil', 'russia', 'europe'])('%j is several, the best known first', (typed) => {
    const reading = readZone(typed, NOW);
    expect(reading.kind).toBe('candidates');
    if (reading.kind !== 'candidates') return;
    expect(reading.zones.every(isZone)).toBe(true);
    expect(reading.zones[0]).toMatch(/New_York|Toronto|Sao_Paulo|Moscow|London|Berlin/);
  });

  it('far too many to show are cut to a menu', () => {
    const reading = readZone('america', NOW);
    expect(reading.kind === 'candidates' && reading.zones.length).toBe(25);
  });

  it.each(['', '   ', '!?', 'Narnia', 'utc+25', 'constructor', 'x', 'Mars/Phobos', 'b'.repeat(5000)])(
    '%j is none',
    (typed) => {
      expect(readZone(typed, NOW)).toEqual({ kind: 'unknown' });
    },
  );

  it('that is a distance from UTC goes by what is so now, not in summer', () => {
    expect(readZone('utc+2', NOW)).toMatchObject({
      kind: 'candidates',
      zones: expect.arrayContaining(['Europe/Kyiv']),
    });
    const summer = readZone('utc+2', Date.UTC(2027, 6, 1));
    expect(summer).toMatchObject({ zones: expect.arrayContaining(['Europe/Berlin']) });
    expect(summer).not.toMatchObject({ zones: expect.arrayContaining(['Europe/Kyiv']) });
  });
});

describe('zones that are suggested while somebody types', () => {
  it('have the current time there, to know one’s own by', () => {
    expect(suggestZones('berl', NOW)).toEqual([{ value: 'Europe/Berlin', label: 'Europe/Berlin, now 13:05' }]);
    expect(suggestZones('kathmandu', NOW)).toEqual([{ value: 'Asia/Kathmandu', label: 'Asia/Kathmandu, now 17:50' }]);
  });

  it('are well-known ones all around the world before anything is typed', () => {
    const zones = suggestZones('', NOW);
    expect(zones.length).toBeLessThanOrEqual(25);
    expect(zones.map(({ value }) => value)).toEqual(expect.arrayContaining(['America/New_York', 'UTC', 'Asia/Tokyo']));
    expect(zones.every(({ value, label }) => isZone(value) && /, now \d\d:\d\d$/.test(label))).toBe(true);
  });

  it('are never more than a menu takes', () => {
    expect(suggestZones('a', NOW)).toHaveLength(25);
    expect(suggestZones('nowhere at all', NOW)).toEqual([]);
  });
});

describe('a typed day to come', () => {
  /** A Monday. */
  const TODAY = '2026-11-23';

  it.each([
    ['2026-12-24', '2026-12-24'],
    ['tomorrow', '2026-11-24'],
    ['Friday', '2026-11-27'],
    ['next fri', '2026-11-27'],
    ['monday', '2026-11-30'],
    ['2 weeks', '2026-12-07'],
    ['a week', '2026-11-30'],
    ['for ten days', null],
    ['in 10 days', '2026-12-03'],
    ['24 December', '2026-12-24'],
    ['24th of dec', '2026-12-24'],
    ['Dec 24', '2026-12-24'],
    ['December 24, 2027', '2027-12-24'],
    ['1 March', '2027-03-01'],
    ['23 November', '2027-11-23'],
    ['24.12.', '2026-12-24'],
    ['24.12.2026', '2026-12-24'],
    ['29 february', '2028-02-29'],
    ['2026-02-30', null],
    ['31.4.', null],
    ['someday', null],
    ['', null],
    ['constructor', null],
    ['x'.repeat(1000), null],
  ])('%j is read as %s', (typed, expected) => {
    expect(readDay(typed, TODAY)).toBe(expected);
  });
});
