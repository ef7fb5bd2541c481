/**
 * What an operator is told when a PostgreSQL and this machine do not agree on encryption: by the beginning of a server,
 * with a certificate that is made for the test.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { explainPostgresError } from '../../src/storage/sql/postgres-errors.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { makeFolder } from './sqlite.ts';

const folder = await makeFolder();
afterAll(() => rm(folder, { recursive: true, force: true }));

const certificate = join(folder, 'server.pem');
const key = join(folder, 'server.key');
const hasCertificate = makeCertificate();

function makeCertificate(): boolean {
  const subject = ['-subj', '/CN=elsewhere.example', '-addext', 'subjectAltName=DNS:elsewhere.example'];
  try {
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject],
      {
        stdio: 'ignore',
      },
    );
    return true;
  } catch {
    process.stderr.write('openssl is not here, so the tests with its certificate are skipped\n');
    return false;
  }
}

/** Answers the first message of each connection. Gives the address of a database there. */
async function serve(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `postgres://ada:hunter2@127.0.0.1:${address.port}/nibble`;
}

const speakTls = (socket: Socket): void => {
  socket.write('S');
  const options = { isServer: true, cert: readFileSync(certificate), key: readFileSync(key) };
  new TLSSocket(socket, options).on('error', () => {});
};

const speakNoTls = (socket: Socket): void => void socket.write('N');

/** PostgreSQL's own words, as an error message of its protocol. */
const wantTls = (socket: Socket): void => {
  const words = 'no pg_hba.conf entry for host "10.0.0.7", user "ada", database "nibble", no encryption';
  const fields = Buffer.from(`SFATAL\0C28000\0M${words}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  socket.end(Buffer.concat([head, fields]));
};

const faultOf = (url: string): Promise<unknown> => openStorage(url).catch((error: unknown) => error);

function expectFault(fault: unknown, what: RegExp, remedy: RegExp): void {
  expect(fault).toBeInstanceOf(OperatorError);
  expect(fault).toMatchObject({ message: expect.stringMatching(what), remedy: expect.stringMatching(remedy) });
  expect(String(fault)).not.toContain('hunter2');
}

describe('a PostgreSQL', () => {
  it.runIf(hasCertificate)('with a certificate of an unknown authority is explained with sslrootcert', async () => {
    const fault = await faultOf(`${await serve(speakTls)}?sslmode=verify-full`);
    expectFault(fault, /an authority that this machine does not know/, /sslmode=verify-full&sslrootcert=/);
  });

  it.runIf(hasCertificate)('with a certificate for another name is explained with the host', async () => {
    const url = `${await serve(speakTls)}?sslmode=verify-full&sslrootcert=${encodeURIComponent(certificate)}`;
    expectFault(await faultOf(url), /a certificate for another name/, /Write the host in DATABASE_URL/);
  });

  it('without TLS, where the address asks for it, is explained with sslmode', async () => {
    expectFault(await faultOf(`${await serve(speakNoTls)}?sslmode=verify-full`), /speaks no TLS/, /Take sslmode out/);
  });

  it('that lets in nobody without TLS is explained with sslmode', async () => {
    expectFault(await faultOf(await serve(wantTls)), /lets only encrypted connections in/, /Add \?sslmode=verify-full/);
  });

  it('whose authority is in a file that is not there is explained with the file’s setting', async () => {
    const url = 'postgres://ada:hunter2@127.0.0.1:9/nibble?sslmode=verify-full&sslrootcert=/nowhere/ca.pem';
    expectFault(await faultOf(url), /a certificate that DATABASE_URL names cannot be read/, /sslrootcert/);
  });

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', /does not know/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /does not know/],
    ['CERT_HAS_EXPIRED', /not valid today/],
    ['CERT_NOT_YET_VALID', /not valid today/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /agree on how to encrypt/],
    ['EPROTO', /agree on how to encrypt/],
  ])('that fails with %s is explained', (code, what) => {
    const fault = explainPostgresError(
      Object.assign(new Error('handshake'), { code }),
      'the PostgreSQL database nibble',
    );
    expectFault(fault, what, /\S/);
  });
});
