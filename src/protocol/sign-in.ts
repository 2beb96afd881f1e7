import * as v from 'valibot';
import { readRoles, type Role, rolesOfBefore } from '../domain/access/role.ts';
import { refreshTokenSchema } from './refresh.ts';
import { publicKeySchema } from './seal.ts';

export const signInPath = '/v1/sign-in';
/** With the token or the refresh token, and no body: neither is good for anything from here on. */
export const signOutPath = '/v1/sign-out';

export const signInRequestSchema = v.strictObject({
  username: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(64),
    // PostgreSQL's texts cannot hold it, so no database is asked for such a name.
    v.check((name) => !name.includes('\u0000'), 'A name has no NUL in it.'),
  ),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  device: v.pipe(v.string(), v.uuid()),
  /** The device renews its token by itself. Absent: of a build that cannot, and gets one that lasts (R15). */
  refreshes: v.optional(v.literal(true)),
  /** The device's public key; the request then bears a proof by it (see device-proof.ts). Absent: a browser without keys. */
  key: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{87}$/u))),
  /** By which a machine that the server does not know is let in; as typed. */
  code: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
});

/** Roles as words; those that this build does not know are passed over (R15). */
export const rolesSchema = v.pipe(
  v.array(v.string()),
  v.transform((words): readonly Role[] => readRoles(words)),
);

/** A person's account as devices know it. */
export const accountSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  username: v.string(),
  /** Name of the person, as printed on papers. */
  name: v.string(),
  title: v.string(),
  /** What she is to the commune. Of a server that knows no roles: what everybody was there. */
  roles: v.optional(rolesSchema, [...rolesOfBefore]),
});

/** The commune an account works for: its scope, and what papers print about it. */
export const communeSchema = v.object({
  code: v.string(),
  name: v.string(),
  provinceCode: v.string(),
  provinceName: v.string(),
  /** Closing time of the desk, `HH:mm`, used for the return time on slips. */
  closing: v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/)),
});

export const signInResponseSchema = v.object({
  token: v.string(),
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Where the device has asked for it. */
  refresh: v.optional(refreshTokenSchema),
  /** Somebody else has seen the password: until it is changed the token opens nothing else. Absent: it is her own. */
  mustChange: v.optional(v.literal(true)),
  account: accountSchema,
  commune: communeSchema,
  /** Everybody who works in the commune, so that a colleague's work is shown under her name. */
  colleagues: v.array(accountSchema),
  /** Public keys the server signs receipts with, or ever did. */
  keys: v.optional(v.array(publicKeySchema), []),
});

export type SignInRequest = v.InferOutput<typeof signInRequestSchema>;
export type SignInResponse = v.InferOutput<typeof signInResponseSchema>;
export type Account = v.InferOutput<typeof accountSchema>;
export type Commune = v.InferOutput<typeof communeSchema>;
