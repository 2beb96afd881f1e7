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
  device: {
    id: 'about a machine, no part of a receipt',
    scope: 'about a machine, no part of a receipt',
    name: 'about a machine, no part of a receipt',
    public_key: 'about a machine, no part of a receipt',
    since: 'about a machine, no part of a receipt',
    enrolled_by: 'about a machine, no part of a receipt',
    exchanged_at: 'about a machine, no part of a receipt',
    waiting: 'about a machine, no part of a receipt',
    received: 'about a machine, no part of a receipt',
    build: 'about a machine, no part of a receipt',
    incarnation: 'about a machine, no part of a receipt',
    revoked_at: 'about a machine, no part of a receipt',
    revoked_by: 'about a machine, no part of a receipt',
    handed_in_at: 'about a machine, no part of a receipt',
    empty_at: 'about a machine, no part of a receipt',
    empty_count: 'about a machine, no part of a receipt',
  },
  device_code: {
    hash: 'passes with its day',
    scope: 'passes with its day',
    name: 'passes with its day',
    made_at: 'passes with its day',
    made_by: 'passes with its day',
    expires_at: 'passes with its day',
    used_at: 'passes with its day',
    device: 'passes with its day',
  },
  handed_in: {
    device: 'sealed by the machine; nothing is signed about it',
    sha256: 'sealed by the machine; nothing is signed about it',
    scope: 'sealed by the machine; nothing is signed about it',
    size: 'sealed by the machine; nothing is signed about it',
    count: 'sealed by the machine; nothing is signed about it',
    begun_at: 'sealed by the machine; nothing is signed about it',
    at: 'sealed by the machine; nothing is signed about it',
  },
  handed_in_part: {
    device: 'sealed by the machine; its own hash tells',
    sha256: 'sealed by the machine; its own hash tells',
    position: 'sealed by the machine; its own hash tells',
    bytes: 'sealed by the machine; its own hash tells',
  },
  server_secret: {
    name: 'one row, always of that name',
    value: 'drawn by chance; wrong, it shows in every record that has a telling',
  },
};
