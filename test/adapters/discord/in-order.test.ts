import { expect, it } from 'vitest';
import { createInOrder } from '../../../adapters/discord/in-order.ts';
import { deferred } from './scripted-tutor.ts';

it('keeps the jobs of one learner in order, after a failure too, while others go on', async () => {
  const inOrder = createInOrder();
  const done: string[] = [];
  const [first, second] = [deferred<void>(), deferred<void>()];
  const job = (name: string, wait: Promise<void>) => async () => {
    await wait;
    done.push(name);
  };
  const failing = inOrder('ada', job('ada 1', first.promise));
  const following = inOrder('ada', job('ada 2', second.promise));
  second.resolve();
  await inOrder('bob', job('bob 1', Promise.resolve()));
  expect(done).toEqual(['bob 1']);
  first.reject(new Error('lost'));
  await expect(failing).rejects.toThrow('lost');
  await following;
  expect(done).toEqual(['bob 1', 'ada 2']);
});
