/** `nibble doctor`: checks the settings, asks each platform about them, and says what is missing. */
import { type Config, type DiscordConfig, type SlackConfig, secretsOf } from '../../config.ts';
import { OperatorError } from '../../errors.ts';
import { loadLessons } from '../../lesson/load.ts';
import { findFlask, flaskName } from '../../sandbox/index.ts';
import { COMMANDS } from '../../tutor/features/index.ts';
import type { ExitCode } from '../commands.ts';

/** One thing that was looked at. `problem`: learners are not served as they should be. */
export interface Finding {
  readonly about: string;
  readonly kind: 'fine' | 'note' | 'problem';
  readonly text: string;
  /** What to do; null where there is nothing. */
  readonly remedy: string | null;
}

const fine = (about: string, text: string): Finding => ({ about, kind: 'fine', text, remedy: null });
const note = (about: string, text: string, remedy: string | null = null): Finding => ({
  about,
  kind: 'note',
  text,
  remedy,
});
const problem = (about: string, text: string, remedy: string): Finding => ({ about, kind: 'problem', text, remedy });

/** Prints what it finds; exit code 1 when something is a problem. */
export async function doctor(config: Config, json: boolean, print: (text: string) => void): Promise<ExitCode> {
  const found = await Promise.all([
    lookAtLessons(config),
    lookAtDatabase(config),
    lookAtFlask(config),
    config.discord === null ? [notSet('Discord', 'DISCORD_TOKEN')] : lookAtDiscord(config.discord),
    config.slack === null ? [notSet('Slack', 'SLACK_BOT_TOKEN')] : lookAtSlack(config.slack),
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

const notSet = (platform: string, setting: string): Finding =>
  note(
    platform,
    `${setting} is not set, so Nibble does not connect there`,
    `README.md shows how to set ${platform} up.`,
  );

async function lookAtLessons({ lessonsFolder }: Config): Promise<readonly Finding[]> {
  const loaded = await loadLessons(lessonsFolder);
  if (loaded.kind === 'lessons')
    return [fine('lessons', `${[...loaded.lessons.keys()].join(', ')} in ${lessonsFolder}`)];
  return [
    problem('lessons', `${loaded.problems.length} problems in ${lessonsFolder}`, `Run "nibble lint ${lessonsFolder}".`),
  ];
}

/** Opened as a start would open it: made when it is missing, and brought up to date. */
async function lookAtDatabase({ databaseUrl }: Config): Promise<readonly Finding[]> {
  const { openStorage } = await import('../../storage/storage.ts');
  try {
    const store = await openStorage(databaseUrl);
    await store.close();
    return [fine('database', 'it can be opened and written to')];
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return [problem('database', error.message, error.remedy)];
  }
}

async function lookAtFlask({ flask }: Config): Promise<readonly Finding[]> {
  const found = await findFlask(flask);
  if (found.kind === 'real')
    return [fine('Flask', `${flaskName(found.flask)} answers in the sandbox, from ${found.flask.place}`)];
  const text = `${flaskName(null)} answers in the sandbox. ${found.why}`;
  return flask.choice === 'real'
    ? [problem('Flask', text, 'Fetch the real one with "nibble flask install", or set SANDBOX_FLASK=auto.')]
    : [note('Flask', text, '"nibble flask install" fetches the real one.')];
}

async function lookAtDiscord({ token, apiUrl, shards }: DiscordConfig): Promise<readonly Finding[]> {
  const { describeDiscord } = await import('../../../adapters/discord/describe-discord.ts');
  const found = await describeDiscord(token, COMMANDS, apiUrl ?? undefined);
  if (found.kind === 'failed') return [problem('Discord', found.error.message, found.error.remedy)];
  const { application, bot, servers, commands, install, unusedIntents, sessionsLeft } = found;
  const page = `https://discord.com/developers/applications/${application.id}`;
  return [
    fine(
      'Discord',
      `connected as ${bot} (application ${application.name}${servers === null ? '' : `, ${servers} servers`})`,
    ),
    commands === 'registered'
      ? fine('Discord', 'the commands are registered')
      : note(
          'Discord',
          `the commands are ${commands === 'none' ? 'not registered yet' : 'other ones than ours'}`,
          'The bot registers them when it starts; "nibble register" does it now.',
        ),
    install.servers
      ? fine('Discord', `invite it to a server: ${found.inviteLink}`)
      : problem('Discord', 'it cannot be added to servers', `Switch on Guild Install at ${page}/installation.`),
    install.people
      ? fine('Discord', `add it to your own account: ${found.userInstallLink}`)
      : note(
          'Discord',
          'people cannot add it to their own account',
          `Switch on User Install at ${page}/installation, if you like.`,
        ),
    ...unusedIntents.map((intent) =>
      note('Discord', `the intent "${intent}" is on, and Nibble does not need it`, `Switch it off at ${page}/bot.`),
    ),
    lookAtShards(shards, found.shards),
    ...(sessionsLeft > 0
      ? []
      : [
          problem(
            'Discord',
            'no connection is left for today',
            'Wait a day; look for what makes the bot restart again and again.',
          ),
        ]),
  ];
}

/** Fewer are a problem only when Discord says so, which it does by closing the connection. */
function lookAtShards(shards: DiscordConfig['shards'], recommended: number): Finding {
  const asked = `Discord recommends ${recommended} ${recommended === 1 ? 'connection' : 'connections (shards)'}`;
  if (shards === 'auto') return fine('Discord', `${asked}, and gets as many from one process (DISCORD_SHARDS=auto)`);
  const { count, own } = shards;
  const here = own === 'all' ? `all ${count} in one process` : `${count}, of which this process has number ${own}`;
  if (count >= recommended) return fine('Discord', `${asked}; DISCORD_SHARDS asks for ${here}`);
  return note(
    'Discord',
    `${asked}; DISCORD_SHARDS asks for ${here}`,
    `Set DISCORD_SHARDS to auto, or to ${recommended} in all (docs/many-processes.md).`,
  );
}

async function lookAtSlack({ botToken, apiUrl, transport }: SlackConfig): Promise<readonly Finding[]> {
  const { describeSlack } = await import('../../../adapters/slack/describe.ts');
  const found = await describeSlack(
    {
      botToken,
      ...(transport.kind === 'socket' ? { appToken: transport.appToken } : { signingSecret: transport.signingSecret }),
    },
    COMMANDS,
    apiUrl ?? undefined,
  );
  const way =
    found.way === 'http'
      ? `Slack has to reach it over HTTP at port ${transport.kind === 'http' ? transport.port : ''}, path /slack/events`
      : 'it connects by Socket Mode';
  return [
    ...(found.bot === null
      ? []
      : [fine('Slack', `connected as ${found.bot.name} in ${found.bot.team} (${found.bot.address})`)]),
    ...(found.way === null ? [] : [fine('Slack', way)]),
    ...found.problems.map(({ problem: text, remedy }) => problem('Slack', text, remedy)),
    ...(found.bot === null ? [] : found.unseen.map((sentence) => note('Slack', `look for yourself: ${sentence}`))),
  ];
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
