import * as v from 'valibot';
import { rolesSchema } from './sign-in.ts';

/** `GET`: machines, people and what was handed in, of the asker's commune. */
export const devicesPath = '/v1/devices';
/** `POST`: an administrator makes a code for one more machine. */
export const deviceCodesPath = '/v1/device-codes';
/** `POST` by an administrator: what she does to one machine. */
export const deviceDeeds = ['revoke', 'name', 'seen'] as const;
export type DeviceDeed = (typeof deviceDeeds)[number];
export const deviceDeedPath = (id: string, deed: DeviceDeed): string => `${devicesPath}/${id}/${deed}`;
/** `POST` as a revoked device: a piece of what it hands in, `content-range` as of parcels. */
export const handInPath = (sha256: string): string => `/v1/hand-in/${sha256}`;
/** `GET` by an administrator: the sealed bytes. */
export const handedInPath = (device: string, sha256: string): string => `/v1/handed-in/${device}/${sha256}`;

/** `POST` by an administrator: what opens a hand-in that was sealed to the server's key. */
export const openedHandInPath = (device: string, sha256: string): string => `${handedInPath(device, sha256)}/opened`;

/** Bytes (R17). */
export const handInLimits = { bytes: 64 * 1024 * 1024, pieceBytes: 256 * 1024 } as const;

const nameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(60),
  v.check((name) => !name.includes('\u0000'), 'A name has no NUL in it.'),
);

export const deviceNameSchema = v.strictObject({ name: nameSchema });
const deviceKeySchema = v.pipe(v.string(), v.regex(/^[\w-]{87}$/u));
export const deviceKeyRequestSchema = v.strictObject({ key: deviceKeySchema });

export const madeCodeSchema = v.object({
  code: v.string(),
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
});

const instantSchema = v.nullable(v.pipe(v.string(), v.isoTimestamp()));

const deviceSchema = v.object({
  id: v.string(),
  name: v.string(),
  hasKey: v.boolean(),
  since: v.pipe(v.string(), v.isoTimestamp()),
  enrolledBy: v.nullable(v.string()),
  exchangedAt: instantSchema,
  /** Name of who was signed in on it then; `null`: not known, or no more of this commune. */
  usedBy: v.nullable(v.string()),
  waiting: v.number(),
  build: v.nullable(v.string()),
  incarnation: v.nullable(v.string()),
  revokedAt: instantSchema,
  handedInAt: instantSchema,
  emptyAt: instantSchema,
  emptyCount: v.number(),
});

const personSchema = v.object({
  id: v.string(),
  username: v.string(),
  name: v.string(),
  title: v.string(),
  roles: rolesSchema,
});

const handInSchema = v.object({
  device: v.string(),
  sha256: v.string(),
  size: v.number(),
  count: v.number(),
  at: v.pipe(v.string(), v.isoTimestamp()),
});

export const devicesAnswerSchema = v.object({
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
  devices: v.array(deviceSchema),
  people: v.array(personSchema),
  handIns: v.array(handInSchema),
});

/** What a server says of a hand-in: how much of it is here, and of a whole one its hash. */
export const handInAnswerSchema = v.object({
  held: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  sha256: v.nullable(v.string()),
});

/** Good for this one file: 32 bytes in base64url. */
export const openedHandInSchema = v.object({ secret: v.pipe(v.string(), v.regex(/^[\w-]{43}$/u)) });

export type ListedDevice = v.InferOutput<typeof deviceSchema>;
export type ListedHandIn = v.InferOutput<typeof handInSchema>;
export type DevicesAnswer = v.InferOutput<typeof devicesAnswerSchema>;
export type MadeCode = v.InferOutput<typeof madeCodeSchema>;
