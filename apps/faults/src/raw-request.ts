import { connect } from 'node:net';

/**
 * Sends bytes as they are, which no client of HTTP would, and reads until the server hangs up.
 * @param lines the head, line by line; it is ended, and asks to be hung up on
 */
export function rawRequest(port: number, lines: readonly string[], body = ''): Promise<string> {
  return rawBytes(port, `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
}

export function rawBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('latin1');
    socket.on('data', (data: string) => (heard += data));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    socket.write(Buffer.from(bytes, 'latin1'));
  });
}

/** The status of an answer that came raw; 0 where there was none. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** A header of an answer that came raw. */
export const headerOf = (answer: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(answer.split('\r\n\r\n', 1)[0] ?? '')?.[1]?.trim();
