/** The playground as `nibble start` opens it, and a visitor who does things there by `POST /act`, as the page does. */

import type { ActAnswer, Deed } from '../../playground/page/action.ts';
import { type OpenPlayground, openPlayground } from '../../src/cli/playground.ts';
import { readConfig } from '../../src/config.ts';
import { silentLog } from '../silent-log.ts';

export interface Visit extends OpenPlayground {
  /** `seat` is who does it and where: `ada.dm`. */
  does(window: 'discord' | 'slack', seat: string, deed: Deed): Promise<ActAnswer>;
  types(window: 'discord' | 'slack', seat: string, text: string): Promise<ActAnswer>;
  /** Presses the newest button with this label in the direct conversation. */
  presses(window: 'discord' | 'slack', person: string, label: string): Promise<ActAnswer>;
  leaps(leap: 'hour' | 'day' | 'reminder'): Promise<ActAnswer>;
  /** The page's HTML for these seats: `?discord=ada.dm`. */
  page(query?: string): Promise<string>;
}

/** Milliseconds between two messages: the real Slack's second would make a whole lesson last a minute. */
const SLACK_PACE = 50;

export async function visit(): Promise<Visit> {
  const open = await openPlayground(readConfig({ SANDBOX_FLASK: 'small' }), silentLog, 0, SLACK_PACE);
  const act = async (body: object): Promise<ActAnswer> =>
    JSON.parse(await (await post(open.url, JSON.stringify(body))).text());
  const page = async (query = '') => (await fetch(`${open.url}/${query}`)).text();
  const does: Visit['does'] = (window, seat, deed) => act({ window, seat, deed });
  return {
    ...open,
    does,
    page,
    types: (window, seat, text) => does(window, seat, { do: 'write', text, files: [] }),
    presses: async (window, person, label) => {
      const html = await page(`?${window}=${person}.dm`);
      const section = html.slice(html.indexOf(`id="${window}"`));
      const { message, control } = newestButton(section.slice(0, section.indexOf('</section>')), label);
      return does(window, `${person}.dm`, { do: 'press', message, control });
    },
    leaps: (leap) => act({ window: 'clock', leap }),
  };
}

/** Sends an act as the page would, or with other headers. */
export const post = (url: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/act`, {
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
