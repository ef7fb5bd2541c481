/**
 * A SOCKS5 proxy (RFC 1928) on the loopback that leads every host to the scripted servers, so that a browser needs no
 * names and no privileged ports, and nothing leaves the machine.
 */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

const CONNECT = 1;
const NAME = 3;
const IPV6 = 4;

/** `portFor`: where a connection to that port really goes on this machine. */
export async function openSocksProxy(
  portFor: (port: number) => number,
): Promise<{ readonly port: number; close(): void }> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      // Version 5, no authentication.
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (request) => lead(socket, request, portFor));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

function lead(socket: Socket, request: Buffer, portFor: (port: number) => number): void {
  const [, command, , kind, length = 0] = request;
  const end = kind === NAME ? 5 + length : kind === IPV6 ? 20 : 8;
  if (command !== CONNECT || request.length < end + 2) {
    socket.destroy();
    return;
  }
  const target = connect(portFor(request.readUInt16BE(end)), '127.0.0.1', () => {
    socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
    socket.pipe(target).pipe(socket);
  });
  target.on('error', () => socket.destroy());
  socket.on('close', () => target.destroy());
}
