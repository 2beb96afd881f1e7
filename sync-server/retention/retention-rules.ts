import type { Tables } from '../store/tables.ts';

/** How long rows of a table are kept, and why. */
export interface RetentionRule {
  /** `for ever`: nothing erases them. `days`: an erasure job does. `itself`: they go by what they say. */
  readonly kept: 'for ever' | 'itself' | { readonly days: number };
  readonly why: string;
  /** Where a law says so; `null`: no term was found in the sources at hand, and this one is our choice. */
  readonly law: string | null;
}

/** Days that it is kept who read what. */
export const readLogDays = 730;

const register: RetentionRule = {
  kept: 'for ever',
  why: 'It is the register, or what proves how it came to be.',
  law: 'Luật Hộ tịch 60/2014/QH13, Art. 58: register books are kept permanently',
};
const ofServer: RetentionRule = { kept: 'for ever', why: 'The server works by it; no person is in it.', law: null };

/** Of every table: one that is added does not compile without a line here. */
export const retentionRules: Readonly<Record<keyof Tables, RetentionRule>> = {
  entity: register,
  mutation: register,
  receipt: register,
  receipt_batch: register,
  change_log: register,
  arrival: register,
  lane: register,
  set_aside: register,
  scope_counter: register,
  receipt_key: { ...register, why: 'Receipts given under it are verified with it.' },
  commune: ofServer,
  server_identity: ofServer,
  server_secret: ofServer,
  account: {
    kept: 'for ever',
    why: 'Acts bear its id: who did what must stay readable after she has left.',
    law: null,
  },
  account_device: {
    kept: 'for ever',
    why: 'An act that comes late is judged by where its author had signed in (R9).',
    law: null,
  },
  access_change: {
    kept: 'for ever',
    why: 'What somebody was when she did something, and who made her that, must stay tellable.',
    law: null,
  },
  dossier_figure: { kept: 'itself', why: 'Worked out of the register; it goes when the record leaves.', law: null },
  dossier_standing: { kept: 'itself', why: 'Worked out of the register; it goes when the record leaves.', law: null },
  dossier_slip: {
    kept: 'for ever',
    why: 'A slip leads to its dossier as long as there is one, also in another commune. A code tells nothing of a person.',
    law: null,
  },
  figure_mark: ofServer,
  delivery: { kept: 'itself', why: 'It goes when the record leaves.', law: null },
  delivery_mark: ofServer,
  delivery_exchange: {
    kept: 'for ever',
    why: 'What was handed over, and what was answered, must stay tellable as long as the register is kept.',
    law: null,
  },
  delivery_connector: ofServer,
  delivery_pause: ofServer,
  device: {
    kept: 'for ever',
    why: 'A revoked machine stays revoked, and acts bear its id.',
    law: null,
  },
  device_code: { kept: 'itself', why: 'Forgotten after it has expired, when the next is made.', law: null },
  handed_in: {
    kept: 'for ever',
    why: 'Work that is nowhere else until the commune has opened it.',
    law: null,
  },
  handed_in_part: {
    kept: 'for ever',
    why: 'Work that is nowhere else until the commune has opened it.',
    law: null,
  },
  page: { ...register, why: 'Papers of the dossiers; one that no record names goes after sixty days.' },
  page_part: { kept: 'itself', why: 'Gone when the page is whole, or with it.', law: null },
  token: { kept: 'itself', why: 'Forgotten after it has expired, at the next sign-in.', law: null },
  refresh_token: { kept: 'itself', why: 'Forgotten after it has expired, at the next renewal.', law: null },
  passkey: { kept: 'itself', why: 'Goes when its owner takes it away; no name is in it.', law: null },
  passkey_challenge: { kept: 'itself', why: 'Forgotten after it has expired, when the next is used.', law: null },
  record_read: {
    kept: { days: readLogDays },
    why: 'So that a person who asks can be told who was sent her record. Two years, and then no longer than needed.',
    law: null,
  },
};
