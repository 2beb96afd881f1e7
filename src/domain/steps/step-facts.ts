import type { Instant, LocalDate } from '../words.ts';

/** Who did something at the desk, and when by the clock there. */
export interface Said {
  /** Account. */
  readonly by: string;
  readonly at: Instant;
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (form 02). The clock stands still from `requestedAt` to `receivedAt`; once in a dossier's life. */
export interface Supplement {
  readonly by: string;
  readonly requestedAt: Instant;
  /** Empty where an earlier build's move said nothing of them. */
  readonly papers: readonly { readonly paper: string; readonly reason: string }[];
  /** Who explains it to the citizen, and how to reach them. */
  readonly guide: string;
  readonly receivedAt: Instant | null;
}

/** The last time something was asked of somebody else. */
export interface AskedElsewhere extends Said {
  readonly about: string;
  readonly askedOf: string;
  readonly ended: (Said & { readonly found: string }) | null;
}

/** The one longer limit that verification gives (DOMAIN: once, with a reason). */
export interface Extension extends Said {
  /** Working days from receipt, in place of the usual limit. */
  readonly days: number;
  readonly reason: string;
}

/** The leader's decision: pressed by herself, or signed on paper and recorded by somebody. */
export type Approval = Said &
  (
    | { readonly how: 'onScreen' }
    | {
        readonly how: 'onPaper';
        readonly signer: string;
        readonly signerTitle: string;
        readonly signedOn: LocalDate;
      }
  );

/** At the centre, not taken in (form 03); or by the head of the registering agency, in writing (Luật Hộ tịch 60/2014 Art. 5(2)). */
export interface Refusal extends Said {
  readonly kind: 'intake' | 'registration';
  readonly reason: string;
  readonly signer: string;
  readonly signerTitle: string;
}

/** The citizen takes it back, or it cannot go on (form 05). */
export interface Ending extends Said {
  readonly kind: 'withdrawn' | 'stopped';
  readonly reason: string;
}

/** Where the result is: an axis of its own, told by people, never worked out from the step. Absent from a dossier: nothing to hand over yet. */
export type Delivery = { readonly at: Instant } & (
  | { readonly kind: 'READY' }
  | { readonly kind: 'HANDED_OVER'; readonly to: string }
  | { readonly kind: 'POSTED'; readonly tracking: string }
);

/** What is owed for it: an axis of its own. Absent from a dossier: nobody has said. Amounts in đồng. */
export type Finance =
  | { readonly kind: 'NONE_DUE' }
  | { readonly kind: 'DUE'; readonly amount: number }
  | { readonly kind: 'PAID'; readonly amount: number; readonly at: Instant }
  | { readonly kind: 'EXEMPT'; readonly reason: string };
