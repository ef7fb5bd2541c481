/** Slack's Web API, as far as a tutor needs it. */
import type { Method } from './api-method.ts';
import { CHAT_METHODS } from './chat-methods.ts';
import { FILE_METHODS } from './file-methods.ts';
import { VIEW_METHODS } from './view-methods.ts';
import { BOT, TEAM } from './workspace.ts';

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    perform: () => ({
      ok: true,
      team: 'Local',
      team_id: TEAM,
      ...BOT,
      user: 'nibble',
      url: 'https://local.slack.test/',
    }),
  },
  'apps.connections.open': { perform: (_, { openSocket }) => ({ ok: true, url: openSocket() }) },
  ...CHAT_METHODS,
  ...VIEW_METHODS,
  ...FILE_METHODS,
};

/** The permission that a method needs; null for none. */
export const scopeOf = (method: string): string | null => METHODS[method]?.scope ?? null;
