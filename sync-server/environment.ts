import { isIP } from 'node:net';
import { join } from 'node:path';
import * as v from 'valibot';
import { plainAddress } from './client-address.ts';
import { type LogLevel, logLevels } from './log.ts';
import { type RelyingParty, relyingPartyAt } from './relying-party.ts';
import type { SessionRules } from './refresh.ts';
import { type SeatRules, usualSeats } from './seat-exchanges.ts';

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** Of a PostgreSQL database, with its password; `undefined`: the embedded one in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  /** Of the key receipts are signed with; `undefined`: `receipt-key.pem` in `dataDirectory`. */
  readonly receiptKeyFile: string | undefined;
  /** Files of the certificate to serve HTTPS with, and of its key; `undefined`: plain HTTP. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Addresses of the proxies whose word on where a request came from is believed. */
  readonly trustedProxies: ReadonlySet<string>;
  /** Whom passkeys are for: where people find the app; `undefined`: only on the server's own machine, `localhost`. */
  readonly relyingParty: RelyingParty | undefined;
  readonly tokenHours: number;
  readonly sessions: SessionRules;
  /** How machines come to be known; `undefined`: by password where test accounts are made, else by code. */
  readonly enrolment: 'code' | 'password' | undefined;
  /** Whether new machines without a key may work; `undefined`: where test accounts are made. */
  readonly keylessDevices: boolean | undefined;
  /** The commune to make at the first start; `undefined`: the made-up one. */
  readonly communeCode: string | undefined;
  readonly logLevel: LogLevel;
  /** Where numbers are told to whoever watches the server; `undefined`: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly backup: BackupSettings;
  /** Of the roads to the national systems; `undefined`: nothing is handed over. */
  readonly deliveryFile: string | undefined;
  readonly documents: DocumentSettings;
  readonly exchanges: SeatRules;
  readonly hub: HubSettings;
}

export interface HubSettings {
  /** Of hubs that the app may talk to besides this server, as sources of a content security policy. */
  readonly origins: readonly string[];
  /** The one-time password of a hub's account, by which a machine becomes that hub. */
  readonly password: string | undefined;
}

export interface DocumentSettings {
  /** Where pages lie; `undefined`: `documents` in the data folder. */
  readonly folder: string | undefined;
  /** Of the S3-compatible store that they lie in; `undefined`: the folder. */
  readonly s3File: string | undefined;
  /** Of the key they are sealed under; `undefined`: `documents.key` in the data folder, made at the first start. */
  readonly keyFile: string | undefined;
  /** Bytes of all pages of one commune. */
  readonly communeBytes: number;
}

export interface BackupSettings {
  readonly folder: string;
  /** Of the key backups are sealed under; `undefined`: none are made. */
  readonly keyFile: string | undefined;
  /** How often a running server makes one; `undefined`: it makes none. */
  readonly everyHours: number | undefined;
}

const wholeNumber = (from: number, to: number, fallback: string) =>
  v.pipe(v.optional(v.string(), fallback), v.regex(/^\d+$/u), v.transform(Number), v.minValue(from), v.maxValue(to));

/** A name, or all names below one; what else a policy could be made to say has no place in it. */
const hubOrigin = /^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/u;

const variables = {
  PORT: { schema: wholeNumber(0, 65_535, '8080'), rule: 'a whole number from 0 (any free port) to 65535' },
  HOST: { schema: v.pipe(v.optional(v.string(), '127.0.0.1'), v.minLength(1)), rule: 'an address to listen on' },
  DATA_DIR: { schema: v.pipe(v.optional(v.string(), './data'), v.minLength(1)), rule: 'a folder' },
  DATABASE_URL: {
    schema: v.optional(
      v.pipe(
        v.string(),
        v.check((url) => /^postgres(ql)?:$/u.test(URL.canParse(url) ? new URL(url).protocol : '')),
      ),
    ),
    rule: 'the address of a PostgreSQL database, postgres://user:password@host:5432/database',
  },
  RECEIPT_KEY_FILE: { schema: v.optional(v.string()), rule: 'a file' },
  TLS_CERT_FILE: { schema: v.optional(v.string()), rule: 'a file, and TLS_KEY_FILE with it' },
  TLS_KEY_FILE: { schema: v.optional(v.string()), rule: 'a file, and TLS_CERT_FILE with it' },
  TRUSTED_PROXIES: {
    schema: v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => text.split(',').flatMap((address) => plainAddress(address.trim()) || [])),
      v.check((addresses) => addresses.every((address) => isIP(address) !== 0)),
    ),
    rule: 'addresses of proxies, with commas between them',
  },
  PUBLIC_ORIGIN: {
    schema: v.optional(
      v.pipe(
        v.string(),
        v.check((text) => relyingPartyAt(text) !== undefined),
      ),
    ),
    rule: 'the address that people open, such as https://hotich.example.vn, with a name and without a path',
  },
  TOKEN_HOURS: { schema: wholeNumber(1, 720, '12'), rule: 'a whole number of hours from 1 to 720' },
  ACCESS_MINUTES: { schema: wholeNumber(5, 1_440, '60'), rule: 'a whole number of minutes from 5 to 1440' },
  SESSION_DAYS: { schema: wholeNumber(1, 90, '14'), rule: 'a whole number of days from 1 to 90' },
  ENROLMENT: { schema: v.optional(v.picklist(['code', 'password'])), rule: 'code or password' },
  DEVICES_WITHOUT_KEY: { schema: v.optional(v.picklist(['yes', 'no'])), rule: 'yes or no' },
  COMMUNE_CODE: {
    schema: v.optional(v.pipe(v.string(), v.regex(/^\d{5}$/u))),
    rule: 'the five digits of a commune',
  },
  BACKUP_DIR: { schema: v.optional(v.string()), rule: 'a folder' },
  BACKUP_KEY_FILE: { schema: v.optional(v.string()), rule: 'a file' },
  BACKUP_EVERY_HOURS: {
    schema: wholeNumber(0, 168, '0'),
    rule: 'a whole number of hours from 1 to 168, and BACKUP_KEY_FILE with it',
  },
  DELIVERY_FILE: { schema: v.optional(v.string()), rule: 'a file' },
  DOCUMENTS_DIR: { schema: v.optional(v.string()), rule: 'a folder' },
  DOCUMENTS_S3_FILE: { schema: v.optional(v.string()), rule: 'a file, and DOCUMENTS_DIR not with it' },
  DOCUMENTS_KEY_FILE: { schema: v.optional(v.string()), rule: 'a file' },
  DOCUMENTS_GB: { schema: wholeNumber(1, 10_000, '20'), rule: 'a whole number of gigabytes from 1 to 10000' },
  EXCHANGES_AT_ONCE: {
    schema: wholeNumber(1, 1_000, String(usualSeats.seats)),
    rule: 'a whole number from 1 to 1000',
  },
  EXCHANGES_WAITING: {
    schema: wholeNumber(0, 10_000, String(usualSeats.waiting)),
    rule: 'a whole number from 0 to 10000',
  },
  HUB_ORIGINS: {
    schema: v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => text.split(/[\s,]+/u).filter((origin) => origin !== '')),
      v.check((origins) => origins.every((origin) => hubOrigin.test(origin))),
    ),
    rule: 'https addresses of hubs with commas between them, such as https://hub.xa.example.vn:8443 or https://*.hub.example.vn',
  },
  HUB_PASSWORD: { schema: v.optional(v.string()), rule: 'a password' },
  METRICS_PORT: {
    schema: v.optional(wholeNumber(0, 65_535, '0')),
    rule: 'a whole number from 0 (any free port) to 65535',
  },
  METRICS_HOST: {
    schema: v.pipe(v.optional(v.string(), '127.0.0.1'), v.minLength(1)),
    rule: 'an address to listen on',
  },
  LOG_LEVEL: { schema: v.optional(v.picklist(logLevels), 'info'), rule: `one of ${logLevels.join(', ')}` },
} as const;

export type ReadSettings =
  | { readonly status: 'good'; readonly settings: Settings }
  /** One sentence for each variable that cannot be used. */
  | { readonly status: 'bad'; readonly sentences: readonly string[] };

/** Reads the server's settings from environment variables; an empty variable counts as none. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): ReadSettings {
  const sentences: string[] = [];
  const read = <Output>(
    name: keyof typeof variables,
    schema: v.GenericSchema<string | undefined, Output>,
  ): Output | undefined => {
    const given = environment[name] === '' ? undefined : environment[name];
    const parsed = v.safeParse(schema, given);
    if (parsed.success) return parsed.output;
    // What is wrong with the database's address may be its password.
    const not = name === 'DATABASE_URL' || name === 'HUB_PASSWORD' ? '' : `, not "${given ?? ''}"`;
    sentences.push(`${name} must be ${variables[name].rule}${not}.`);
    return undefined;
  };
  const port = read('PORT', variables.PORT.schema);
  const host = read('HOST', variables.HOST.schema);
  const dataDirectory = read('DATA_DIR', variables.DATA_DIR.schema);
  const databaseUrl = read('DATABASE_URL', variables.DATABASE_URL.schema);
  const receiptKeyFile = read('RECEIPT_KEY_FILE', variables.RECEIPT_KEY_FILE.schema);
  const certFile = read('TLS_CERT_FILE', variables.TLS_CERT_FILE.schema);
  const keyFile = read('TLS_KEY_FILE', variables.TLS_KEY_FILE.schema);
  const isHalf = (certFile === undefined) !== (keyFile === undefined);
  if (isHalf) sentences.push('TLS_CERT_FILE and TLS_KEY_FILE go together: give both or none.');
  const proxies = read('TRUSTED_PROXIES', variables.TRUSTED_PROXIES.schema);
  const publicOrigin = read('PUBLIC_ORIGIN', variables.PUBLIC_ORIGIN.schema);
  const tokenHours = read('TOKEN_HOURS', variables.TOKEN_HOURS.schema);
  const accessMinutes = read('ACCESS_MINUTES', variables.ACCESS_MINUTES.schema);
  const sessionDays = read('SESSION_DAYS', variables.SESSION_DAYS.schema);
  const enrolment = read('ENROLMENT', variables.ENROLMENT.schema);
  const keyless = read('DEVICES_WITHOUT_KEY', variables.DEVICES_WITHOUT_KEY.schema);
  const communeCode = read('COMMUNE_CODE', variables.COMMUNE_CODE.schema);
  const backupFolder = read('BACKUP_DIR', variables.BACKUP_DIR.schema);
  const backupKeyFile = read('BACKUP_KEY_FILE', variables.BACKUP_KEY_FILE.schema);
  const backupHours = read('BACKUP_EVERY_HOURS', variables.BACKUP_EVERY_HOURS.schema);
  if (backupHours !== undefined && backupHours > 0 && backupKeyFile === undefined) {
    sentences.push('BACKUP_EVERY_HOURS needs BACKUP_KEY_FILE: a backup is never written in the clear.');
  }
  const deliveryFile = read('DELIVERY_FILE', variables.DELIVERY_FILE.schema);
  const documentsFolder = read('DOCUMENTS_DIR', variables.DOCUMENTS_DIR.schema);
  const documentsS3 = read('DOCUMENTS_S3_FILE', variables.DOCUMENTS_S3_FILE.schema);
  if (documentsFolder !== undefined && documentsS3 !== undefined)
    sentences.push('DOCUMENTS_DIR and DOCUMENTS_S3_FILE are two places for the same pages: give one of them.');
  const documentsKey = read('DOCUMENTS_KEY_FILE', variables.DOCUMENTS_KEY_FILE.schema);
  const documentsGb = read('DOCUMENTS_GB', variables.DOCUMENTS_GB.schema);
  const seats = read('EXCHANGES_AT_ONCE', variables.EXCHANGES_AT_ONCE.schema);
  const waiting = read('EXCHANGES_WAITING', variables.EXCHANGES_WAITING.schema);
  const hubOrigins = read('HUB_ORIGINS', variables.HUB_ORIGINS.schema);
  const hubPassword = read('HUB_PASSWORD', variables.HUB_PASSWORD.schema);
  const metricsPort = read('METRICS_PORT', variables.METRICS_PORT.schema);
  const metricsHost = read('METRICS_HOST', variables.METRICS_HOST.schema);
  const logLevel = read('LOG_LEVEL', variables.LOG_LEVEL.schema);
  if (
    port === undefined ||
    host === undefined ||
    dataDirectory === undefined ||
    tokenHours === undefined ||
    accessMinutes === undefined ||
    sessionDays === undefined ||
    proxies === undefined ||
    logLevel === undefined ||
    documentsGb === undefined ||
    seats === undefined ||
    waiting === undefined ||
    hubOrigins === undefined ||
    sentences.length > 0
  ) {
    return { status: 'bad', sentences };
  }
  const tls = certFile === undefined || keyFile === undefined ? undefined : { certFile, keyFile };
  const trustedProxies: ReadonlySet<string> = new Set(proxies);
  const kept = { dataDirectory, databaseUrl, receiptKeyFile };
  const backup = {
    folder: backupFolder ?? join(dataDirectory, 'backups'),
    keyFile: backupKeyFile,
    everyHours: backupHours === 0 ? undefined : backupHours,
  };
  const documents = {
    folder: documentsFolder,
    s3File: documentsS3,
    keyFile: documentsKey,
    communeBytes: documentsGb * 1e9,
  };
  const sessions = { accessMinutes, sessionDays };
  const devices = { enrolment, keylessDevices: keyless === undefined ? undefined : keyless === 'yes' };
  const metrics =
    metricsPort === undefined || metricsHost === undefined ? undefined : { host: metricsHost, port: metricsPort };
  const relyingParty = publicOrigin === undefined ? undefined : relyingPartyAt(publicOrigin);
  const known = { trustedProxies, relyingParty, tokenHours, sessions, ...devices };
  const hub = { origins: hubOrigins, password: hubPassword };
  const settings = {
    port,
    host,
    ...kept,
    tls,
    ...known,
    communeCode,
    logLevel,
    metrics,
    backup,
    deliveryFile,
    documents,
    exchanges: { seats, waiting },
    hub,
  };
  return { status: 'good', settings };
}
