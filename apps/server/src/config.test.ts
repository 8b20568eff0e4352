import { describe, expect, test } from 'vitest';
import { createAddresses } from './addresses.ts';
import { announcement } from './announce.ts';
import { loadConfig } from './config.ts';
import { createSigner } from './tokens.ts';

describe('settings', () => {
  test('Redis is for processes that share a database', () => {
    expect(() => loadConfig({ REDIS_URL: 'redis://127.0.0.1' })).toThrow(
      /REDIS_URL is for several processes.*DATABASE_URL/,
    );
    const both = { REDIS_URL: 'redis://127.0.0.1', DATABASE_URL: 'postgresql://127.0.0.1/a' };
    expect(loadConfig(both).redisUrl).toBe('redis://127.0.0.1');
  });

  test('none at all is enough', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      database: { dataDir: './data' },
      origin: null,
      admin: null,
    });
  });

  test('photos are in a folder, or in a bucket that is named with all it takes', () => {
    expect(loadConfig({ DATA_DIR: '/var/kokeilut' }).photos).toEqual({ folder: '/var/kokeilut/photos' });
    const bucket = {
      S3_ENDPOINT: 'https://a3s.example.fi',
      S3_BUCKET: 'kuvat',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'hush-hush',
    };
    expect(loadConfig(bucket).photos).toEqual({
      endpoint: 'https://a3s.example.fi',
      bucket: 'kuvat',
      region: 'us-east-1',
      accessKeyId: 'key',
      secretAccessKey: 'hush-hush',
    });
    expect(() => loadConfig({ ...bucket, S3_SECRET_ACCESS_KEY: '' })).toThrow(/S3_ENDPOINT.*set all four or none/);
    expect(() => loadConfig({ ...bucket, S3_BUCKET: '../muu' })).toThrow('S3_BUCKET must be the name of a bucket');
    expect(() => loadConfig({ ...bucket, S3_ENDPOINT: 'a3s.example.fi' })).not.toThrow('hush-hush');
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, '"70000"'],
    [{ ORIGIN: 'kokeilut.example.fi' }, 'ORIGIN'],
    [{ ORIGIN: 'https://example.fi/path' }, 'must have no path'],
    [{ DATABASE_URL: 'mysql://x' }, 'postgresql://'],
    [{ ADMIN_EMAIL: 'a@esimerkki.fi' }, 'ADMIN_PASSWORD'],
    [{ SECRET: 'short' }, '32'],
  ])('%j is refused in words', (env, words) => expect(() => loadConfig(env)).toThrow(words));

  test('a secret that is wrong is not printed', () => {
    expect(() => loadConfig({ SECRET: 'hush-hush' })).not.toThrow('hush-hush');
    expect(() => loadConfig({ ADMIN_EMAIL: 'a@esimerkki.fi', ADMIN_PASSWORD: 'tiny' })).not.toThrow('tiny');
  });
});

describe('addresses', () => {
  const open = createAddresses({ origin: null, listenHost: '0.0.0.0', interfaces: () => ['192.168.1.5'] });
  const fixed = createAddresses({
    origin: 'https://kokeilut.example.fi',
    listenHost: '127.0.0.1',
    interfaces: () => [],
  });

  test('without ORIGIN: loopback and this machine’s own, and no other', () => {
    expect(open.originOf('localhost:3000', false)).toBe('http://localhost:3000');
    expect(open.originOf('192.168.1.5:3000', false)).toBe('http://192.168.1.5:3000');
    for (const forged of [
      'evil.example',
      '192.168.1.6:3000',
      'localhost.evil.example',
      'a b',
      undefined,
      'x@localhost',
    ]) {
      expect(open.originOf(forged, false)).toBeNull();
    }
  });

  test('links for phones never say loopback where the LAN can reach us', () => {
    expect(open.shareable('http://localhost:3000')).toBe('http://192.168.1.5:3000');
    expect(open.shareable('http://192.168.1.5:3000')).toBe('http://192.168.1.5:3000');
    expect(fixed.shareable('https://kokeilut.example.fi')).toBe('https://kokeilut.example.fi');
  });

  test('with ORIGIN there is one, whatever the Host says', () => {
    expect(fixed.originOf('kokeilut.example.fi', true)).toBe('https://kokeilut.example.fi');
    expect(fixed.originOf('kokeilut.example.fi', false)).toBe('https://kokeilut.example.fi');
    expect(fixed.originOf('evil.example', true)).toBeNull();
    expect(fixed.isOwnOrigin('https://kokeilut.example.fi', 'kokeilut.example.fi', false)).toBe(true);
    expect(fixed.isOwnOrigin('https://evil.example', 'kokeilut.example.fi', true)).toBe(false);
    expect(fixed.isOwnOrigin('null', 'kokeilut.example.fi', true)).toBe(false);
  });
});

test('what a start prints names library, phones and desk', () => {
  const text = announcement(loadConfig({ ORIGIN: 'https://kokeilut.example.fi' }), 3000, 'token');
  expect(text).toContain('https://kokeilut.example.fi/desk/welcome#token');
  expect(announcement(loadConfig({ HOST: '127.0.0.1' }), 3000, null)).toContain('HOST is loopback');
});

test('a signature is for its purpose and its secret alone', () => {
  const one = createSigner('a'.repeat(32));
  const signed = one.sign('device', 'va.lue');
  expect(one.verify('device', signed)).toBe('va.lue');
  expect(one.verify('wall', signed)).toBeNull();
  expect(createSigner('b'.repeat(32)).verify('device', signed)).toBeNull();
  for (const forged of [undefined, '', '.', 'va.lue', `${signed}x`, signed.slice(1)])
    expect(one.verify('device', forged)).toBeNull();
  expect(one.pseudonym('w1', 'd')).not.toBe(one.pseudonym('w2', 'd'));
});
