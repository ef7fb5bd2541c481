/** The page and the picture of a class: all that a host sees is in them as text, and nobody's name becomes markup. */
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { reportOn } from '../../src/report/class-report.ts';
import { drawClass } from '../../src/report/draw-class.ts';
import { writePage } from '../../src/report/page.ts';
import { LESSON, NOW, nameOf, RESULTS } from './sample-class.ts';

const HOSTILE = '<script>alert(1)</script><!--picture-->&lt;$&';
const report = reportOn(LESSON, RESULTS, NOW);
const page = (name: (learner: string) => string | null = nameOf, title = 'Class 7b') =>
  writePage(report, name, { title, dueOn: '2026-12-24', now: NOW });

/** The texts of the cells of the table with this caption, row by row. */
function rowsOf(html: string, caption: string): readonly (readonly string[])[] {
  const [, table = ''] = html.split(`<caption>${caption}`);
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
  );
}

describe('the page of a class', () => {
  it('lists the members by name, who is stuck first', () => {
    const rows = rowsOf(page(), 'Members');
    expect(rows.map(([name, standing, step]) => [name, standing, step])).toEqual([
      ['discord:dan', '<strong>stuck</strong>', '4 of 7: Write it'],
      ['discord:eve', '<strong>stuck</strong>', '6 of 7: Second'],
      ['discord:cyd', 'under way', '5 of 7: First'],
      ['discord:fay', 'not begun', ''],
      ['=cmd|"calc"!A1', 'finished', '7 of 7: Done'],
      ['Ada Lovelace', 'finished', '7 of 7: Done'],
    ]);
  });

  it('tells of each question what is hard in it, and of each exercise its mistake', () => {
    expect(rowsOf(page(), 'Questions').at(-1)).toEqual([
      'Second',
      'Quiz',
      '2',
      '<strong>1 of 2, 50 %, hard</strong>',
      'get_cookie (2)',
      '1',
      '1',
    ]);
    expect(rowsOf(page(), 'Exercises')).toEqual([['Write it', '3', '2', 'reads without a default (2)', '2', '2']]);
  });

  it('makes no markup of a name, of the class’s name, or of an answer', () => {
    const wrong = [{ what: HOSTILE, members: 2 }];
    const steps = RESULTS.steps.map((one) => ({ ...one, wrong }));
    const hostile = reportOn(LESSON, { ...RESULTS, steps }, NOW);
    const html = writePage(hostile, () => HOSTILE, { title: HOSTILE, dueOn: HOSTILE, now: NOW });
    expect(html).not.toContain('<script');
    expect(html.match(/<svg /g)).toHaveLength(1);
    expect(html.match(/<figure>/g)).toHaveLength(1);
  });

  it('needs nothing from elsewhere, and no script', () => {
    expect(page()).not.toMatch(/<script|<link|<img|@import|url\(|\ssrc=|\shref=/);
    expect(page()).toMatch(/^<!doctype html><html lang="en">/);
    expect(parseDocument(page()).children.length).toBeGreaterThan(0);
  });

  it('of a class without members has no picture', () => {
    const empty = reportOn(LESSON, { members: [], steps: [] }, NOW);
    expect(writePage(empty, nameOf, { title: 'Nobody', dueOn: '2026-12-24', now: NOW })).not.toContain('<svg');
  });
});

describe('the picture of a class', () => {
  it('says in words all that it shows', () => {
    const picture = drawClass(report);
    expect(picture?.alt).toBe(
      'How far the class is in Remembering <Words>, by section. Members: 6; finished: 2; stuck: 2; not ' +
        'begun: 1. Start: 5 came to it, 0 there now. Practice: 5 came to it, 1 there now, 1 stuck. Quiz: 4 came to it, 2 ' +
        'there now, 1 stuck.',
    );
    expect(picture?.image).toContain('Remembering &lt;Words&gt;');
  });

  it('keeps its words to what platforms take, however many sections there are', () => {
    const sections = Array.from({ length: 60 }, (_, first) => ({
      id: `s${first}`,
      title: `A rather long title of section ${first}`,
      first: Math.min(first, 6),
      also: [],
    }));
    const picture = drawClass(reportOn({ ...LESSON, sections }, RESULTS, NOW));
    expect(picture?.alt.length).toBeLessThanOrEqual(1000);
  });
});
