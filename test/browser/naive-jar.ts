/**
 * The browser once more, as simply as can be: for ASCII headers of the kind that `invariants.test.ts` makes, one map
 * from identity to cookie, every rule a line. It shares no code with `src/browser`.
 */
interface NaiveCookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly exact: boolean;
  readonly path: string;
  readonly flags: ReadonlySet<string>;
  readonly ends: number | null;
  readonly order: number;
}

export class NaiveJar {
  #cookies = new Map<string, NaiveCookie>();
  #order = 0;

  receive(url: string, header: string, now: number): void {
    const { protocol, hostname } = new URL(url);
    const [pair = '', ...attributes] = header.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const flags = new Set(attributes.map((text) => text.toLowerCase()));
    const attribute = (wanted: string): string | undefined =>
      attributes.findLast((text) => text.startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const domain = attribute('Domain');
    if (domain !== undefined && hostname !== domain && !hostname.endsWith(`.${domain}`)) return;
    const isSecure = flags.has('secure');
    if (protocol === 'http:' && (isSecure || this.#isCovered(name, domain ?? hostname, attribute('Path') ?? '/')))
      return;
    if (attribute('SameSite') === 'None' && !isSecure) return;
    if (name.toLowerCase().startsWith('__secure-') && !isSecure) return;
    if (name.startsWith('__Host-') && !(isSecure && domain === undefined && attribute('Path') === '/')) return;
    const path = attribute('Path') ?? '/';
    const key = JSON.stringify([name, domain ?? hostname, domain === undefined, path]);
    const seconds = attribute('Max-Age');
    const old = this.#cookies.get(key);
    this.#cookies.set(key, {
      name,
      value,
      host: domain ?? hostname,
      exact: domain === undefined,
      path,
      flags,
      ends: seconds === undefined ? null : now + Number(seconds) * 1000,
      order: old?.value === value ? old.order : this.#order++,
    });
    this.expire(now);
  }

  expire(now: number): void {
    this.#keep(({ ends }) => ends === null || ends > now);
  }

  close(): void {
    this.#keep(({ ends }) => ends !== null);
  }

  /** The Cookie header for a typed address, or `document.cookie` of that page. */
  header(url: string, forScript: boolean): string {
    const { protocol, hostname, pathname } = new URL(url);
    return [...this.#cookies.values()]
      .filter(({ host, exact }) => host === hostname || (!exact && hostname.endsWith(`.${host}`)))
      .filter(({ path }) => isUnder(pathname, path))
      .filter(({ flags }) => protocol === 'https:' || !flags.has('secure'))
      .filter(({ flags }) => !forScript || !flags.has('httponly'))
      .sort((one, other) => other.path.length - one.path.length || one.order - other.order)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  #isCovered(name: string, host: string, path: string): boolean {
    return [...this.#cookies.values()].some(
      (cookie) =>
        cookie.name === name &&
        cookie.flags.has('secure') &&
        (`.${host}`.endsWith(`.${cookie.host}`) || `.${cookie.host}`.endsWith(`.${host}`)) &&
        isUnder(path, cookie.path),
    );
  }

  #keep(condition: (cookie: NaiveCookie) => boolean): void {
    this.#cookies = new Map([...this.#cookies].filter(([, cookie]) => condition(cookie)));
  }
}

const isUnder = (page: string, path: string): boolean => path === '/' || `${page}/`.startsWith(`${path}/`);
