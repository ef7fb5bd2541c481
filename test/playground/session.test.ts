import { describe, expect, it } from 'vitest';
import { readSessions, sessionLink, writeSession } from '../../playground/page/session.ts';

const written = (query: string) => {
  const { discord, slack } = readSessions(new URLSearchParams(query));
  return `${writeSession(discord)} ${writeSession(slack)}`;
};

describe('the address of the page names the sessions', () => {
  it.each([
    ['', 'ada.dm ada.dm'],
    ['discord=grace.server&slack=linus.home', 'grace.server linus.home'],
    ['slack=grace.channel', 'ada.dm grace.channel'],
    ['discord=nobody.dm', 'ada.dm ada.dm'],
    ['discord=ada.home', 'ada.dm ada.dm'],
  ])('%j is %s', (query, sessions) => {
    expect(written(query)).toBe(sessions);
  });

  it('a link changes one session and leaves the other', () => {
    const sessions = readSessions(new URLSearchParams('discord=grace.server&slack=linus.home'));
    const link = sessionLink(sessions, 'slack', 'ada.dm');
    expect(link).toBe('/?discord=grace.server&slack=ada.dm');
    expect(written(link.slice(2))).toBe('grace.server ada.dm');
  });
});
