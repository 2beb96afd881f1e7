import type { Fields } from './field.ts';
import type { Instant } from './words.ts';

/** The business axis of a dossier. The other axes (delivery, finance, exchange, upstream) are never derived from it. */
export type BusinessState =
  | 'RECEIVED'
  | 'PROCESSING'
  | 'SUPPLEMENT_REQUESTED'
  | 'AWAITING_VERIFICATION'
  | 'SUBMITTED_FOR_SIGNATURE'
  | 'APPROVED'
  | 'WAITING_NUMBER'
  | 'REGISTERED'
  | 'COMPLETED'
  | 'REFUSED'
  | 'WITHDRAWN'
  | 'STOPPED';

export type Channel = 'direct' | 'online' | 'postal';

/** Late or on-time registration of the event itself (loaiDangKy), not of the dossier's processing. */
export type RegistrationKind = 'timely' | 'late';

/** One thing that happened to a dossier: append-only, never rewritten. */
export interface DossierEvent {
  /** The mutation's id; a retry keeps it. */
  readonly id: string;
  readonly type: string;
  readonly author: string;
  readonly device: string;
  /** What the device's clock said. */
  readonly occurredAt: Instant;
  /** Server clock minus device clock in ms, as the device knew it then; `null` before its first exchange. */
  readonly clockOffset: number | null;
  /** When the server took it; `null` while it waits on the device. Both facts are kept, neither is rewritten. */
  readonly recordedAt: Instant | null;
  /** Field paths this event touched, or the two states of a move. */
  readonly touched: readonly string[];
  readonly reason?: string;
}

export interface DossierCodes {
  /** `TAM-<commune>-<incarnation>-YYMMDD-NNN`, made on the device; kept for ever. */
  readonly provisional: string;
  /** The national code, once one comes; the provisional one stays beside it. */
  readonly official: string | null;
}

export interface Dossier {
  readonly id: string;
  readonly scope: string;
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly codes: DossierCodes;
  readonly channel: Channel;
  /** When the desk took it, as stated on the slip. */
  readonly receivedAt: Instant;
  /** The return time promised on the slip, and the calendar edition it was computed with. */
  readonly dueAt: Instant;
  readonly calendar: string;
  readonly registrationKind: RegistrationKind;
  readonly business: BusinessState;
  readonly fields: Fields;
  /** Unguessable token in the slip's QR, made on the device. */
  readonly slipToken: string;
  readonly slipPrints: number;
  readonly events: readonly DossierEvent[];
}
