/** A question that was missed leads back to the section that teaches what it asks. */
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/core/lesson.ts';
import { topicsOf } from '../../src/tutor/topic.ts';
import { shippedLessons } from '../fixtures/lessons.ts';

const lessons = await shippedLessons();

const topics = (id: string): readonly (readonly [string, string | undefined])[] => {
  const lesson = lessons.get(id);
  if (lesson === undefined) return [];
  return questionsOf(lesson).map((question) => [question.id, topicsOf(lesson, [question])[0]?.id]);
};

describe('a missed question leads back', () => {
  it('in the lesson on cookies', () => {
    expect(Object.fromEntries(topics('cookies'))).toEqual({
      'attach-a-cookie': 'setting-a-cookie',
      'read-the-theme': 'reading-a-cookie',
      'why-a-response-first': 'setting-a-cookie',
      'a-lifetime-in-seconds': 'lifetime-and-flags',
      'no-such-cookie': 'reading-a-cookie',
      'hide-it-from-javascript': 'lifetime-and-flags',
      'what-the-secure-flag-does': 'lifetime-and-flags',
      'remove-a-cookie': 'deleting-a-cookie',
      'the-type-of-a-value': 'common-mistakes',
      'a-login-nobody-can-forge': 'cookies-or-sessions',
    });
  });

  it.each([...lessons.keys()])('to a section that teaches, in the lesson %s', (id) => {
    const taught = ['introduction', 'quick-reference', 'practice', 'quiz'];
    expect(topics(id).filter(([, section]) => section === undefined || taught.includes(section))).toEqual([]);
  });
});
