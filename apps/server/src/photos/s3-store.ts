import type { PhotoStore } from '@uskalla/domain';
import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import type { S3Bucket } from '../config.ts';
import { photoKey } from './photo-key.ts';
import { PhotoStoreError } from './photo-store-error.ts';

/** For one try. A store that answers slower is out of reach for whoever waits for a page. */
const patience = 15_000;

/**
 * Photos in a bucket of a service that speaks S3, under `photos/`. It needs no right but to put, get and delete objects, and none is
 * readable by others: the server gives them out, so that what is withdrawn is withdrawn.
 */
export function createS3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Bucket): PhotoStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });

  async function ask(method: 'PUT' | 'GET' | 'DELETE', id: string, name: string, body?: Uint8Array): Promise<Response> {
    const [folder, file] = photoKey(id, name);
    const type = file.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';
    // Signed too: bytes that were changed on the way are refused.
    const headers = {
      'x-amz-content-sha256': createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
    };
    try {
      return await client.fetch(`${endpoint}/${bucket}/photos/${folder}/${file}`, {
        method,
        headers: body ? { ...headers, 'content-type': type } : headers,
        ...(body && { body: new Uint8Array(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
    } catch (error) {
      throw new PhotoStoreError(`${method} did not get through`, error);
    }
  }

  /** An answer that is not used holds its connection until it is read. */
  async function finish(response: Response, ...fine: number[]): Promise<void> {
    const text = await response.text();
    if (!fine.includes(response.status)) throw refused(response.status, text);
  }

  return {
    async put(id, name, bytes) {
      await finish(await ask('PUT', id, name, bytes), 200, 201, 204);
    },
    async get(id, name) {
      const response = await ask('GET', id, name);
      if (response.status === 404) {
        await finish(response, 404);
        return undefined;
      }
      if (response.status !== 200) throw refused(response.status, await response.text());
      try {
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        throw new PhotoStoreError('GET ended early', error);
      }
    },
    async remove(id, names) {
      for (const name of names) await finish(await ask('DELETE', id, name), 200, 204, 404);
    },
  };
}

/** The service's own code, such as `AccessDenied`, tells more than the status; the rest of its answer has addresses and ids. */
function refused(status: number, text: string): PhotoStoreError {
  const [, code = ''] = /<Code>(\w{1,60})<\/Code>/.exec(text) ?? [];
  return new PhotoStoreError(`${status} ${code}`.trim());
}
