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
    expect(parseArguments(given)).toEqual({ kind: 'command', command });
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
    [['chat', '--loud'], "Unknown option '--loud'."],
    [['--version=2'], "Option '-v, --version' does not take an argument."],
  ])('%j is a mistake: %s', (given, message) => {
    expect(parseArguments(given)).toEqual({ kind: 'mistake', message });
  });

  it('are listed in the help, every one', () => {
    for (const command of Object.keys(COMMANDS)) expect(HELP).toMatch(new RegExp(`^  ${command} `, 'm'));
  });
});
