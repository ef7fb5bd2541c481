/** A form opens with what was sent last, and opens in time whatever the storage does. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { action, encodeAction } from '../../src/core/action.ts';
import type { Form } from '../../src/core/reply.ts';
import { learnerOf } from './learner.ts';
import { LESSON, memoryStore, testTutor } from './parts.ts';

const BLANKS = action('blanks', 'words', 'show-the-word');
const SUBMIT = encodeAction(action('submit-blanks', 'words', 'show-the-word'));
const SENT = { 'blank-1': 'fixed', 'blank-2': 'x' };
const EMPTY = ['', ''];

const held = (form: Form | null) => form?.fields.map((field) => 'value' in field && field.value);

describe('a form', () => {
  let parts: ReturnType<typeof testTutor>;
  let learner: ReturnType<typeof learnerOf>;
  beforeEach(async () => {
    parts = testTutor();
    learner = learnerOf(parts.tutor);
    await learner.open('words');
    await learner.say('go practice');
    await learner.submit(SUBMIT, SENT);
  });

  it('opens with what its learner sent last', async () => {
    expect(held(await parts.tutor.form('test:ada', BLANKS))).toEqual(['fixed', 'x']);
    expect(held(await parts.tutor.form('test:bob', BLANKS))).toEqual(EMPTY);
  });

  it('opens with what was sent to another process', async () => {
    const other = testTutor(LESSON, parts.store).tutor;
    expect(held(await other.form('test:ada', BLANKS))).toEqual(['fixed', 'x']);
  });

  it('opens as for the first time after everything was forgotten', async () => {
    await learner.send({ kind: 'command', name: 'forget', options: {} });
    await learner.press('Yes, forget everything');
    expect(held(await parts.tutor.form('test:ada', BLANKS))).toEqual(EMPTY);
  });

  it('opens as for the first time when the storage fails', async () => {
    const failing = { ...memoryStore(), loadDraft: () => Promise.reject(new Error('the disk is full')) };
    expect(held(await testTutor(LESSON, failing).tutor.form('test:ada', BLANKS))).toEqual(EMPTY);
  });
});

describe('a form whose storage never answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens as for the first time after half a second', async () => {
    const stalled = { ...memoryStore(), loadDraft: () => new Promise<never>(() => {}) };
    const opened = vi.fn<(form: Form | null) => void>();
    void testTutor(LESSON, stalled).tutor.form('test:ada', BLANKS).then(opened);
    await vi.advanceTimersByTimeAsync(499);
    expect(opened).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(held(opened.mock.calls[0]?.[0] ?? null)).toEqual(EMPTY);
  });
});
