import express from 'express';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { sendInPortions } from './send-in-portions.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A server that sends these portions; what `sendInPortions` throws is told to `failed`. */
async function serve(
  portions: () => AsyncGenerator<string>,
): Promise<{ url: string; failed: ReturnType<typeof vi.fn> }> {
  const failed = vi.fn();
  const app = express().get('/', (_request, response) => {
    sendInPortions(response, portions()).catch((error: unknown) => {
      failed(error);
      if (!response.headersSent) response.status(500).end();
    });
  });
  const http = createServer(app);
  ends.push(() => {
    http.closeAllConnections();
    http.close();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, failed };
}

test('what fails before the first portion can still be answered', async () => {
  // eslint-disable-next-line require-yield -- it fails before
  const { url } = await serve(async function* () {
    throw new Error('no database');
  });
  expect((await fetch(url)).status).toBe(500);
});

test('what fails later is cut off, so that half is not taken for the whole', async () => {
  const { url, failed } = await serve(async function* () {
    yield 'half';
    throw new Error('no database');
  });
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  expect(failed).toHaveBeenCalledOnce();
});

test('no faster than it is read; whoever goes away ends it, and that is no failure', async () => {
  let made = 0;
  const ended = vi.fn();
  const { url, failed } = await serve(async function* () {
    try {
      for (; made < 10_000; made++) yield 'x'.repeat(100_000);
    } finally {
      ended();
    }
  });
  const response = await new Promise<IncomingMessage>((resolve) => get(url, resolve));
  // Nobody reads: once the buffers on the way are full, nothing more is made.
  let before = -1;
  await vi.waitFor(() => {
    const stands = made > 0 && made === before;
    before = made;
    expect(stands).toBe(true);
  });
  expect(made).toBeLessThan(1000);
  response.destroy();
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
  expect(failed).not.toHaveBeenCalled();
});
