/** One window of Chromium with cookies of its own: what a visitor does in it, what DevTools tell of it, and its jar. */
import type { Browser, BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import type { PageChain, ScenarioStep } from '../../src/core/scenario.ts';
import { fetchFrom, followLink, openFrame, showPart, submitForm } from './in-page.ts';
import { cookieKey, type SeenCookie } from './seen.ts';

/** What DevTools told of one request. */
export interface Told {
  readonly url: string;
  readonly withheld: Readonly<Record<string, readonly string[]>>;
  readonly refused: readonly { readonly line: string; readonly reasons: readonly string[] }[];
}

type RequestInfo = { requestId: string; associatedCookies: { cookie: SeenName; blockedReasons: string[] }[] };
type ResponseInfo = { requestId: string; blockedCookies: { cookieLine: string; blockedReasons: string[] }[] };
type SeenName = Pick<SeenCookie, 'name' | 'domain' | 'path'>;

export class ChromiumWindow {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #control: CDPSession;
  /** Null for the profile's own window, which is not private. */
  readonly #contextId: string | null;
  readonly #urls = new Map<string, string[]>();
  readonly #requests = new Map<string, RequestInfo[]>();
  readonly #responses = new Map<string, ResponseInfo[]>();
  #blocked: 'mixed-content' | null = null;

  private constructor(context: BrowserContext, page: Page, control: CDPSession, contextId: string | null) {
    this.#context = context;
    this.#page = page;
    this.#control = control;
    this.#contextId = contextId;
  }

  /**
   * `profile`: the profile's own window, its cookies cleared. `private`: a new window whose cookies nothing else
   * shares.
   */
  static async open(browser: Browser, kind: 'profile' | 'private'): Promise<ChromiumWindow> {
    const control = await browser.newBrowserCDPSession();
    const before = await contextIds(control);
    const [profile] = browser.contexts();
    const context = kind === 'profile' && profile ? profile : await browser.newContext();
    const [contextId = null] = (await contextIds(control)).filter((id) => !before.includes(id));
    const page = await context.newPage();
    const window = new ChromiumWindow(context, page, control, kind === 'profile' ? null : contextId);
    if (kind === 'profile') await control.send('Storage.clearCookies');
    await window.#listen();
    return window;
  }

  async close(): Promise<void> {
    if (this.#contextId === null) await this.#page.close();
    else await this.#context.close();
    await this.#control.detach();
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

  /** Opens the page on which a step happens, and returns the frame of the last page of the chain. */
  async stand(pages: PageChain): Promise<Frame> {
    const [tab, ...frames] = pages;
    await this.#page.goto(tab);
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

  /** Opens the page from which a step starts, if there is one; what it returns then performs the step. */
  async prepare(
    step: Extract<ScenarioStep, { do: 'visit' | 'post' | 'fetch' | 'image' | 'frame' }>,
  ): Promise<() => Promise<unknown>> {
    switch (step.do) {
      case 'visit': {
        if (step.from === null) {
          await this.stand(['about:blank']);
          return () => this.#page.goto(step.url);
        }
        const frame = await this.stand([`${step.from}/`]);
        return () => this.#navigated(frame, followLink(step.url));
      }
      case 'post': {
        const frame = await this.stand([`${step.from ?? new URL(step.url).origin}/`]);
        return () => this.#navigated(frame, submitForm(step));
      }
      case 'fetch': {
        const frame = await this.stand(step.pages);
        return () => frame.evaluate(fetchFrom(step));
      }
      case 'image':
      case 'frame': {
        const frame = await this.stand(step.pages);
        return () => frame.evaluate(showPart(step.do === 'image' ? 'img' : 'iframe', step.url));
      }
    }
  }

  /** Runs a script that navigates the tab, and waits until the new page is there. */
  async #navigated(frame: Frame, script: string): Promise<void> {
    await Promise.all([this.#page.waitForEvent('load'), frame.evaluate(script)]);
  }

  /** Why a request of the step was not made at all; null when DevTools told of none. */
  get blocked(): 'mixed-content' | null {
    return this.#blocked;
  }

  /** What DevTools told of the requests for these addresses, one after the other. Waits until it is there. */
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
            line: cookieLine,
            reasons: blockedReasons,
          })),
        },
      ];
    });
  }

  /** All cookies of this window. */
  async jar(): Promise<readonly SeenCookie[]> {
    const scope = this.#contextId === null ? {} : { browserContextId: this.#contextId };
    const { cookies } = await this.#control.send('Storage.getCookies', scope);
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

async function contextIds(control: CDPSession): Promise<readonly string[]> {
  return (await control.send('Target.getBrowserContexts')).browserContextIds;
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  map.set(key, [...(map.get(key) ?? []), item]);
}

const keyOf = ({ name, domain, path }: SeenName): string =>
  cookieKey({ name, domain: domain.replace(/^\./, ''), path });

const sameAddress = (one: string, other: string): boolean => one.split('#')[0] === other.split('#')[0];
