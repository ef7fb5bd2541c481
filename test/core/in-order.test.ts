import { expect, it } from 'vitest';
import { InOrder } from '../../src/core/async.ts';

it('keeps the jobs of one learner in order, after a failure too, while others go on', async () => {
  const inOrder = new InOrder();
  const done: string[] = [];
  const [first, second] = [gate(), gate()];
  const job = (name: string, wait: Promise<void>) => async () => {
    await wait;
    done.push(name);
  };
  const failing = inOrder.run('ada', job('ada 1', first.opened));
  const following = inOrder.run('ada', job('ada 2', second.opened));
  second.open();
  await inOrder.run('bob', job('bob 1', Promise.resolve()));
  expect(done).toEqual(['bob 1']);
  first.break(new Error('lost'));
  await expect(failing).rejects.toThrow('lost');
  await following;
  await inOrder.idle();
  expect(done).toEqual(['bob 1', 'ada 2']);
});

/** A promise that a test settles. */
function gate() {
  let open = () => {};
  let breakIt = (_: Error) => {};
  const opened = new Promise<void>((resolve, reject) => {
    open = resolve;
    breakIt = reject;
  });
  return { opened, open, break: breakIt };
}
