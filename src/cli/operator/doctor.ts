/** `nibble doctor`: checks the settings, asks each platform about them, and says what is missing. */
import { type Config, type DiscordConfig, type SlackConfig, secretsOf } from '../../config.ts';
import { platformOf } from '../../core/event.ts';
import { OperatorError } from '../../errors.ts';
import { loadLessons } from '../../lesson/load.ts';
import { findFlask, flaskName } from '../../sandbox/index.ts';
import { COMMANDS } from '../../tutor/features/index.ts';
import { coursesIn, unknownCourses } from '../../tutor/lessons.ts';
import type { RoleFault } from '../../tutor/ports.ts';
import type { ExitCode } from '../commands.ts';
import { describeMisspelled, misspelledSettings } from './misspelled.ts';

/** One thing that was looked at. `problem`: learners are not served as they should be. */
export interface Finding {
  readonly about: string;
  readonly kind: 'fine' | 'note' | 'problem';
  readonly text: string;
  /** What to do; null where there is nothing. */
  readonly remedy: string | null;
}

function notesOn(about: string) {
  const findings: Finding[] = [];
  const add =
    (kind: Finding['kind']) =>
    (text: string, remedy: string | null = null): void =>
      void findings.push({ about, kind, text, remedy });
  return { findings, fine: add('fine'), note: add('note'), problem: add('problem') };
}

/** Prints what it finds; exit code 1 when something is a problem. */
export async function doctor(
  config: Config,
  json: boolean,
  print: (text: string) => void,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<ExitCode> {
  const found = await Promise.all([
    lookAtNames(environment),
    lookAtLessons(config),
    lookAtDatabase(config),
    lookAtFlask(config),
    config.discord === null ? notSet('Discord', 'DISCORD_TOKEN') : lookAtDiscord(config.discord),
    config.discord === null ? [] : lookAtRoles(config.discord, config.databaseUrl),
    config.slack === null ? notSet('Slack', 'SLACK_BOT_TOKEN') : lookAtSlack(config.slack),
  ]);
  const findings = withoutRepeats(found.flat()).map((finding) => hideSecrets(finding, secretsOf(config)));
  const problems = findings.filter(({ kind }) => kind === 'problem').length;
  print(json ? JSON.stringify({ format: 1, findings }, null, 2) : writeFindings(findings, problems));
  return problems === 0 ? 0 : 1;
}

const SIGNS: Readonly<Record<Finding['kind'], string>> = { fine: 'ok     ', note: 'note   ', problem: 'PROBLEM' };

function writeFindings(findings: readonly Finding[], problems: number): string {
  const lines = findings.flatMap(({ about, kind, text, remedy }) => [
    `${SIGNS[kind]} ${about}: ${text}`,
    ...(remedy === null ? [] : [`        → ${remedy}`]),
  ]);
  const end = problems === 0 ? 'Nothing stands in the way.' : `To be mended: ${problems}.`;
  return [...lines, '', end].join('\n');
}

function notSet(platform: string, setting: string): readonly Finding[] {
  const { findings, note } = notesOn(platform);
  note(`${setting} is not set, so Nibble does not connect there`, `README.md shows how to set ${platform} up.`);
  return findings;
}

function lookAtNames(environment: Readonly<Record<string, string | undefined>>): readonly Finding[] {
  const { findings, problem } = notesOn('settings');
  for (const one of misspelledSettings(environment)) problem(describeMisspelled(one), 'Rename it, or take it out.');
  return findings;
}

async function lookAtLessons({ lessonsFolders, coursesAt }: Config): Promise<readonly Finding[]> {
  const { findings, fine, problem } = notesOn('lessons');
  const loaded = await loadLessons(...lessonsFolders);
  const where = lessonsFolders.join(', ');
  if (loaded.kind === 'problems') {
    const remedy = `Run "nibble lint ${lessonsFolders.join(' ')}". A bot that runs goes on with what it read before.`;
    problem(`${loaded.problems.length} problems in ${where}`, remedy);
    return findings;
  }
  for (const { id, lessons } of coursesIn(loaded.lessons)) {
    fine(`course ${id}: ${lessons.map((lesson) => lesson.id).join(', ')} in ${where}`);
  }
  const unknown = unknownCourses(coursesAt, loaded.lessons);
  if (unknown.length > 0) problem(`COURSES names ${unknown.join(', ')}, which is not there`, 'Mend COURSES.');
  return findings;
}

/** Looked at and never changed: an older version may be using it just now. */
async function lookAtDatabase({ databaseUrl }: Config): Promise<readonly Finding[]> {
  const { findings, fine, note, problem } = notesOn('database');
  const { lookAtDatabase: look, refuseUnwritable } = await import('../../storage/open-engine.ts');
  try {
    const state = await look(databaseUrl);
    refuseUnwritable(databaseUrl);
    const { place } = state;
    if (state.kind === 'missing') fine(`${place} is not there yet; the first start makes it`);
    if (state.kind === 'empty') fine(`${place} is empty; the first start makes its tables`);
    if (state.kind === 'current') {
      fine(`${place} has schema ${state.schema}, which this version wants`);
      return [...findings, ...(await lookAtUnread(databaseUrl))];
    }
    if (state.kind === 'older') {
      note(
        `${place} has schema ${state.schema}, this version wants ${state.wanted}: run "nibble migrate"`,
        'Stop every bot on it first. A start does the same; docs/updating.md tells the way back.',
      );
    }
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    problem(error.message, error.remedy);
  }
  return findings;
}

/** Phrases that are shown of those that nobody understood. */
const MOST_SHOWN = 10;

/** What people typed most often that was not understood; the phrases name nobody. */
async function lookAtUnread(databaseUrl: string): Promise<readonly Finding[]> {
  const { findings, note } = notesOn('phrases');
  const { openToRead } = await import('../../storage/storage.ts');
  const storage = await openToRead(databaseUrl);
  try {
    const most = await storage.mostUnread(MOST_SHOWN);
    const lines = most.map(({ situation, phrase, times }) => `“${phrase}” ${count(times)} (${situation})`);
    if (lines.length > 0)
      note(`not understood most often: ${lines.join(', ')}`, 'They can be taught in src/tutor/reading/phrases.ts.');
  } finally {
    await storage.close();
  }
  return findings;
}

const count = (times: number): string => (times === 1 ? 'once' : `${times} times`);

async function lookAtFlask({ flask }: Config): Promise<readonly Finding[]> {
  const { findings, fine, note, problem } = notesOn('Flask');
  const found = await findFlask(flask);
  if (found.kind === 'real') fine(`${flaskName(found.flask)} answers in the sandbox, from ${found.flask.place}`);
  else {
    const text = `${flaskName(null)} answers in the sandbox. ${found.why}`;
    if (flask.choice !== 'real') note(text, '"nibble flask install" fetches the real one.');
    else problem(text, 'Fetch the real one with "nibble flask install", or set SANDBOX_FLASK=auto.');
  }
  return findings;
}

async function lookAtDiscord({ token, apiUrl, shards }: DiscordConfig): Promise<readonly Finding[]> {
  const notes = notesOn('Discord');
  const { findings, fine, note, problem } = notes;
  const { describeDiscord } = await import('../../../adapters/discord/describe.ts');
  const found = await describeDiscord(token, COMMANDS, apiUrl ?? undefined);
  if (found.kind === 'failed') {
    problem(found.error.message, found.error.remedy);
    return findings;
  }
  const { application, bot, servers, commands, install } = found;
  const page = `https://discord.com/developers/applications/${application.id}`;
  const where = servers === null ? '' : `, ${servers} servers`;
  fine(`connected as ${bot} (application ${application.name}${where})`);
  if (commands === 'registered') fine('the commands are registered');
  else {
    const which = commands === 'none' ? 'not registered yet' : 'other ones than ours';
    note(`the commands are ${which}`, 'The bot registers them when it starts; "nibble register" does it now.');
  }
  if (install.servers) fine(`invite it to a server: ${found.inviteLink}`);
  else problem('it cannot be added to servers', `Switch on Guild Install at ${page}/installation.`);
  if (install.people) fine(`add it to your own account: ${found.userInstallLink}`);
  else
    note('people cannot add it to their own account', `Switch on User Install at ${page}/installation, if you like.`);
  for (const intent of found.unusedIntents) {
    note(`the intent "${intent}" is on, and Nibble does not need it`, `Switch it off at ${page}/bot.`);
  }
  lookAtShards(shards, found.shards, notes);
  if (found.sessionsLeft <= 0) {
    problem('no connection is left for today', 'Wait a day; look for what makes the bot restart again and again.');
  }
  return findings;
}

/** What stands in the way of a role, and what mends it. */
const ROLE_FAULTS: Readonly<Record<RoleFault, readonly [fault: string, remedy: string]>> = {
  'no-roles': ['there are no roles', 'Choose none: “/class role off”.'],
  gone: ['it is not there any more', 'Choose another one with “/class role @role”.'],
  'not-ours': ['it belongs to an app or to everybody', 'Choose another one with “/class role @role”.'],
  powerful: ['it has rights over others by now', 'Take them from the role, or choose another one.'],
  'no-right': [
    'the bot may not give roles there',
    'Give the bot’s role the right “Manage Roles” in the server’s settings.',
  ],
  above: ['it stands above the bot’s', 'Drag the bot’s role above it in the server’s settings, Roles.'],
  unknown: ['Discord does not say so', 'Look whether the bot is still in that server.'],
};

/** Whether the roles can be given that classes give. A database that is not there, or is older, has none. */
async function lookAtRoles({ token, apiUrl }: DiscordConfig, databaseUrl: string): Promise<readonly Finding[]> {
  const { findings, fine, problem } = notesOn('roles');
  const { lookAtDatabase: look } = await import('../../storage/open-engine.ts');
  const state = await look(databaseUrl).catch(() => null);
  if (state?.kind !== 'current') return findings;
  const { describeRole } = await import('../../../adapters/discord/describe.ts');
  const { openToRead } = await import('../../storage/storage.ts');
  const storage = await openToRead(databaseUrl);
  try {
    for (const { name, room, role, endedAt } of await storage.allClasses()) {
      if (role === null || endedAt !== null || platformOf(room.server) !== 'discord') continue;
      const fault = await describeRole(token, room.server, role, apiUrl ?? undefined);
      if (fault === null) fine(`the role ${role} of the class “${name}” can be given`);
      else {
        const [why, remedy] = ROLE_FAULTS[fault];
        problem(`the role ${role} of the class “${name}” (${room.server}) cannot be given: ${why}`, remedy);
      }
    }
  } finally {
    await storage.close();
  }
  return findings;
}

/** Fewer are a problem only when Discord says so, which it does by closing the connection. */
function lookAtShards(
  shards: DiscordConfig['shards'],
  recommended: number,
  { fine, note }: ReturnType<typeof notesOn>,
): void {
  const asked = `Discord recommends ${recommended} ${recommended === 1 ? 'connection' : 'connections (shards)'}`;
  if (shards === 'auto') {
    fine(`${asked}, and gets as many from one process (DISCORD_SHARDS=auto)`);
    return;
  }
  const { count, own } = shards;
  const here = own === 'all' ? `all ${count} in one process` : `${count}, of which this process has number ${own}`;
  const remedy = `Set DISCORD_SHARDS to auto, or to ${recommended} in all (docs/many-processes.md).`;
  if (count >= recommended) fine(`${asked}; DISCORD_SHARDS asks for ${here}`);
  else note(`${asked}; DISCORD_SHARDS asks for ${here}`, remedy);
}

async function lookAtSlack({ botToken, apiUrl, transport }: SlackConfig): Promise<readonly Finding[]> {
  const { findings, fine, note, problem } = notesOn('Slack');
  const { describeSlack } = await import('../../../adapters/slack/describe.ts');
  const { kind: _, ...credentials } = transport;
  const found = await describeSlack({ botToken, ...credentials }, COMMANDS, apiUrl ?? undefined);
  if (found.bot !== null) fine(`connected as ${found.bot.name} in ${found.bot.team} (${found.bot.address})`);
  if (found.way === 'socket') fine('it connects by Socket Mode');
  if (found.way === 'http') {
    const at = transport.kind === 'http' ? transport.port : '';
    fine(`Slack has to reach it over HTTP at port ${at}, path /slack/events`);
  }
  for (const { problem: text, remedy } of found.problems) problem(text, remedy);
  if (found.bot !== null) for (const sentence of found.unseen) note(`look for yourself: ${sentence}`);
  return findings;
}

/** Two tokens may meet the same trouble. */
const withoutRepeats = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (one, index) => findings.findIndex((other) => other.about === one.about && other.text === one.text) === index,
  );

function hideSecrets(finding: Finding, secrets: readonly string[]): Finding {
  const hide = (text: string) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
  return { ...finding, text: hide(finding.text), remedy: finding.remedy && hide(finding.remedy) };
}
