import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { farAddress } from '../far-address.ts';
import { builtInMapping, type Mapping, readMapping } from './mapping/mapping.ts';

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u));
const communeSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^\d{5}$/u)),
  provinceCode: v.pipe(v.string(), v.regex(/^\d{2}$/u)),
  /** What its dossiers’ codes begin with there, such as `H21.129`. */
  codePrefix: v.pipe(v.string(), v.regex(/^[A-Z0-9]+(?:\.[A-Z0-9]+){1,3}$/u)),
});
export type DeliveryCommune = v.InferOutput<typeof communeSchema>;

const seconds = (most: number) => v.pipe(v.number(), v.minValue(1), v.maxValue(most));
/** What every road has. */
const road = {
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  perMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6_000)), 60),
  timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600)), 30),
  /** Hours of the day in Viet Nam in which it is called; none: always. */
  hours: v.optional(v.array(v.strictObject({ from: time, to: time })), []),
  /** Bytes of all pages that go with one dossier, in millions; 0: none go. */
  papersMegabytes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(200)), 20),
  /** So long a dossier waits for pages that are still on their way here. */
  papersWaitHours: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(240)), 24),
  /** In seconds: how often our log is looked at; after how long a dossier that was taken is first asked about, and one that failed tried again. */
  pace: v.optional(
    v.strictObject({
      look: v.optional(seconds(600), 60),
      ask: v.optional(seconds(3_600), 300),
      retry: v.optional(seconds(3_600), 30),
    }),
    {},
  ),
  communes: v.pipe(v.array(communeSchema), v.minLength(1)),
};
/** Of the secret, beside this file. */
const secretFile = v.pipe(v.string(), v.minLength(1));

const oneStopSchema = v.strictObject({
  ...{ kind: v.literal('oneStop'), ...road, secretFile },
  ...{ tokenUrl: farAddress, sendUrl: farAddress, askUrl: farAddress },
  clientId: v.pipe(v.string(), v.minLength(1)),
});

const webhookSchema = v.strictObject({
  ...{ kind: v.literal('webhook'), ...road, secretFile },
  ...{ sendUrl: farAddress, askUrl: farAddress },
  /** Under this name they may say that something has changed. */
  callback: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$/u))),
});

const dropFolderSchema = v.strictObject({
  ...{ kind: v.literal('dropFolder'), ...road },
  /** Below which dossiers and answers lie; beside this file. */
  folder: v.pipe(v.string(), v.minLength(1)),
});

const fileSchema = v.pipe(
  v.strictObject({
    /** A province’s own mapping, beside this file; absent: the built-in one. */
    mapping: v.optional(v.string()),
    targets: v.array(v.variant('kind', [oneStopSchema, webhookSchema, dropFolderSchema])),
  }),
  v.check(({ targets }) => {
    const codes = targets.flatMap(({ communes }) => communes.map(({ code }) => code));
    return new Set(codes).size === codes.length;
  }, 'a commune stands with two targets'),
  v.check(({ targets }) => {
    const callbacks = targets.flatMap((target) =>
      target.kind === 'webhook' && target.callback !== undefined ? [target.callback] : [],
    );
    return new Set(callbacks).size === callbacks.length;
  }, 'two targets have one callback'),
);

type Secret = { readonly secret: string };
export type OneStopTarget = v.InferOutput<typeof oneStopSchema> & Secret;
export type WebhookTarget = v.InferOutput<typeof webhookSchema> & Secret;
export type DropFolderTarget = v.InferOutput<typeof dropFolderSchema>;
export type DeliveryTarget = OneStopTarget | WebhookTarget | DropFolderTarget;

export interface DeliverySettings {
  readonly mapping: Mapping;
  readonly targets: readonly DeliveryTarget[];
}

/** @throws Error with a sentence for whoever starts the server. */
export function readDeliverySettings(file: string): DeliverySettings {
  const read = v.safeParse(fileSchema, readJson(file, 'DELIVERY_FILE'));
  if (!read.success) {
    const [issue] = read.issues;
    throw new Error(`DELIVERY_FILE: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
  }
  const beside = (name: string): string => resolve(dirname(file), name);
  const { mapping, targets } = read.output;
  return {
    mapping: mapping === undefined ? builtInMapping() : mappingFrom(beside(mapping)),
    targets: targets.map((target) =>
      target.kind === 'dropFolder'
        ? { ...target, folder: beside(target.folder) }
        : { ...target, secret: secretIn(beside(target.secretFile)) },
    ),
  };
}

/** @throws Error of one that is empty: whatever is signed with nothing anybody can sign. */
function secretIn(file: string): string {
  const secret = readText(file, 'secretFile').trim();
  if (secret === '') throw new Error(`secretFile: ${file} is empty.`);
  return secret;
}

function mappingFrom(file: string): Mapping {
  const read = readMapping(readJson(file, 'The mapping'));
  if (read.status === 'wrong') throw new Error(`The mapping ${file}: ${read.sentence}`);
  return read.mapping;
}

function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${what}: there is no file ${file} that can be read.`);
  }
}

function readJson(file: string, what: string): unknown {
  const text = readText(file, what);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${what}: ${file} is not JSON.`);
  }
}
