import type { Tables } from '../store/tables.ts';

/**
 * What the audit does not vouch for, and why. Every other column of every table it does: altered alone, it is found. A
 * table that is not named here is covered whole.
 */
export const uncoveredColumns: Readonly<{
  [Table in keyof Tables]?: Readonly<Partial<Record<keyof Tables[Table], string>>>;
}> = {
  server_identity: {
    id: 'one row, always 1',
    epoch: 'drawn by chance; devices compare it with what they were told (R13)',
    checked_at: 'written by every look at the server’s health',
  },
  commune: {
    scope: 'accounts and counters name it; nothing was signed about it',
    name: 'what a person set, no part of a receipt',
    province_code: 'what a person set, no part of a receipt',
    province_name: 'what a person set, no part of a receipt',
    closing: 'what a person set, no part of a receipt',
  },
  account: {
    id: 'acts name it as author; an account without acts is named nowhere',
    scope: 'what a person set, no part of a receipt',
    username: 'what a person set, no part of a receipt',
    password_hash: 'a secret, no part of a receipt',
    name: 'what a person set, no part of a receipt',
    title: 'what a person set, no part of a receipt',
    created_at: 'told nowhere else',
    ended_at: 'what a person set, no part of a receipt',
    roles: 'what a person set, no part of a receipt',
  },
  role_change: {
    account: 'what a person set, no part of a receipt',
    no: 'what a person set, no part of a receipt',
    roles: 'what a person set, no part of a receipt',
    at: 'what a person set, no part of a receipt',
  },
  token: {
    hash: 'passes with its day',
    account: 'passes with its day',
    device: 'passes with its day',
    issued_at: 'passes with its day',
    expires_at: 'passes with its day',
    session: 'passes with its day',
    fresh: 'passes with its day',
  },
  refresh_token: {
    hash: 'passes with its session',
    session: 'passes with its session',
    account: 'passes with its session',
    device: 'passes with its session',
    expires_at: 'passes with its session',
    standing: 'passes with its session',
  },
  account_device: {
    account: 'told nowhere else',
    device: 'told nowhere else',
    since: 'told nowhere else',
  },
  scope_counter: { turn: 'counts writing transactions, also those that leave nothing' },
  arrival: { carrier: 'who brought it is not in the act nor in its receipt' },
  set_aside: { body: 'it never fitted its hash: there is nothing to hold it to' },
  receipt_batch: { at: 'not part of the chain; its receipts have times of their own' },
  receipt_key: { since: 'told nowhere else' },
  change_log: { at: 'of an act: when it took effect, which may be later than its receipt says it came' },
  record_read: {
    scope: 'written beside the exchanges; nothing is signed about it',
    entity: 'written beside the exchanges; nothing is signed about it',
    at: 'written beside the exchanges; nothing is signed about it',
    account: 'written beside the exchanges; nothing is signed about it',
    device: 'written beside the exchanges; nothing is signed about it',
    how: 'written beside the exchanges; nothing is signed about it',
  },
  server_secret: {
    name: 'one row, always of that name',
    value: 'drawn by chance; wrong, it shows in every record that has a telling',
  },
};
