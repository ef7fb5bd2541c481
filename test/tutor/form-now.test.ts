/** Discord takes a form as its first response only, so it is made of what this process knows. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { action, encodeAction } from '../../src/core/action-id.ts';
import type { Form } from '../../src/core/reply.ts';
import { learnerOf } from './learner.ts';
import { LESSON, testTutor } from './parts.ts';

const BLANKS = action('blanks', 'words', 'show-the-word');
const SUBMIT = encodeAction(action('submit-blanks', 'words', 'show-the-word'));
const SENT = { 'blank-1': 'fixed', 'blank-2': 'x' };
const EMPTY = ['', ''];

const held = (form: Form | null) => form?.fields.map((field) => 'value' in field && field.value);

describe('a form that has to open at once', () => {
  let parts: ReturnType<typeof testTutor>;
  let learner: ReturnType<typeof learnerOf>;
  beforeEach(async () => {
    parts = testTutor();
    learner = learnerOf(parts.tutor);
    await learner.open('words');
    await learner.say('go practice');
  });

  it('opens with what was sent, also while its answer is on the way', async () => {
    const answered = learner.submit(SUBMIT, SENT);
    expect(held(parts.tutor.formNow('test:ada', BLANKS))).toEqual(['fixed', 'x']);
    await answered;
    expect(held(parts.tutor.formNow('test:ada', BLANKS))).toEqual(['fixed', 'x']);
    expect(held(parts.tutor.formNow('test:bob', BLANKS))).toEqual(EMPTY);
  });

  it('opens with it in another process, too, once that has shown the way there', async () => {
    await learner.submit(SUBMIT, SENT);
    const other = testTutor(LESSON, parts.store).tutor;
    expect(held(other.formNow('test:ada', BLANKS))).toEqual(EMPTY);
    await learnerOf(other, 'test:ada', 'second').say('go practice');
    await vi.waitFor(() => expect(held(other.formNow('test:ada', BLANKS))).toEqual(['fixed', 'x']));
  });

  it('opens as for the first time after everything was forgotten', async () => {
    await learner.submit(SUBMIT, SENT);
    await learner.send({ kind: 'forget' });
    await learner.press('Yes, forget everything');
    expect(held(parts.tutor.formNow('test:ada', BLANKS))).toEqual(EMPTY);
  });
});
