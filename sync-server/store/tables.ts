import type { Generated } from 'kysely';

/** The tables as `migrations/*.sql` make them. Times are ISO 8601 in UTC; JSON is kept as text. */
export interface Tables {
  server_identity: { id: number; epoch: string; checked_at: string };
  commune: { scope: string; name: string; province_code: string; province_name: string; closing: string };
  account: {
    id: string;
    scope: string;
    username: string;
    password_hash: string;
    name: string;
    title: string;
    created_at: string;
    /** Words with spaces between them. */
    roles: Generated<string>;
    ended_at: Generated<string | null>;
    one_time_until: Generated<string | null>;
    seen_at: Generated<string | null>;
  };
  access_change: {
    scope: string;
    no: number;
    kind: string;
    account: string;
    was: string | null;
    became: string | null;
    reason: string;
    done_by: string | null;
    device: string | null;
    at: string;
    request: string | null;
    chain: string;
  };
  token: {
    hash: string;
    account: string;
    device: string;
    issued_at: string;
    expires_at: string;
    session: Generated<string | null>;
    /** 1 until it is first used. */
    fresh: Generated<number>;
  };
  refresh_token: {
    hash: string;
    session: string;
    account: string;
    device: string;
    expires_at: string;
    standing: 'current' | 'before' | 'spent';
  };
  passkey: {
    id: string;
    account: string;
    device: string;
    public_key: string;
    counter: number;
    transports: string;
    made_at: string;
    used_at: string | null;
  };
  passkey_challenge: { hash: string; expires_at: string };
  account_device: { account: string; device: string; since: string };
  scope_counter: {
    scope: string;
    turn: number;
    seq: number;
    chain: string;
    digest: string;
    receipt_no: number;
    mutation_no: number;
    batch: number;
    receipt_chain: string;
    access_no: Generated<number>;
    access_chain: Generated<string>;
  };
  lane: { scope: string; device: string; incarnation: string; author: string; last: number };
  arrival: {
    scope: string;
    device: string;
    incarnation: string;
    author: string;
    seq: number;
    mid: string;
    hash: string;
    carrier: string | null;
  };
  mutation: {
    scope: string;
    mid: string;
    no: number;
    hash: string;
    author: string;
    device: string;
    incarnation: string;
    entity: string | null;
    held_entity: string | null;
    body: string;
    arrived_at: string;
    status: string;
    revision: number;
    waits_for: string | null;
    cause: string | null;
  };
  set_aside: {
    scope: string;
    mid: string;
    hash: string;
    cause: string;
    body: string | null;
    author: string;
    device: string;
    arrived_at: string;
  };
  receipt: {
    scope: string;
    no: number;
    mid: string;
    hash: string;
    revision: number;
    status: string;
    server_time: string;
    rev: number | null;
    problems: string;
    conflicts: string;
    waits_for: string | null;
    flags: string;
    batch: number | null;
  };
  receipt_batch: {
    scope: string;
    batch: number;
    epoch: string;
    first_no: number;
    count: number;
    previous: string;
    root: string;
    chain: string;
    at: string;
  };
  receipt_key: { id: string; spki: string; since: string };
  entity: {
    scope: string;
    kind: string;
    id: string;
    rev: number;
    seq: number;
    digest: string;
    state: string;
    telling: string | null;
    left_to: string | null;
    reported_by: string | null;
    is_report: number;
  };
  dossier_figure: {
    scope: string;
    id: string;
    procedure: string;
    month: string;
    due: number;
    judged: number | null;
    recorded: number | null;
    finished: number;
    paused: number;
    book_kind: string | null;
    entered_month: string | null;
  };
  dossier_slip: { scope: string; id: string; code: string };
  figure_mark: { scope: string; seq: number; office_rev: number };
  delivery: {
    scope: string;
    entity: string;
    module: string;
    code: string;
    state: string;
    step: string;
    fingerprint: string;
    tries: number;
    unknowns: number;
    papers_owed: number;
    owed_waived_at: string | null;
    owed_waived_by: string | null;
    owed_waived_reason: string | null;
    since: string;
    due_at: string;
    answered_at: string | null;
    leased_by: string | null;
    leased_until: string | null;
  };
  delivery_mark: { scope: string; seq: number };
  delivery_exchange: {
    scope: string;
    id: string;
    entity: string | null;
    at: string;
    kind: string;
    outcome: string;
    request: string;
    response: string;
    times: number;
    last_at: string | null;
  };
  delivery_connector: { scope: string; account: string; device: string };
  delivery_pause: { scope: string; since: string; by_account: string | null; reason: string };
  record_read: { scope: string; entity: string; at: string; account: string; device: string; how: string };
  server_secret: { name: string; value: string };
  device: {
    id: string;
    scope: string;
    name: string;
    public_key: string | null;
    since: string;
    enrolled_by: string | null;
    exchanged_at: string | null;
    waiting: number;
    received: number;
    build: string | null;
    incarnation: string | null;
    revoked_at: string | null;
    revoked_by: string | null;
    handed_in_at: string | null;
    empty_at: string | null;
    empty_count: number;
  };
  device_code: {
    hash: string;
    scope: string;
    name: string;
    made_at: string;
    made_by: string | null;
    expires_at: string;
    used_at: string | null;
    device: string | null;
  };
  handed_in: {
    device: string;
    sha256: string;
    scope: string;
    size: number;
    count: number;
    begun_at: string;
    at: string | null;
  };
  handed_in_part: { device: string; sha256: string; position: number; bytes: string };
  page: {
    scope: string;
    sha256: string;
    size: number;
    type: string;
    brought_by: string;
    begun_at: string;
    whole_at: string | null;
  };
  page_part: { scope: string; sha256: string; position: number; bytes: string };
  change_log: {
    scope: string;
    seq: number;
    kind: string;
    entity: string;
    rev: number;
    mid: string;
    device: string;
    incarnation: string;
    chain: string;
    at: string;
  };
}
