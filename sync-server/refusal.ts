import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode } from '../src/protocol/error-answer.ts';

const statuses = {
  badRequest: 400,
  wrongCredentials: 401,
  signInNeeded: 401,
  forbidden: 403,
  accessEnded: 403,
  passwordToChange: 403,
  deviceNotEnrolled: 403,
  deviceNotProved: 401,
  deviceRevoked: 403,
  notFound: 404,
  tooLarge: 413,
  unsupportedMedia: 415,
  otherTus: 412,
  wrongOffset: 409,
  notThatPage: 422,
  storageFull: 507,
  sendHashes: 422,
  tooManyTries: 429,
  internal: 500,
  busy: 503,
  shuttingDown: 503,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>;

interface RefusalDetails {
  readonly field?: string | null;
  readonly retryAfterSeconds?: number;
  readonly serverTime?: string;
}

/** A request that is not answered as asked. Thrown by whoever notices, put into words once, by the app. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly retryAfterSeconds: number | undefined;
  readonly serverTime: string | undefined;

  constructor(code: ErrorCode, detail: string, { field = null, retryAfterSeconds, serverTime }: RefusalDetails = {}) {
    super(detail);
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
    this.serverTime = serverTime;
  }

  get status(): (typeof statuses)[ErrorCode] {
    return statuses[this.code];
  }
}
