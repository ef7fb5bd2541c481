/** One window of Chromium with cookies of its own: what a visitor does in it, what DevTools tell of it, and its jar. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { PageChain } from '../../../src/core/scenario.ts';
import { cookieKey, type SeenCookie } from '../seen.ts';
import type { CookiePlace, OracleWindow, ScriptHost, Told } from './browser.ts';
import { openFrame } from './in-page.ts';

type RequestInfo = { requestId: string; associatedCookies: { cookie: SeenName; blockedReasons: string[] }[] };
type ResponseInfo = { requestId: string; blockedCookies: { cookieLine: string; blockedReasons: string[] }[] };
type SeenName = Pick<SeenCookie, 'name' | 'domain' | 'path'>;

export class ChromiumWindow implements OracleWindow {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #control: CDPSession;
  /** Of a window that DevTools opened. Null: `control` belongs to the window itself. */
  readonly #contextId: string | null;
  readonly #end: () => Promise<void>;
  readonly #urls = new Map<string, string[]>();
  readonly #requests = new Map<string, RequestInfo[]>();
  readonly #responses = new Map<string, ResponseInfo[]>();
  #blocked: 'mixed-content' | null = null;

  /** `end`: ends all that belongs to the window, with its cookies. */
  private constructor(page: Page, control: CDPSession, contextId: string | null, end: () => Promise<void>) {
    this.#context = page.context();
    this.#page = page;
    this.#control = control;
    this.#contextId = contextId;
    this.#end = end;
  }

  /** A new window whose cookies nothing else shares. */
  static async open(browser: Browser): Promise<ChromiumWindow> {
    const control = await browser.newBrowserCDPSession();
    const before = await contextIds(control);
    const context = await browser.newContext();
    const [contextId = ''] = (await contextIds(control)).filter((id) => !before.includes(id));
    const page = await context.newPage();
    return ChromiumWindow.#opened(new ChromiumWindow(page, control, contextId, () => context.close()));
  }

  /** A window of the visitor's profile, whose cookies go when it is closed. */
  static async openOfProfile(browser: Browser): Promise<ChromiumWindow> {
    const page = await browser.contexts()[0]?.newPage();
    if (page === undefined) throw new Error('Chromium shows no profile');
    const control = await page.context().newCDPSession(page);
    const end = async () => {
      await control.send('Network.clearBrowserCookies');
      await page.close();
    };
    return ChromiumWindow.#opened(new ChromiumWindow(page, control, null, end));
  }

  /** A window that is open already, with its page. */
  static async openIn(page: Page): Promise<ChromiumWindow> {
    const control = await page.context().newCDPSession(page);
    return ChromiumWindow.#opened(new ChromiumWindow(page, control, null, () => page.close()));
  }

  static async #opened(window: ChromiumWindow): Promise<ChromiumWindow> {
    await window.#listen();
    return window;
  }

  async close(): Promise<void> {
    await this.#end();
    // With its window a session ends by itself.
    await this.#control.detach().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const session = await this.#context.newCDPSession(this.#page);
    session.on('Network.requestWillBeSent', ({ requestId, request }) => push(this.#urls, requestId, request.url));
    session.on('Network.requestWillBeSentExtraInfo', (info) => push(this.#requests, info.requestId, info));
    session.on('Network.responseReceivedExtraInfo', (info) => push(this.#responses, info.requestId, info));
    session.on('Network.loadingFailed', ({ blockedReason }) => {
      if (blockedReason === 'mixed-content') this.#blocked = blockedReason;
    });
    // Of a frame that is blocked only this is heard.
    session.on('Audits.issueAdded', ({ issue: { details } }) => {
      if (details.mixedContentIssueDetails?.resolutionStatus === 'MixedContentBlocked') this.#blocked = 'mixed-content';
    });
    await session.send('Audits.enable');
    await session.send('Network.enable');
  }

  async stand(pages: PageChain): Promise<ScriptHost> {
    const [tab, ...frames] = pages;
    await this.goTo(tab);
    let frame = this.#page.mainFrame();
    for (const url of frames) {
      const element = (await frame.evaluateHandle(openFrame(url))).asElement();
      frame = (await element?.contentFrame()) ?? frame;
    }
    // What the pages themselves led to is not the scenario's.
    for (const heard of [this.#urls, this.#requests, this.#responses]) heard.clear();
    this.#blocked = null;
    return frame;
  }

  async goTo(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async navigate(page: ScriptHost, script: string): Promise<void> {
    await Promise.all([this.#page.waitForEvent('load'), page.evaluate(script)]);
  }

  get blocked(): 'mixed-content' | null {
    return this.#blocked;
  }

  async told(urls: readonly string[], patience = 2000): Promise<readonly Told[]> {
    const end = Date.now() + patience;
    for (;;) {
      const told = this.#toldNow(urls[0] ?? '');
      if (told.length >= urls.length || Date.now() > end) return told.slice(0, urls.length);
      // A round trip, in which events that are on their way arrive.
      await this.#page.evaluate('new Promise((resolve) => setTimeout(resolve, 5))').catch(() => undefined);
    }
  }

  #toldNow(firstUrl: string): readonly Told[] {
    const found = [...this.#urls].find(([, [first = '']]) => sameAddress(first, firstUrl));
    if (!found) return [];
    const [requestId, urls] = found;
    const requests = this.#requests.get(requestId) ?? [];
    const responses = this.#responses.get(requestId) ?? [];
    return responses.flatMap(({ blockedCookies }, index) => {
      const request = requests[index];
      if (!request) return [];
      const withheld = request.associatedCookies.filter(({ blockedReasons }) => blockedReasons.length > 0);
      return [
        {
          url: urls[index] ?? '',
          withheld: Object.fromEntries(withheld.map(({ cookie, blockedReasons }) => [keyOf(cookie), blockedReasons])),
          refused: blockedCookies.map(({ cookieLine, blockedReasons }) => ({
            of: 'header' as const,
            header: cookieLine,
            reasons: blockedReasons,
          })),
        },
      ];
    });
  }

  async #cookies() {
    const method = this.#contextId === null ? 'Network.getAllCookies' : 'Storage.getCookies';
    const scope = this.#contextId === null ? {} : { browserContextId: this.#contextId };
    return (await this.#control.send(method, scope)).cookies;
  }

  async edit(place: CookiePlace, value: string): Promise<void> {
    const [before] = (await this.#cookies())
      .filter((cookie) => isAt(cookie, place))
      .toSorted((one, other) => one.path.length - other.path.length);
    const { name, host, path = '/' } = place;
    const cookie = before ?? { name, domain: host, path };
    const session = await this.#context.newCDPSession(this.#page);
    const { size: _, session: isSession, ...fields } = { size: 0, session: true, ...cookie };
    const lifetime = isSession ? { expires: undefined } : {};
    const changed = { ...fields, ...lifetime, value } as Parameters<typeof session.send<'Network.setCookie'>>[1];
    // What DevTools refuse stays as it was.
    await session.send('Network.setCookie', changed).catch(() => undefined);
    await session.detach();
  }

  async remove(place: CookiePlace): Promise<void> {
    const session = await this.#context.newCDPSession(this.#page);
    for (const cookie of await this.#cookies()) {
      if (!isAt(cookie, place)) continue;
      const { name, domain, path, partitionKey } = cookie;
      const partition = partitionKey === undefined ? {} : { partitionKey };
      await session.send('Network.deleteCookies', { name, domain, path, ...partition });
    }
    await session.detach();
  }

  async jar(): Promise<readonly SeenCookie[]> {
    const cookies = await this.#cookies();
    return cookies.map(({ name, value, domain, path, secure, httpOnly, sameSite, session, expires, partitionKey }) => ({
      name,
      value,
      domain: domain.replace(/^\./, ''),
      hostOnly: !domain.startsWith('.'),
      path,
      flags: [
        ...(secure ? ['Secure'] : []),
        ...(httpOnly ? ['HttpOnly'] : []),
        ...(sameSite ? [`SameSite=${sameSite}`] : []),
      ],
      expiresAt: session ? null : expires * 1000,
      partition: partitionKey
        ? { topSite: partitionKey.topLevelSite, crossSite: partitionKey.hasCrossSiteAncestor }
        : null,
    }));
  }
}

/** Whether the host is sent such a cookie: the developer tools list it there. */
const isAt = (cookie: SeenName, { host, name, path = cookie.path }: CookiePlace): boolean =>
  cookie.name === name &&
  cookie.path === path &&
  (cookie.domain.startsWith('.') ? `.${host}`.endsWith(cookie.domain) : cookie.domain === host);

async function contextIds(control: CDPSession): Promise<readonly string[]> {
  return (await control.send('Target.getBrowserContexts')).browserContextIds;
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  map.set(key, [...(map.get(key) ?? []), item]);
}

const keyOf = ({ name, domain, path }: SeenName): string =>
  cookieKey({ name, domain: domain.replace(/^\./, ''), path });

const sameAddress = (one: string, other: string): boolean => one.split('#')[0] === other.split('#')[0];
