import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Bucket } from '../config.ts';

/**
 * A bucket behind real HTTP, for tests: it puts, gets and deletes objects, and refuses whatever is not signed by AWS Signature Version 4,
 * written here from its specification and not from the client that is tested. The official client gets in, too (decision 22).
 */
export async function startS3Speaking() {
  const objects = new Map<string, Readonly<{ type: string; bytes: Buffer }>>();
  const credentials = { region: 'eu-north-1', accessKeyId: 'AVAIN', secretAccessKey: 'salainen+avain/1' };
  /** What the next requests are answered with, instead. */
  const failures: number[] = [];
  const seen: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    seen.push(`${request.method} ${pathname}`);
    const failure = failures.shift();
    if (failure !== undefined) return refuse(response, failure, 'InternalError');
    const wrong = whatIsWrong(request, body, credentials);
    if (wrong) return refuse(response, 403, wrong);
    if (!pathname.startsWith('/kuvat/')) return refuse(response, 404, 'NoSuchBucket');
    const object = objects.get(pathname);
    switch (request.method) {
      case 'PUT':
        objects.set(pathname, { type: request.headers['content-type'] ?? '', bytes: body });
        response.end();
        return;
      case 'GET':
        if (!object) return refuse(response, 404, 'NoSuchKey');
        response.setHeader('content-type', object.type);
        response.end(object.bytes);
        return;
      case 'DELETE':
        objects.delete(pathname);
        response.writeHead(204).end();
        return;
      default:
        refuse(response, 405, 'MethodNotAllowed');
    }
  }

  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const bucket: S3Bucket = {
    endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    bucket: 'kuvat',
    ...credentials,
  };
  return {
    bucket,
    objects,
    failures,
    seen,
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
}

type Credentials = Pick<S3Bucket, 'region' | 'accessKeyId' | 'secretAccessKey'>;

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** @returns S3's code for what is wrong with a request's signature, or nothing */
function whatIsWrong(request: IncomingMessage, body: Buffer, credentials: Credentials): string | undefined {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return 'AccessDenied';
  const [, keyId, day = '', region, names = '', signature = ''] = given;
  if (keyId !== credentials.accessKeyId) return 'InvalidAccessKeyId';
  if (region !== credentials.region) return 'AuthorizationHeaderMalformed';
  const header = (name: string) => String(request.headers[name] ?? '');
  const moment = header('x-amz-date');
  const at = Date.parse(moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!moment.startsWith(day) || !(Math.abs(Date.now() - at) < 900_000)) return 'RequestTimeTooSkewed';
  if (header('x-amz-content-sha256') !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const signed = names.split(';');
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date']) {
    if (!signed.includes(needed)) return 'AccessDenied';
  }
  const url = new URL(request.url ?? '/', 'http://x');
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const canonical = [
    request.method,
    url.pathname.split('/').map(decodeURIComponent).map(encoded).join('/'),
    query.join('&'),
    ...signed.map((name) => `${name}:${header(name).trim().replace(/\s+/g, ' ')}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${credentials.secretAccessKey}`, day));
  const expected = hmac(key, ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n'));
  const real = Buffer.from(signature, 'hex');
  return real.length === expected.length && timingSafeEqual(real, expected) ? undefined : 'SignatureDoesNotMatch';
}
