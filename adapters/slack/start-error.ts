/** Why Slack could not be connected to, for the person who runs the bot. */
import { OperatorError } from '../../src/errors.ts';
import { slackErrorCode } from './slack-error.ts';

export type Setting = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'PORT';

const REMEDIES: Readonly<Record<Setting, string>> = {
  SLACK_BOT_TOKEN: 'Copy the "Bot User OAuth Token" (xoxb-…) from your app’s page, under "OAuth & Permissions".',
  SLACK_APP_TOKEN:
    'Copy an app-level token (xapp-…) with the scope connections:write from your app’s page, under "Basic Information", and switch Socket Mode on.',
  PORT: 'Set PORT to a free port, or stop the program that has it.',
};

/** `found`: the Web API's address where it was changed, or the port. */
export function startError(setting: Setting, error: unknown, found: string | undefined): OperatorError {
  const code = slackErrorCode(error);
  if (setting === 'PORT') {
    return new OperatorError(`PORT ${found ?? ''} cannot be listened on (${systemCode(error)})`, REMEDIES.PORT, {
      cause: error,
    });
  }
  if (code === null || code === 'unreachable' || code.startsWith('http_')) {
    return new OperatorError(
      `Slack cannot be reached${found === undefined ? '' : ` at ${found}`} (${code ?? systemCode(error)})`,
      found === undefined ? 'Check the network.' : 'Check the network and SLACK_API_URL.',
      { cause: error },
    );
  }
  return new OperatorError(`Slack refused ${setting} (${code})`, REMEDIES[setting], { cause: error });
}

/** The app lost its place in the workspace while it ran. `code`: Slack's word for it. */
export const goneError = (code: string): OperatorError =>
  new OperatorError(
    `Slack does not take SLACK_BOT_TOKEN any more (${code})`,
    'Install the app in the workspace again, and set SLACK_BOT_TOKEN to the new "Bot User OAuth Token" (xoxb-…).',
  );

const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
