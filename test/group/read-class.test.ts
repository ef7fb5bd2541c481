import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClassLine, readClassLine } from '../../src/group/read-class.ts';

describe('what is typed behind /class', () => {
  it.each<[string, ClassLine]>([
    ['', { kind: 'see' }],
    ['new  Biology 7b ', { kind: 'new', name: 'Biology 7b' }],
    ['NEW x', { kind: 'new', name: 'x' }],
    ['join', { kind: 'join' }],
    ['leave', { kind: 'leave' }],
    ['end', { kind: 'end' }],
    ['assign cookies by Friday', { kind: 'assign', lesson: 'cookies', by: 'Friday' }],
    ['assign Greeting by Name by 24 December', { kind: 'assign', lesson: 'Greeting by Name', by: '24 December' }],
    ['assign cookies until tomorrow', { kind: 'assign', lesson: 'cookies', by: 'tomorrow' }],
    ['assign cookies in 2 weeks', { kind: 'assign', lesson: 'cookies', by: 'in 2 weeks' }],
    ['assign Cookies in Flask tomorrow', { kind: 'assign', lesson: 'Cookies in Flask', by: 'tomorrow' }],
    ['assign Cookies in Flask', { kind: 'assign', lesson: 'Cookies in Flask', by: '' }],
    ['assign cookies', { kind: 'assign', lesson: 'cookies', by: '' }],
    ['assign cookies off', { kind: 'unassign', lesson: 'cookies' }],
    ['unassign cookies', { kind: 'unassign', lesson: 'cookies' }],
    ['host @slack:T1:U2', { kind: 'host', who: 'slack:T1:U2', isOff: false }],
    ['host @discord:803 off', { kind: 'host', who: 'discord:803', isOff: true }],
    ['host ann', { kind: 'host', who: null, isOff: false }],
    ['role @role:42', { kind: 'role', role: '42' }],
    ['role 42', { kind: 'role', role: '42' }],
    ['role off', { kind: 'role', role: null }],
    ['role teacher', { kind: 'role', role: '' }],
    ['new', { kind: 'unclear', typed: 'new' }],
    ['dance', { kind: 'unclear', typed: 'dance' }],
  ])('“%s” is read', (typed, line) => {
    expect(readClassLine(typed)).toEqual(line);
  });

  it('is read, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => readClassLine(typed).kind.length > 0));
  });
});
