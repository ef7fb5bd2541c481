/**
 * The playground as `nibble start` opens it, and a visitor who does things there by `POST /action`, as the page does.
 */

import type { Action, ActionResult } from '../../playground/page/action.ts';
import { type OpenPlayground, openPlayground } from '../../src/cli/playground.ts';
import { readConfig } from '../../src/config.ts';
import { silentLog } from '../silent-log.ts';

export interface Visit extends OpenPlayground {
  /** `session` is who does it and where: `ada.dm`. */
  does(window: 'discord' | 'slack', session: string, action: Action): Promise<ActionResult>;
  types(window: 'discord' | 'slack', session: string, text: string): Promise<ActionResult>;
  /** Presses the newest button with this label in the direct conversation. */
  presses(window: 'discord' | 'slack', person: string, label: string): Promise<ActionResult>;
  leaps(leap: 'hour' | 'day' | 'reminder'): Promise<ActionResult>;
  /** The page's HTML for these sessions: `?discord=ada.dm`. */
  page(query?: string): Promise<string>;
}

/** Milliseconds between two messages: the real Slack's second would make a whole lesson last a minute. */
const SLACK_PACE = 50;

export async function visit(): Promise<Visit> {
  const open = await openPlayground(readConfig({ SANDBOX_FLASK: 'small' }), silentLog, 0, SLACK_PACE);
  const send = async (body: object): Promise<ActionResult> =>
    JSON.parse(await (await post(open.url, JSON.stringify(body))).text());
  const page = async (query = '') => (await fetch(`${open.url}/${query}`)).text();
  const does: Visit['does'] = (window, session, action) => send({ platform: window, session, action });
  return {
    ...open,
    does,
    page,
    types: (window, session, text) => does(window, session, { type: 'write', text, files: [] }),
    presses: async (window, person, label) => {
      const html = await page(`?${window}=${person}.dm`);
      const section = html.slice(html.indexOf(`id="${window}"`));
      const { message, control } = newestButton(section.slice(0, section.indexOf('</section>')), label);
      return does(window, `${person}.dm`, { type: 'press', message, control });
    },
    leaps: (leap) => send({ platform: 'clock', leap }),
  };
}

/** Sends an action as the page would, or with other headers. */
export const post = (url: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/action`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', ...headers },
    body,
  });

function newestButton(html: string, label: string): { message: string; control: string } {
  const at = html.lastIndexOf(`>${label}<`);
  const before = html.slice(0, at);
  const [message] = [...before.matchAll(/data-message="([^"]+)"/g)].slice(-1);
  const [control] = [...before.matchAll(/data-press="([^"]+)"/g)].slice(-1);
  if (at === -1 || message?.[1] === undefined || control?.[1] === undefined) {
    throw new Error(`there is no button "${label}" in ${html}`);
  }
  return { message: message[1], control: control[1].replaceAll('&#x22;', '"').replaceAll('&quot;', '"') };
}
