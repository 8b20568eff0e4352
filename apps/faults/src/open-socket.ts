import { WebSocket } from 'ws';

/** How a websocket was answered: `open` once the server has spoken, else the code it was closed with, or the status of its refusal. */
export function openSocket(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ answer: 'open' | number; socket: WebSocket }> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers });
  return new Promise((resolve) => {
    const tell = (answer: 'open' | number) => resolve({ answer, socket });
    socket.once('message', () => tell('open'));
    socket.once('close', (code) => tell(code));
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      tell(response.statusCode ?? 0);
    });
  });
}
