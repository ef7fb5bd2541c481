import { describe, expect, it } from 'vitest';
import { showPayload } from '../../../playground/page/show/payload.ts';
import { named, text } from './html.ts';

describe('a payload', () => {
  it('is shown as JSON, whatever is in it', () => {
    const payload = { text: '</pre><script>alert(1)</script>', list: [1] };
    const page = showPayload(payload, []);
    expect(named(page, 'script')).toEqual([]);
    expect(text(page)).toBe(`Show payload${JSON.stringify(payload, null, 2)}`);
  });

  it.each([
    [10, 'Fine'],
    [90, 'Close'],
    [100, 'Close'],
    [101, 'Too much'],
  ])('says of %i where 100 are allowed: %s', (used, verdict) => {
    const page = showPayload({}, [{ name: 'Blocks', used, allowed: 100 }]);
    expect(text(page)).toContain(`Blocks${used}100${verdict}`);
  });

  it('has a table with a heading for each column and row', () => {
    const page = showPayload({}, [{ name: 'Blocks', used: 1200, allowed: 5000 }]);
    expect(named(page, 'th').map(({ attribs }) => attribs.scope)).toEqual(['col', 'col', 'col', 'col', 'row']);
    expect(text(page)).toContain('Blocks1,2005,000Fine');
  });
});
