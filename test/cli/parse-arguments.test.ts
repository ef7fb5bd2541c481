import { describe, expect, it } from 'vitest';
import { COMMANDS, HELP, parseArguments } from '../../src/cli/parse-arguments.ts';

describe('the arguments of nibble', () => {
  it.each([
    [['start'], 'start'],
    [['chat'], 'chat'],
    [['help'], 'help'],
    [[], 'help'],
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['chat', '--help'], 'help'],
  ])('%j is the command %s', (given, command) => {
    expect(parseArguments(given)).toEqual({ kind: 'command', command, operands: [], options: {} });
  });

  it.each([
    [['run', 'trip.yaml'], 'run', ['trip.yaml'], {}],
    [['run', 'app.py', 'trip.yaml', '--json'], 'run', ['app.py', 'trip.yaml'], { json: true }],
    [
      ['check', '--json', 'cookies', 'count-the-visits', '-'],
      'check',
      ['cookies', 'count-the-visits', '-'],
      { json: true },
    ],
    [['lint'], 'lint', [], {}],
    [['lint', 'a.md', 'b.md', 'c'], 'lint', ['a.md', 'b.md', 'c'], {}],
    [['flask', 'install'], 'flask', ['install'], {}],
    [['register', '--guild', '81384788765712384'], 'register', [], { guild: '81384788765712384' }],
    [['chat', '--now=2026-12-24T18:00'], 'chat', [], { now: '2026-12-24T18:00' }],
  ])('%j is the command %s with %j', (given, command, operands, options) => {
    expect(parseArguments(given)).toEqual({ kind: 'command', command, operands, options });
  });

  it.each([[['--version']], [['-v']]])('%j is the version', (given) => {
    expect(parseArguments(given)).toEqual({ kind: 'version' });
  });

  it.each([
    [['strat'], 'There is no command "strat". Did you mean "start"?'],
    [['CHAT'], 'There is no command "CHAT". Did you mean "chat"?'],
    [['dance'], 'There is no command "dance".'],
    [['toString'], 'There is no command "toString".'],
    [['chat', 'cookies'], '"nibble chat" takes nothing more, but found "cookies".'],
    [['run'], 'Something is missing: nibble run [APP.py] SCENARIO [--json]'],
    [['check', 'cookies'], 'Something is missing: nibble check LESSON EXERCISE FILE [--json]'],
    [['run', 'a', 'b', 'c'], '"nibble run" takes nothing more after [APP.py] SCENARIO, but found "c".'],
    [['chat', '--json'], '"nibble chat" has no --json.'],
    [['register', '--guild'], "Option '--guild <value>' argument missing."],
    [['chat', '--loud'], "Unknown option '--loud'."],
    [['--version=2'], "Option '-v, --version' does not take an argument."],
  ])('%j is a mistake: %s', (given, message) => {
    expect(parseArguments(given)).toEqual({ kind: 'mistake', message });
  });

  it('are listed in the help, every one', () => {
    for (const command of Object.keys(COMMANDS)) expect(HELP).toMatch(new RegExp(`^  ${command} `, 'm'));
  });
});
