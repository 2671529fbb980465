import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { inFolder } from '../../workspace/tempFolder';

/** A server behind TLS and a proxy on this machine. */
export interface Front {
  /** Address of the proxy, with credentials. */
  readonly proxy: string;
  /** Port of the TLS server. */
  readonly port: number;
  /** What the proxy was asked for: `CONNECT host:port`, with the credentials that came. */
  readonly asked: string[];
  /** File of the certificate that signs itself, for `host`. */
  readonly certificateFile: string;
}

/** Puts TLS, with a certificate that nobody trusts, and a proxy in front of a server; the proxy takes every host for it. */
export async function withFront<T>(
  origin: string,
  host: string,
  use: (front: Front) => Promise<T>,
): Promise<T> {
  return inFolder({ '.keep': '' }, async (folder) => {
    const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host},DNS:localhost`],
        ...['-keyout', keyFile, '-out', certificateFile],
      ],
      { stdio: 'ignore' },
    );
    const { port: behind } = new URL(origin);
    const front = createTlsServer(
      { key: readFileSync(keyFile), cert: readFileSync(certificateFile) },
      (socket) => {
        const inner = connect(Number(behind), '127.0.0.1');
        socket.on('error', () => inner.destroy()).pipe(inner);
        inner.on('error', () => socket.destroy()).pipe(socket);
      },
    );
    const port = await listen(front);
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url, headers }, socket) => {
      asked.push(`CONNECT ${url ?? ''} ${headers['proxy-authorization'] ?? ''}`.trim());
      const inner = connect(port, '127.0.0.1', () =>
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n'),
      );
      socket.on('error', () => inner.destroy()).pipe(inner);
      inner.on('error', () => socket.destroy()).pipe(socket);
    });
    const proxyPort = await listen(proxy);
    try {
      return await use({ proxy: `http://me:secret@127.0.0.1:${proxyPort}`, port, asked, certificateFile });
    } finally {
      front.close();
      proxy.close();
      proxy.closeAllConnections();
    }
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
