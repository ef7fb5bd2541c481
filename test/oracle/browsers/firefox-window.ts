/**
 * One window of Firefox with cookies of its own (a container, or a private window): what happens in it, and its jar.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { registrableDomain } from '../../../src/browser/matching.ts';
import { headerText } from '../../../src/core/http.ts';
import type { PageChain } from '../../../src/core/scenario.ts';
import type { SeenCookie } from '../seen.ts';
import type { BidiConnection } from './bidi.ts';
import type { CookiePlace, OracleWindow, Refusal, ScriptHost, Setting, Told, WindowKind } from './browser.ts';
import { type ConsoleRefusal, FORGET, NOTES, readNotes } from './firefox-console.ts';
import { openFrame } from './in-page.ts';

/** Milliseconds without a new note of the console. */
const CALM = 40;

/** `network.cookie.cookieBehavior`: 5 is Total Cookie Protection, with which Firefox begins; 1 blocks third parties. */
const BEHAVIORS: Readonly<Record<Setting, number>> = { default: 5, blocked: 1 };

/** Source text: those of private windows are listed apart. */
const ALL_COOKIES = `[
  ...Services.cookies.cookies,
  ...Services.cookies.getCookiesWithOriginAttributes(JSON.stringify({ privateBrowsingId: 1 })),
]`;

interface Context {
  readonly context: string;
  readonly url: string;
  readonly children?: readonly Context[] | null;
}

/** A cookie as Firefox's cookie service lists it. Names are bytes, one character each; values are text. */
interface FirefoxCookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
  readonly isDomain: boolean;
  readonly isSecure: boolean;
  readonly isHttpOnly: boolean;
  readonly isSession: boolean;
  readonly sameSite: number;
  /** Epoch milliseconds. */
  readonly expiry: number;
  /** `(https,other.test)`, with `,f` in a frame of another site in the same site; empty: unpartitioned. */
  readonly partitionKey: string;
}

/** What Firefox calls a container: BiDi knows it by an id, cookies by a number. */
interface Container {
  readonly id: string;
  readonly number: number;
}

export class FirefoxWindow implements OracleWindow {
  readonly #connection: BidiConnection;
  readonly #tab: string;
  /** Null for a private window. */
  readonly #container: Container | null;
  #completed: string[] = [];
  readonly #listener = ({ context, request }: { context: string | null; request: { url: string } }): void => {
    if (context !== null) this.#completed.push(withoutFragment(request.url));
  };
  /** The console has no note that says so alone. */
  readonly blocked = null;

  private constructor(connection: BidiConnection, tab: string, container: Container | null) {
    this.#connection = connection;
    this.#tab = tab;
    this.#container = container;
    connection.events.on('network.responseCompleted', this.#listener);
  }

  static async open(connection: BidiConnection, setting: Setting, kind: WindowKind): Promise<FirefoxWindow> {
    if (kind === 'private') return FirefoxWindow.#openPrivate(connection);
    const { userContext } = await connection.send('browser.createUserContext', {});
    const { context } = await connection.send('browsingContext.create', { type: 'tab', userContext });
    const numbers = 'Array.from(gBrowser.tabs, (tab) => tab.userContextId || 0)';
    const number = Number(await inChrome(connection, `Math.max(...${numbers})`));
    const window = new FirefoxWindow(connection, String(context), { id: String(userContext), number });
    const preference = `Services.prefs.setIntPref('network.cookie.cookieBehavior', ${BEHAVIORS[setting]})`;
    await inChrome(connection, preference);
    return window;
  }

  static async #openPrivate(connection: BidiConnection): Promise<FirefoxWindow> {
    const before = (await topContexts(connection)).map(({ context }) => context);
    await inChrome(connection, 'void Services.wm.getMostRecentBrowserWindow().OpenBrowserWindow({ private: true })');
    for (;;) {
      const fresh = (await topContexts(connection)).find(({ context }) => !before.includes(context));
      if (fresh) return new FirefoxWindow(connection, fresh.context, null);
      await sleep(50);
    }
  }

  async close(): Promise<void> {
    this.#connection.events.off('network.responseCompleted', this.#listener);
    if (this.#container === null) await this.#connection.send('browsingContext.close', { context: this.#tab });
    else await this.#connection.send('browser.removeUserContext', { userContext: this.#container.id });
  }

  async stand(pages: PageChain): Promise<ScriptHost> {
    const [tab, ...frames] = pages;
    await this.goTo(tab);
    let context = this.#tab;
    for (const url of frames) {
      await this.#evaluate(context, `${openFrame(url)}.then(() => true)`);
      const { contexts } = await this.#connection.send('browsingContext.getTree', { root: context });
      context = (contexts as readonly Context[])[0]?.children?.at(-1)?.context ?? context;
    }
    // What the pages themselves led to is not the scenario's.
    this.#completed = [];
    await inChrome(this.#connection, FORGET);
    return { evaluate: (source) => this.#evaluate(context, source) };
  }

  async goTo(url: string): Promise<void> {
    const there = { context: this.#tab, url, wait: 'complete' };
    await this.#connection.send('browsingContext.navigate', there).catch((error: unknown) => {
      // A new private window may still be on its way to a page of its own, which then ends this one.
      if (!/NS_BINDING_ABORTED|interrupted an unfinished navigation/.test(String(error))) throw error;
      return this.#connection.send('browsingContext.navigate', there);
    });
  }

  async #evaluate(context: string, expression: string): Promise<unknown> {
    return evaluate(this.#connection, context, expression);
  }

  async navigate(page: ScriptHost, script: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => {
      const listener = ({ context }: { context: string }): void => {
        if (context !== this.#tab) return;
        this.#connection.events.off('browsingContext.load', listener);
        resolve();
      };
      this.#connection.events.on('browsingContext.load', listener);
    });
    await page.evaluate(script);
    await loaded;
  }

  /** Waits until each answer has been seen to, and until the console says nothing new of them. */
  async told(urls: readonly string[]): Promise<readonly Told[]> {
    const end = Date.now() + 2000;
    const wanted = urls.map(withoutFragment);
    while (Date.now() < end && this.#completed.filter((url) => wanted.includes(url)).length < urls.length) {
      await sleep(5);
    }
    const notes = await this.#calmNotes();
    return urls.map((url, index) => ({
      url,
      withheld: {},
      // Requests for one address are not told apart, so the first has them all.
      refused: urls.indexOf(url) < index ? [] : notes.filter((note) => isSameAddress(note.url, url)).map(refusalOf),
    }));
  }

  /** What a page's process notes comes a moment later. */
  async #calmNotes(): Promise<readonly ConsoleRefusal[]> {
    let notes = await this.#notes();
    for (;;) {
      await sleep(CALM);
      const again = await this.#notes();
      if (again.length === notes.length) return again;
      notes = again;
    }
  }

  async #notes(): Promise<readonly ConsoleRefusal[]> {
    return readNotes(String(await inChrome(this.#connection, NOTES)));
  }

  async jar(): Promise<readonly SeenCookie[]> {
    // An expired cookie stays listed until it is asked for.
    const source = `JSON.stringify(${ALL_COOKIES}
      .filter((cookie) => ${this.#own()} && (cookie.isSession || cookie.expiry > Date.now()))
      .map(({ name, value, host, path, isDomain, isSecure, isHttpOnly, isSession, sameSite, expiry,
              originAttributes: { partitionKey } }) =>
        ({ name, value, host, path, isDomain, isSecure, isHttpOnly, isSession, sameSite, expiry,
           partitionKey })))`;
    const cookies = JSON.parse(String(await inChrome(this.#connection, source))) as readonly FirefoxCookie[];
    return cookies.map(seenCookie);
  }

  /** As the storage inspector does it (`editItem` in devtools/server/actors/resources/storage/cookies.js). */
  async edit(place: CookiePlace, value: string): Promise<void> {
    const { host, name, path: written = '/' } = place;
    const [id, text] = [JSON.stringify(name), JSON.stringify(value)];
    const source = `{
      const [found] = ${ALL_COOKIES}.filter((cookie) => ${this.#isListed(place)})
        .sort((one, other) => one.path.length - other.path.length || one.creationTime - other.creationTime);
      const { host, path, isSecure, isHttpOnly, isSession, expiry, originAttributes, sameSite, schemeMap, isPartitioned } =
        found ?? { host: ${JSON.stringify(host)}, path: ${JSON.stringify(written)}, isSecure: false, isHttpOnly: false, isSession: true,
          expiry: 0, originAttributes: ${JSON.stringify(this.#attributes())}, sameSite: 256, schemeMap: 3,
          isPartitioned: false };
      // One that is over already would be deleted, also where it is of the session.
      const end = isSession ? Date.now() + 86_400_000 : expiry;
      Services.cookies.add(host, path, ${id}, ${text}, isSecure, isHttpOnly, isSession, end, originAttributes,
        sameSite, schemeMap, isPartitioned);
    }`;
    // What it refuses stays as it was.
    await inChrome(this.#connection, source).catch(() => undefined);
  }

  async remove(place: CookiePlace): Promise<void> {
    const source = `for (const { name, host, path, originAttributes } of
        ${ALL_COOKIES}.filter((cookie) => ${this.#isListed(place)}))
      Services.cookies.remove(host, name, path, originAttributes)`;
    await inChrome(this.#connection, source);
  }

  /** Whether the storage inspector lists a cookie of that name for the host (`isCookieAtHost`), as source text. */
  #isListed({ host, name, path }: CookiePlace): string {
    const [id, where] = [JSON.stringify(name), JSON.stringify(host)];
    return `${path === undefined ? '' : `cookie.path === ${JSON.stringify(path)} && `}cookie.name === ${id} && ${this.#own()} &&
      (cookie.isDomain ? ('.' + ${where}).endsWith(cookie.host) : cookie.host === ${where})`;
  }

  /** Which cookies are this window's, as source text. */
  #own(): string {
    return this.#container === null
      ? 'cookie.originAttributes.privateBrowsingId > 0'
      : `cookie.originAttributes.userContextId === ${this.#container.number}`;
  }

  #attributes() {
    return this.#container === null ? { privateBrowsingId: 1 } : { userContextId: this.#container.number };
  }
}

async function topContexts(connection: BidiConnection): Promise<readonly Context[]> {
  return (await connection.send('browsingContext.getTree', { maxDepth: 0 })).contexts as readonly Context[];
}

async function evaluate(connection: BidiConnection, context: string, expression: string): Promise<unknown> {
  const answer = (await connection.send('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
    // As if the visitor had just clicked: else no frame may lead the tab elsewhere.
    userActivation: true,
  })) as { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
  return answer.result?.value;
}

/** Runs source text where Firefox's own window runs. */
export async function inChrome(connection: BidiConnection, expression: string): Promise<unknown> {
  const { contexts } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  return evaluate(connection, (contexts as readonly Context[])[0]?.context ?? '', expression);
}

const SAME_SITE: Readonly<Record<number, string>> = { 0: 'SameSite=None', 1: 'SameSite=Lax', 2: 'SameSite=Strict' };

function seenCookie(cookie: FirefoxCookie): SeenCookie {
  const { host, path, isDomain, isSecure, isHttpOnly, isSession, sameSite, expiry } = cookie;
  const domain = host.replace(/^\./, '');
  const samesite = SAME_SITE[sameSite];
  return {
    name: headerText(cookie.name),
    value: cookie.value,
    domain,
    hostOnly: !isDomain,
    path,
    flags: [
      ...(isSecure ? ['Secure'] : []),
      ...(isHttpOnly ? ['HttpOnly'] : []),
      ...(samesite === undefined ? [] : [samesite]),
    ],
    expiresAt: isSession ? null : expiry,
    partition: partitionFrom(cookie.partitionKey, domain),
  };
}

function partitionFrom(key: string, domain: string): SeenCookie['partition'] {
  const [, scheme, host, ancestor] = /^\((\w+),([^,)]+)(?:,\d+)?(,f)?\)$/.exec(key) ?? [];
  if (scheme === undefined || host === undefined) return null;
  return {
    topSite: `${scheme}://${host}`,
    crossSite: ancestor !== undefined || registrableDomain(domain) !== registrableDomain(host),
  };
}

const isSameAddress = (one: string, other: string): boolean => withoutFragment(one) === withoutFragment(other);

const refusalOf = ({ name, why }: ConsoleRefusal): Refusal =>
  name === null ? { of: 'all', reasons: [why] } : { of: 'name', name, reasons: [why] };

const withoutFragment = (url: string): string => url.split('#')[0] ?? url;
