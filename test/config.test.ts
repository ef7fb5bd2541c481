import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadEnvironmentFile } from '../src/cli/process.ts';
import { dataAround, lessonsAround, readConfig, SETTINGS, secretsOf } from '../src/config.ts';
import { OperatorError } from '../src/errors.ts';
import { packageFolder } from '../src/package-folder.ts';

const DISCORD_TOKEN = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';
const SLACK_BOT_TOKEN = 'xoxb-1234567890-abcdefghij';
const SLACK_APP_TOKEN = 'xapp-1-A123-456-abcdef';
const SLACK_SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5'.replace(/[yz]/g, '0');

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  throw new Error('the settings were taken');
};

describe('right settings', () => {
  it('may all be left out', () => {
    expect(readConfig({})).toEqual({
      discord: null,
      slack: null,
      databaseUrl: 'file:data/nibble.db',
      lessonsFolders: [join(packageFolder(), 'lessons')],
      coursesAt: new Map(),
      flask: { choice: 'auto', pythonPath: null, installFolder: resolve('data/flask') },
      snapshotFolder: resolve('data/snapshots'),
      keptLessons: resolve('data/lessons'),
      sandboxWorkers: null,
      hosts: [],
      logLevel: 'info',
      health: null,
      retention: { eventsDays: 2, answersDays: 365, inactiveLearnersDays: 1095 },
      clockCheckedOn: null,
    });
  });

  it('are the ones in .env.example, all of them and no others', () => {
    const example = parseEnv(readFileSync(join(packageFolder(), '.env.example'), 'utf8'));
    expect(Object.keys(example).sort()).toEqual([...SETTINGS].sort());
  });

  it('may be .env.example as it is: an empty one counts as not set', () => {
    const example = parseEnv(readFileSync(join(packageFolder(), '.env.example'), 'utf8'));
    expect(readConfig(example as Record<string, string>)).toEqual(readConfig({}));
  });

  it.each([
    [
      'hosts on both platforms',
      { HOSTS: 'discord:80351110224678912, slack:T024BE7LD:U2147483697' },
      { hosts: ['discord:80351110224678912', 'slack:T024BE7LD:U2147483697'] },
    ],
    [
      'the bot token of Discord',
      { DISCORD_TOKEN },
      { discord: { token: DISCORD_TOKEN, apiUrl: null, shards: 'auto' }, slack: null },
    ],
    [
      'a Discord API at another address',
      { DISCORD_TOKEN, DISCORD_API_URL: 'http://127.0.0.1:8080/api' },
      { discord: { token: DISCORD_TOKEN, apiUrl: 'http://127.0.0.1:8080/api' } },
    ],
    ...(
      [
        ['auto', 'auto'],
        ['4', { count: 4, own: 'all' }],
        ['3/16', { count: 16, own: 3 }],
      ] as const
    ).map(([value, shards]): [string, Record<string, string>, object] => [
      `${value} for the shards of Discord`,
      { DISCORD_TOKEN, DISCORD_SHARDS: value },
      { discord: { shards } },
    ]),
    [
      'Slack by Socket Mode',
      { SLACK_BOT_TOKEN, SLACK_APP_TOKEN },
      { slack: { botToken: SLACK_BOT_TOKEN, apiUrl: null, transport: { kind: 'socket', appToken: SLACK_APP_TOKEN } } },
    ],
    [
      'Slack by HTTP, on port 3000 unless told',
      { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET },
      { slack: { transport: { kind: 'http', signingSecret: SLACK_SIGNING_SECRET, port: 3000 } } },
    ],
    [
      'Slack by HTTP on a port',
      { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, PORT: '8080', SLACK_API_URL: 'http://127.0.0.1:1/api/' },
      { slack: { apiUrl: 'http://127.0.0.1:1/api/', transport: { kind: 'http', port: 8080 } } },
    ],
    [
      'Slack by Socket Mode when both ways are set',
      { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET },
      { slack: { transport: { kind: 'socket' } } },
    ],
    ['spaces around', { DISCORD_TOKEN: ` ${DISCORD_TOKEN}\n` }, { discord: { token: DISCORD_TOKEN } }],
    ['a folder of lessons', { LESSONS_DIR: '/srv/lessons' }, { lessonsFolders: ['/srv/lessons'] }],
    [
      'several, with those that come with Nibble',
      { LESSONS_DIR: '/srv/lessons, more,shipped, more' },
      { lessonsFolders: ['/srv/lessons', 'more', join(packageFolder(), 'lessons')] },
    ],
    [
      'courses by server',
      { COURSES: 'discord:80351110224678912=flask+http, slack:T024BE7LD=flask discord=http' },
      {
        coursesAt: new Map([
          ['discord:80351110224678912', ['flask', 'http']],
          ['slack:T024BE7LD', ['flask']],
          ['discord', ['http']],
        ]),
      },
    ],
    ['another database', { DATABASE_URL: 'file:/srv/n.db' }, { databaseUrl: 'file:/srv/n.db' }],
    ['PostgreSQL', { DATABASE_URL: 'postgres://ada@db/nibble' }, { databaseUrl: 'postgres://ada@db/nibble' }],
    ['a log level', { LOG_LEVEL: 'error' }, { logLevel: 'error' }],
    [
      'health and metrics, for this machine only unless told',
      { HEALTH_PORT: '9464' },
      { health: { host: '127.0.0.1', port: 9464 } },
    ],
    [
      'health and metrics for everybody who can reach the machine',
      { HEALTH_PORT: '9464', HEALTH_HOST: '0.0.0.0' },
      { health: { host: '0.0.0.0', port: 9464 } },
    ],
    [
      'how long things are kept',
      { EVENTS_KEPT_DAYS: '3', ANSWERS_KEPT_DAYS: '30', INACTIVE_LEARNERS_DAYS: 'forever' },
      { retention: { eventsDays: 3, answersDays: 30, inactiveLearnersDays: null } },
    ],
    ['a port for something else, without Slack', { PORT: '80' }, { slack: null }],
  ])('are read: %s', (_, environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected);
  });

  it('name all secrets among them, so that the log can leave them out', () => {
    expect(secretsOf(readConfig({ DISCORD_TOKEN, SLACK_BOT_TOKEN, SLACK_APP_TOKEN }))).toEqual([
      DISCORD_TOKEN,
      SLACK_BOT_TOKEN,
      SLACK_APP_TOKEN,
    ]);
    expect(secretsOf(readConfig({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET }))).toContain(SLACK_SIGNING_SECRET);
    const postgres = secretsOf(readConfig({ DATABASE_URL: 'postgres://ada:hunter%322@db/nibble' }));
    expect(postgres).toEqual(['postgres://ada:hunter%322@db/nibble', 'hunter22']);
  });
});

describe('wrong settings', () => {
  it.each([
    [
      'a Discord token that is a client id',
      { DISCORD_TOKEN: '198622483471925248' },
      /DISCORD_TOKEN: found 18 characters that begin with "19862"; expected the bot's token/,
    ],
    [
      'a part of the shards that counts from one',
      { DISCORD_SHARDS: '4/4' },
      /DISCORD_SHARDS: found "4\/4"; expected auto, a number of connections such as 4, .* 0\/4, .*\(the last is 3\/4\)/,
    ],
    ...['0', '0/0', '1/', '-1', '1.5', 'all', '2 of 4'].map((value): [string, Record<string, string>, RegExp] => [
      `${value} shards`,
      { DISCORD_SHARDS: value },
      /DISCORD_SHARDS: found/,
    ]),
    ['a token with a space in it', { DISCORD_TOKEN: '1 2' }, /DISCORD_TOKEN: found only 3 characters/],
    [
      'an address without a scheme',
      { DISCORD_API_URL: 'localhost' },
      /DISCORD_API_URL: found "localhost"; expected a web address/,
    ],
    ['an address of a file', { SLACK_API_URL: 'file:///x' }, /SLACK_API_URL: .*expected a web address/],
    [
      'a user token in place of a bot token',
      { SLACK_BOT_TOKEN: 'xoxp-1234567890', SLACK_APP_TOKEN },
      /SLACK_BOT_TOKEN: found 15 characters that begin with "xoxp-"; expected .*"xoxb-"/,
    ],
    [
      'the two Slack tokens the wrong way round',
      { SLACK_BOT_TOKEN: SLACK_APP_TOKEN, SLACK_APP_TOKEN: SLACK_BOT_TOKEN },
      /SLACK_BOT_TOKEN: [\s\S]*SLACK_APP_TOKEN: /,
    ],
    [
      'a bot token alone',
      { SLACK_BOT_TOKEN },
      /SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: found neither; .*Socket Mode.*HTTP/,
    ],
    ['an app token alone', { SLACK_APP_TOKEN }, /SLACK_BOT_TOKEN: not set; expected beside SLACK_APP_TOKEN/],
    [
      'a signing secret alone',
      { SLACK_SIGNING_SECRET },
      /SLACK_BOT_TOKEN: not set; expected beside SLACK_SIGNING_SECRET/,
    ],
    [
      'a signing secret with spaces in it',
      { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: 'hush, hush, hush' },
      /SLACK_SIGNING_SECRET: found 16 characters.*the signing secret, from the page/,
    ],
    ['a port that is a word', { PORT: 'http' }, /PORT: found "http"; expected a number from 0 to 65535/],
    ['a port that is too high', { PORT: '65536' }, /PORT: found "65536"/],
    [
      'PostgreSQL without a database',
      { DATABASE_URL: 'postgres://ada:hunter2@db' },
      /DATABASE_URL: it names no database. Write .*postgres:\/\/nibble:password@localhost:5432\/nibble/,
    ],
    ['a database that is none', { DATABASE_URL: 'nibble.db' }, /DATABASE_URL: it begins neither with "file:"/],
    [
      'a host for health without a port',
      { HEALTH_HOST: '0.0.0.0' },
      /HEALTH_PORT: not set; expected beside HEALTH_HOST/,
    ],
    [
      'one port for two servers',
      { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, HEALTH_PORT: '3000' },
      /HEALTH_PORT: found "3000"; expected another port than PORT/,
    ],
    ['no workers at all', { SANDBOX_WORKERS: '0' }, /SANDBOX_WORKERS: found "0"; expected a number from 1 to 64/],
    ['no days at all', { EVENTS_KEPT_DAYS: '0' }, /EVENTS_KEPT_DAYS: found "0"; expected a number of days from 1 to/],
    [
      'events for ever',
      { EVENTS_KEPT_DAYS: 'forever' },
      /EVENTS_KEPT_DAYS: found "forever"; expected a number of days/,
    ],
    [
      'half a day',
      { ANSWERS_KEPT_DAYS: '0.5', INACTIVE_LEARNERS_DAYS: 'never' },
      /ANSWERS_KEPT_DAYS: found "0.5"; .* or the word forever\n.*INACTIVE_LEARNERS_DAYS: found "never"/,
    ],
    [
      'courses for something that is no server',
      { COURSES: 'slack:T024BE7LD=flask, our-server=flask' },
      /COURSES: found "our-server=flask"; expected where, "=" and courses, such as discord:80351110224678912=flask\+http/,
    ],
    [
      'a host by name',
      { HOSTS: 'discord:80351110224678912, @ada' },
      /HOSTS: found "@ada"; expected accounts such as discord:80351110224678912 or slack:T024BE7LD:U2147483697/,
    ],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL: found "loud"; expected info, warn, error, silent/],
  ])('are refused, with what was found and expected: %s', (_, environment, expected) => {
    expect(problemsOf(environment as Record<string, string>)).toMatch(expected);
  });

  it('are all reported at once', () => {
    const problems = problemsOf({ DISCORD_TOKEN: '1', SLACK_APP_TOKEN, PORT: '-1', LOG_LEVEL: 'loud' });
    expect(problems).toMatch(/^4 settings are not right:/);
    for (const name of ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'PORT', 'LOG_LEVEL'])
      expect(problems).toContain(`  ${name}: `);
  });

  it('are reported with no more of a secret than its first five characters', () => {
    const names = ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.stringMatching(/^Q[a-z]{5,60} [a-z]{5,60}$/), (name, value) => {
        const problems = problemsOf({ [name]: value });
        expect(problems).not.toContain(value);
        expect(problems).not.toContain(value.slice(0, 6));
      }),
    );
  });
});

describe('the file .env', () => {
  const names = ['LESSONS_DIR', 'LOG_LEVEL'];
  afterEach(() => {
    for (const name of names) delete process.env[name];
  });

  it('adds settings; the environment wins over it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nibble-config-'));
    await writeFile(join(folder, '.env'), 'LESSONS_DIR=/from/file\nLOG_LEVEL=warn\n');
    process.env.LOG_LEVEL = 'error';
    loadEnvironmentFile(join(folder, '.env'));
    expect(readConfig(process.env)).toMatchObject({ lessonsFolders: ['/from/file'], logLevel: 'error' });
    await rm(folder, { recursive: true });
  });

  it('may be missing', () => {
    expect(() => loadEnvironmentFile('/nowhere/.env')).not.toThrow();
  });

  it('is refused when it cannot be read', () => {
    expect(() => loadEnvironmentFile(tmpdir())).toThrow(OperatorError);
  });
});

describe('the lessons of an author who installed the package', () => {
  const PROJECTS: readonly (readonly [
    where: string,
    folders: readonly string[],
    from: string,
    lessons: string | null,
  ])[] = [
    ['in the folder they are in', ['lessons'], '.', 'lessons'],
    ['in the folder of lessons itself', ['lessons'], 'lessons', 'lessons'],
    ['in the folder of a course', ['lessons/http'], 'lessons/http', 'lessons'],
    ['in the nearest of two such folders', ['lessons', 'docs/lessons'], 'docs', 'docs/lessons'],
    ['nowhere above their project', ['lessons', 'mine/node_modules'], 'mine', null],
    ['nowhere, where they have none', ['data'], 'data', null],
  ];

  it.each(PROJECTS)('are found %s', async (_, folders, from, lessons) => {
    const project = await mkdtemp(join(tmpdir(), 'nibble-project-'));
    onTestFinished(() => rm(project, { recursive: true }));
    for (const folder of ['node_modules', ...folders]) await mkdir(join(project, folder), { recursive: true });
    expect(lessonsAround(join(project, from))).toBe(lessons === null ? null : join(project, lessons));
  });

  it.each([
    ['.', 'data'],
    ['lessons', 'data'],
    ['lessons/http', 'data'],
    ['docs', 'docs/data'],
  ])('do not get what is kept among them, in %s', async (from, data) => {
    const project = await mkdtemp(join(tmpdir(), 'nibble-project-'));
    onTestFinished(() => rm(project, { recursive: true }));
    for (const folder of ['node_modules', 'lessons/http', 'docs'])
      await mkdir(join(project, folder), { recursive: true });
    expect(dataAround(join(project, from))).toBe(join(project, data));
  });
});
