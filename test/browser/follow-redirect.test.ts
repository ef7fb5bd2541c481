import { describe, expect, it } from 'vitest';
import { type FakeApp, page, redirect, routes } from './fake-app.ts';
import { exchanges, play, post, sentBy, visit } from './steps.ts';

describe('a redirect', () => {
  const methods = (status: string): string[] =>
    exchanges(
      play(routes({ '/a': () => redirect('/b?c', status), '/b': () => page('there') }), post('/a', { x: '1' })),
    ).map(({ request }) => `${request.method} ${request.url} ${request.body}`);

  it.each(['301 MOVED', '302 FOUND', '303 SEE OTHER'])('%s turns a form into a visit', (status) => {
    expect(methods(status)).toEqual(['POST https://app.test/a x=1', 'GET https://app.test/b?c ']);
  });

  it.each(['307 TEMPORARY', '308 PERMANENT'])('%s sends the form again', (status) => {
    expect(methods(status)).toEqual(['POST https://app.test/a x=1', 'POST https://app.test/b?c x=1']);
  });

  it('carries the cookie that it set to where it leads', () => {
    const app = routes({
      '/login': () => redirect('/home', '302 FOUND', ['user=ada; Path=/']),
      '/home': () => page('Hi'),
    });
    const transcript = play(app, visit('/login'));
    expect(sentBy(transcript)).toEqual(['', 'user=ada']);
    expect(exchanges(transcript).map(({ number, hop, redirect: to }) => [number, hop, to?.to ?? null])).toEqual([
      [1, 0, 'https://app.test/home'],
      [1, 1, null],
    ]);
  });

  it('may lead to another host, which gets no cookie of the first', () => {
    const app: FakeApp = ({ url }) =>
      url === 'https://app.test/' ? redirect('//other.test/x', '302 FOUND', ['a=b']) : page('x');
    const last = exchanges(play(app, visit('/'))).at(-1);
    expect(last).toMatchObject({ request: { url: 'https://other.test/x' }, sent: [], withheld: [] });
  });

  it('that never ends is given up after ten requests', () => {
    const all = exchanges(play(() => redirect('/again'), visit('/')));
    expect(all).toHaveLength(10);
    expect(all.at(-1)?.redirect).toEqual({ kind: 'not-followed', to: 'https://app.test/again', why: 'too-many' });
  });

  it.each(['http://', 'javascript:alert(1)', 'mailto:a@b.test'])('to %s is not followed', (to) => {
    const all = exchanges(play(() => redirect(to), visit('/')));
    expect(all.map((exchange) => exchange.redirect)).toEqual([{ kind: 'not-followed', to, why: 'bad-location' }]);
  });

  it('without a Location is a page like any other', () => {
    expect(exchanges(play(() => page('x', { status: '302 FOUND' }), visit('/')))[0]?.redirect).toBeNull();
  });
});
