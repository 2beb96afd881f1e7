import * as v from 'valibot';
import { rolesSchema } from './sign-in.ts';

/** `GET`: everybody of the asker's commune, and how access was changed. `POST` by an administrator: one more person. */
export const peoplePath = '/v1/people';
/** `POST` by an administrator: what she does about one person's access. */
export const personDeeds = ['roles', 'password', 'passkey', 'end', 'restore'] as const;
export type PersonDeed = (typeof personDeeds)[number];
export const personDeedPath = (id: string, deed: PersonDeed): string => `${peoplePath}/${id}/${deed}`;

/** How many changes of access are told at once. */
export const accessChangesTold = 100;

const instantSchema = v.pipe(v.string(), v.isoTimestamp());
const noNul = v.check((text: string) => !text.includes('\u0000'), 'A text has no NUL in it.');
const textSchema = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most), noNul);

/** Words that this build knows, one at least. */
const givenRolesSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.minLength(1), v.maxLength(6));
/** Drawn by the device: asked again after a lost answer, it is done once (R8). */
const requestSchema = v.pipe(v.string(), v.uuid());

export const addPersonSchema = v.strictObject({
  request: requestSchema,
  /** Typed at every sign-in: small letters, figures, dot, hyphen. */
  username: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9][a-z0-9.-]{1,31}$/u)),
  name: textSchema(2, 80),
  title: textSchema(0, 80),
  roles: givenRolesSchema,
});

const reasonSchema = textSchema(3, 300);

export const personDeedSchemas = {
  /** `from`: what she is as the asker saw it; compared, so that of two at once the second looks again. */
  roles: v.strictObject({
    request: requestSchema,
    from: givenRolesSchema,
    roles: givenRolesSchema,
    reason: reasonSchema,
  }),
  password: v.strictObject({ request: requestSchema }),
  /** The one that she made on this machine. */
  passkey: v.strictObject({ request: requestSchema, machine: v.pipe(v.string(), v.uuid()), reason: reasonSchema }),
  end: v.strictObject({ request: requestSchema, reason: reasonSchema }),
  restore: v.strictObject({ request: requestSchema, roles: givenRolesSchema, reason: reasonSchema }),
} as const;

/** Why what was asked for is not done; told as the `field` of a `forbidden`. */
export const accessRefusals = [
  'noSuchPerson',
  'nameTaken',
  'lastAdministrator',
  'accessEnded',
  'notEnded',
  'changedMeanwhile',
  'notYours',
] as const;
export type AccessRefused = (typeof accessRefusals)[number];

/** `password`: told here and nowhere else; `null`: there is none to tell. */
export const personDoneSchema = v.object({
  id: v.string(),
  password: v.nullable(v.string()),
  until: v.nullable(instantSchema),
});

const personSchema = v.object({
  id: v.string(),
  username: v.string(),
  name: v.string(),
  title: v.string(),
  roles: rolesSchema,
  endedAt: v.nullable(instantSchema),
  seenAt: v.nullable(instantSchema),
  /** Her password is one that somebody else has seen, good until then. */
  oneTimeUntil: v.nullable(instantSchema),
  /** Machines of the commune where she has signed in. */
  machines: v.array(v.string()),
  /** What she signs in by without a password, by the machine it was made on. Absent: of a server that does not tell. */
  passkeys: v.optional(
    v.array(v.object({ machine: v.string(), madeAt: instantSchema, usedAt: v.nullable(instantSchema) })),
    [],
  ),
});

const changeSchema = v.object({
  no: v.number(),
  kind: v.string(),
  account: v.string(),
  name: v.string(),
  was: v.nullable(v.string()),
  became: v.nullable(v.string()),
  reason: v.string(),
  /** `null`: whoever runs the server. */
  by: v.nullable(v.string()),
  at: instantSchema,
});

export const peopleAnswerSchema = v.object({
  serverTime: instantSchema,
  people: v.array(personSchema),
  /** The newest first. */
  changes: v.array(changeSchema),
});

export type AddPerson = v.InferInput<typeof addPersonSchema>;
export type PeopleAnswer = v.InferOutput<typeof peopleAnswerSchema>;
export type ListedPerson = v.InferOutput<typeof personSchema>;
export type ListedAccessChange = v.InferOutput<typeof changeSchema>;
export type PersonDone = v.InferOutput<typeof personDoneSchema>;
