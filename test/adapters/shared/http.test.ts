/** One JSON request over a real connection: when it counts as gone out, and what comes back of it. */
import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonSender } from '../../../adapters/shared/http.ts';

const send = jsonSender(5000);

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0);
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a JSON request', () => {
  it('has gone out before it is answered', async () => {
    const told = new EventEmitter();
    const gone = once(told, 'sent');
    // The answer waits until the sender has been told: were it told by the answer, this would never end.
    const url = await serve((request, response) => {
      request.resume();
      void gone.then(() => response.end('{}'));
    });
    const { status } = await send({
      method: 'POST',
      url,
      headers: {},
      body: { type: 6 },
      onSent: () => told.emit('sent'),
    });
    expect(status).toBe(200);
  });

  it('has not gone out where nobody listens, and says so by its code', async () => {
    const server = createServer().listen(0);
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.close();
    await once(server, 'close');
    let isSent = false;
    const onSent = () => {
      isSent = true;
    };
    const sent = send({ method: 'POST', url, headers: {}, body: {}, onSent });
    await expect(sent).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(isSent).toBe(false);
  });

  it('brings its body, path and headers, and the answer brings its own back', async () => {
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(429, { 'Retry-After': '1.5', 'X-Twice': ['one', 'two'] });
        const { method, url, headers } = request;
        const body = Buffer.concat(chunks).toString();
        // In two parts, cut within a character.
        const bytes = Buffer.from(JSON.stringify({ method, url, type: headers['content-type'], a: headers.a, body }));
        const middle = bytes.indexOf('ü') + 1;
        response.write(bytes.subarray(0, middle), () => response.end(bytes.subarray(middle)));
      });
    });
    const answer = await send({ method: 'PATCH', url: `${url}/a/b?c=d`, headers: { a: 'b' }, body: { text: 'ü' } });
    expect(answer.status).toBe(429);
    expect(answer.header('retry-after')).toBe('1.5');
    expect(answer.header('x-twice')).toBe('one');
    expect(answer.header('retry')).toBeNull();
    expect(JSON.parse(answer.text)).toEqual({
      method: 'PATCH',
      url: '/a/b?c=d',
      type: 'application/json; charset=utf-8',
      a: 'b',
      body: '{"text":"ü"}',
    });
  });

  it('whose answer breaks off in the middle fails', async () => {
    const url = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":', () => response.destroy());
    });
    await expect(send({ method: 'POST', url, headers: {}, body: {} })).rejects.toMatchObject({
      code: expect.stringMatching(/^UND_ERR_|^ECONN/),
    });
  });
});
