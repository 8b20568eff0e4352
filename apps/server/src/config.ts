import { join } from 'node:path';
import { passwordMinLength } from '@uskalla/domain';
import { z } from 'zod';
import type { MailConfig } from './mail/mailer.ts';

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://kokeilut.example.fi' })
  .transform((value) => new URL(value))
  .refine((url) => url.pathname === '/' && !url.search && !url.hash, 'must have no path')
  .transform((url) => url.origin);

const s3Settings = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Every setting, by the name of its environment variable. */
const Environment = z
  .object({
    PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('0.0.0.0'),
    DATA_DIR: z.string().min(1).default('./data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
      .optional(),
    /** How several processes at one database hear of each other. */
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//, 'must begin with redis://')
      .optional(),
    ORIGIN: origin.optional(),
    /** Signs cookies and sessions. Left out, one is made and kept in DATA_DIR; several machines have to share one. */
    SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
    /** How many proxies stand in front and write X-Forwarded-For and -Proto. None is believed by default. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
    ADMIN_PASSWORD: z.string().min(passwordMinLength, `needs at least ${passwordMinLength} characters`).optional(),
    /** Where mail is handed over, with user and password in the address; left out, mail is printed. */
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/[^/]+/, 'must begin with smtp:// or smtps://')
      .optional(),
    /** Whom mail is from: `Uskalla kokeilla <kokeilut@example.fi>`. */
    MAIL_FROM: z.string().min(3).optional(),
    /** A file with municipalities' own sign-ins; see docs/how-to. */
    SIGN_IN_PROVIDERS: z.string().min(1).optional(),
    /** Whom harvesters of the library write to. */
    CONTACT_EMAIL: z.email('must be an e-mail address').optional(),
    /** Where photos are kept; left out, it is a folder in DATA_DIR. */
    S3_ENDPOINT: origin.optional(),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
      .optional(),
    S3_REGION: z.string().min(1).default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
    NODE_ENV: z.string().optional(),
  })
  .refine((env) => (env.ADMIN_EMAIL === undefined) === (env.ADMIN_PASSWORD === undefined), {
    path: ['ADMIN_EMAIL'],
    message: 'goes together with ADMIN_PASSWORD: set both or neither',
  })
  .refine((env) => (env.SMTP_URL === undefined) === (env.MAIL_FROM === undefined), {
    path: ['SMTP_URL'],
    message: 'goes together with MAIL_FROM: set both or neither',
  })
  .refine((env) => env.REDIS_URL === undefined || env.DATABASE_URL !== undefined, {
    path: ['REDIS_URL'],
    message: 'is for several processes at one database: set DATABASE_URL too',
  })
  .refine((env) => [0, s3Settings.length].includes(s3Settings.filter((name) => env[name] !== undefined).length), {
    path: ['S3_ENDPOINT'],
    message: `goes together with ${s3Settings.slice(1).join(', ')}: set all four or none`,
  });

/** A bucket of a service that speaks S3. */
export type S3Bucket = Readonly<{
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}>;

export type Config = Readonly<{
  port: number;
  host: string;
  /** For what the service keeps in files: its secret, photos, the embedded database. */
  dataDir: string;
  database: { dataDir: string } | { databaseUrl: string };
  redisUrl: string | null;
  photos: { folder: string } | S3Bucket;
  origin: string | null;
  secret: string | null;
  trustedProxies: number;
  admin: { email: string; password: string } | null;
  mail: MailConfig | null;
  /** The file of municipalities' own sign-ins. */
  providersFile: string | null;
  contactEmail: string | null;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  dev: boolean;
}>;

/** A setting that can't be used; `message` tells which and what it should be, in plain words. */
export class ConfigError extends Error {
  readonly code = 'config_invalid';
}

/**
 * Reads the settings out of the environment. An empty variable counts as absent.
 * @throws ConfigError naming each wrong variable
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, dev = false): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(
      (issue) => `  ${issue.path.join('.')} ${issue.message} (it is ${quote(issue.path[0], given)})`,
    );
    throw new ConfigError(`These settings can't be used:\n${lines.join('\n')}`);
  }
  const e = result.data;
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: e.DATA_DIR,
    database: e.DATABASE_URL ? { databaseUrl: e.DATABASE_URL } : { dataDir: e.DATA_DIR },
    redisUrl: e.REDIS_URL ?? null,
    photos: bucketOf(e) ?? { folder: join(e.DATA_DIR, 'photos') },
    origin: e.ORIGIN ?? null,
    secret: e.SECRET ?? null,
    trustedProxies: e.TRUSTED_PROXIES,
    admin: e.ADMIN_EMAIL && e.ADMIN_PASSWORD ? { email: e.ADMIN_EMAIL, password: e.ADMIN_PASSWORD } : null,
    mail: e.SMTP_URL && e.MAIL_FROM ? { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM } : null,
    providersFile: e.SIGN_IN_PROVIDERS ?? null,
    contactEmail: e.CONTACT_EMAIL ?? null,
    logLevel: e.LOG_LEVEL,
    dev,
  };
}

function bucketOf(env: z.infer<typeof Environment>): S3Bucket | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

const secrets = new Set([
  'SECRET',
  'ADMIN_PASSWORD',
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
]);

function quote(name: PropertyKey | undefined, env: Record<string, string | undefined>): string {
  if (typeof name !== 'string' || secrets.has(name)) return 'not shown here';
  return env[name] === undefined ? 'not set' : `"${env[name]}"`;
}
