/** Ids from headings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSlug, slug } from '../../src/lesson/ids.ts';

describe('the id of a heading', () => {
  it.each([
    ['Setting a cookie', 'setting-a-cookie'],
    ["What's a cookie?", 'whats-a-cookie'],
    ['set_cookie and make_response', 'set-cookie-and-make-response'],
    ['Max-Age – or Expires', 'max-age-or-expires'],
    ['  Crème brûlée  ', 'creme-brulee'],
    ['HTTP/2 & co.', 'http2-co'],
    ['何', ''],
  ])('of %j is %j', (heading, id) => {
    expect(slug(heading)).toBe(id);
  });

  it('is a slug whatever the heading, or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (heading) => {
        const id = slug(heading);
        expect(id === '' || isSlug(id)).toBe(true);
        expect(slug(id)).toBe(id);
      }),
    );
  });
});
