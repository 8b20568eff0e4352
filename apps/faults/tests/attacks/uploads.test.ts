import { crc32, deflateSync } from 'node:zlib';
import { beforeAll, expect, inject, test } from 'vitest';
import { facilitator } from '../../src/facilitator.ts';
import { tellStory } from '../../src/tell-story.ts';
import { Visitor } from '../../src/visitor.ts';

// What a photo's reader makes of each kind of file, and what is kept of it, are the server's own tests; here it is asked from outside.

const { url, port } = inject('attacked');

let desk: Visitor;
let slug: string;
beforeAll(async () => {
  desk = await facilitator(url);
  ({ slug } = await tellStory(desk, { port, title: 'Kuvien tarina', answers: 'Kokeilimme.' }));
});

function png(width: number, height: number, data: Uint8Array): Buffer {
  const chunk = (name: string, content: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const begin = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    begin,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', new Uint8Array()),
  ]);
}

const send = (bytes: Uint8Array, name: string, type = 'image/png', visitor = desk) => {
  const form = new FormData();
  form.set('photo', new Blob([new Uint8Array(bytes)], { type }), name);
  form.set('alt', 'Kuva');
  return visitor.ask('POST', `/desk/stories/${slug}/photos?/add`, form);
};
const photos = async () =>
  (
    await new Visitor(url).json<{ photos: { url: string; files: { url: string }[] }[] }>(
      'GET',
      `/api/v1/stories/${slug}`,
    )
  ).photos;

test('what is no photo, or unfolds to more than anybody looks at, leaves nothing', async () => {
  const script = '<script>fetch("/api/v1/workshops")</script>';
  const files: [name: string, bytes: Uint8Array, type?: string][] = [
    ['pommi.png', png(30_000, 30_000, new Uint8Array(1_000_000))],
    ['nauha.png', png(1, 4_000_000, new Uint8Array(1_000))],
    ['katkennut.png', png(400, 400, new Uint8Array(10))],
    [
      'kuva.svg',
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="file:///etc/passwd"/></svg>`),
      'image/svg+xml',
    ],
    ['kuva.svg', Buffer.from('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'), 'image/png'],
    ['sivu.png', Buffer.from(`<html>${script}</html>`)],
    ['monta.gif', Buffer.from(`GIF89a/*${script}*/=1;`), 'image/gif'],
    ['kuva.pdf', Buffer.from('%PDF-1.7 /JavaScript'), 'application/pdf'],
    ['kuva.mvg', Buffer.from('push graphic-context\nfill "url(https://muualla.example/x)"'), 'image/png'],
    ['tyhjä.png', new Uint8Array()],
    ['suuri.png', new Uint8Array(13 * 1024 * 1024)],
  ];
  for (const [name, bytes, type] of files) {
    const { status } = await send(bytes, name, type);
    expect([name, status >= 400 && status < 500]).toEqual([name, true]);
  }
  expect(await photos()).toEqual([]);
  expect(
    (await send(png(400, 400, new Uint8Array(400 * 401)), 'vieras.png', 'image/png', new Visitor(url))).status,
  ).not.toBe(200);
  expect(await photos()).toEqual([]);
});

test('what a file is called leads nowhere, and is told nobody', async () => {
  const picture = png(400, 400, new Uint8Array(400 * 401));
  const names = [
    '../../../../etc/cron.d/x.png',
    '..\\..\\x.png',
    '/etc/passwd',
    'x.png\u0000.html',
    '"><script>alert(1)</script>.png',
  ];
  for (const name of names) expect([name, (await send(picture, name)).status]).toEqual([name, 303]);
  const shown = await photos();
  expect(shown).toHaveLength(names.length);
  for (const each of [
    ...shown.map((photo) => photo.url),
    ...shown.flatMap(({ files }) => files.map((file) => file.url)),
  ]) {
    expect(new URL(each).pathname).toMatch(/^\/photos\/[0-9a-f-]{36}\/\d+\.(webp|jpg)$/);
    const { headers, text, status } = await new Visitor(url).ask('GET', new URL(each).pathname);
    expect([status, headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    expect(headers.get('content-type')).toMatch(/^image\/(webp|jpeg)$/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).not.toContain('<script>');
  }
});
