import { describe, expect, it } from 'vitest';
import { readSeats, seatLink, writeSeat } from '../../playground/page/session.ts';

const written = (query: string) => {
  const { discord, slack } = readSeats(new URLSearchParams(query));
  return `${writeSeat(discord)} ${writeSeat(slack)}`;
};

describe('the address of the page says who sits where', () => {
  it.each([
    ['', 'ada.dm ada.dm'],
    ['discord=grace.server&slack=linus.home', 'grace.server linus.home'],
    ['slack=grace.channel', 'ada.dm grace.channel'],
    ['discord=nobody.dm', 'ada.dm ada.dm'],
    ['discord=ada.home', 'ada.dm ada.dm'],
  ])('%j is %s', (query, seats) => {
    expect(written(query)).toBe(seats);
  });

  it('a link changes one seat and leaves the other', () => {
    const seats = readSeats(new URLSearchParams('discord=grace.server&slack=linus.home'));
    const link = seatLink(seats, 'slack', 'ada.dm');
    expect(link).toBe('/?discord=grace.server&slack=ada.dm');
    expect(written(link.slice(2))).toBe('grace.server ada.dm');
  });
});
