-- Everything a commune owns is keyed by its scope first and lies in one of 16 partitions by it; which of them, PostgreSQL
-- decides by a hash. Text compares by its bytes ("C"), as in the embedded database, and no upgrade of the system's
-- languages can put an index out of order.

CREATE TABLE server_identity (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  epoch TEXT COLLATE "C" NOT NULL,
  checked_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE commune (
  scope TEXT COLLATE "C" PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL,
  province_code TEXT COLLATE "C" NOT NULL,
  province_name TEXT COLLATE "C" NOT NULL,
  closing TEXT COLLATE "C" NOT NULL
);

CREATE TABLE account (
  id TEXT COLLATE "C" PRIMARY KEY,
  scope TEXT COLLATE "C" NOT NULL REFERENCES commune (scope),
  username TEXT COLLATE "C" NOT NULL UNIQUE,
  password_hash TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  created_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX account_by_scope ON account (scope);

-- Only the hash of a token is kept: who reads the tables cannot sign in with it.
CREATE TABLE token (
  hash TEXT COLLATE "C" PRIMARY KEY,
  account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
  device TEXT COLLATE "C" NOT NULL,
  issued_at TEXT COLLATE "C" NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX token_by_expiry ON token (expires_at);

-- R12: one row a commune; whoever writes takes it, late, and numbers its changes by it. Written by every exchange that
-- brings something, so each page keeps room for the next version of its rows.
CREATE TABLE scope_counter (
  scope TEXT COLLATE "C" PRIMARY KEY,
  turn BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  chain TEXT COLLATE "C" NOT NULL,
  digest TEXT COLLATE "C" NOT NULL,
  receipt_no BIGINT NOT NULL,
  mutation_no BIGINT NOT NULL
) WITH (fillfactor = 40);

CREATE TABLE lane (
  scope TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  incarnation TEXT COLLATE "C" NOT NULL,
  author TEXT COLLATE "C" NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (scope, device, incarnation, author)
) PARTITION BY HASH (scope);

-- R3: what stood at each number of each lane. The key keeps two things from holding one number.
CREATE TABLE arrival (
  scope TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  incarnation TEXT COLLATE "C" NOT NULL,
  author TEXT COLLATE "C" NOT NULL,
  seq BIGINT NOT NULL,
  mid TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, device, incarnation, author, seq)
) PARTITION BY HASH (scope);

-- R2: the key that makes a mutation take effect at most once. Only mutations whose text fits their hash are here.
CREATE TABLE mutation (
  scope TEXT COLLATE "C" NOT NULL,
  mid TEXT COLLATE "C" NOT NULL,
  no BIGINT NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  author TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  incarnation TEXT COLLATE "C" NOT NULL,
  entity TEXT COLLATE "C",
  -- The entity while the mutation is held, so that what stands in the way is found without reading history.
  held_entity TEXT COLLATE "C",
  -- Text, not JSON: the very bytes that were hashed, and a \u0000 inside, which json types refuse.
  body TEXT COLLATE "C" NOT NULL,
  arrived_at TEXT COLLATE "C" NOT NULL,
  status TEXT COLLATE "C" NOT NULL,
  revision BIGINT NOT NULL,
  waits_for TEXT COLLATE "C",
  cause TEXT COLLATE "C",
  PRIMARY KEY (scope, mid)
) PARTITION BY HASH (scope);
CREATE INDEX mutation_by_held_entity ON mutation (scope, held_entity) WHERE held_entity IS NOT NULL;
CREATE INDEX mutation_by_wait ON mutation (scope, waits_for) WHERE waits_for IS NOT NULL;
CREATE INDEX mutation_by_cause ON mutation (scope, cause, no) WHERE cause IS NOT NULL;

-- What came without a text that can be judged: kept as it came, and answered for.
CREATE TABLE set_aside (
  scope TEXT COLLATE "C" NOT NULL,
  mid TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  cause TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C",
  author TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  arrived_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, mid, hash)
) PARTITION BY HASH (scope);

-- R8: every answer ever given, numbered without gaps in its commune.
CREATE TABLE receipt (
  scope TEXT COLLATE "C" NOT NULL,
  no BIGINT NOT NULL,
  mid TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  revision BIGINT NOT NULL,
  status TEXT COLLATE "C" NOT NULL,
  server_time TEXT COLLATE "C" NOT NULL,
  rev BIGINT,
  problems TEXT COLLATE "C" NOT NULL,
  conflicts TEXT COLLATE "C" NOT NULL,
  waits_for TEXT COLLATE "C",
  flags TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, no),
  UNIQUE (scope, mid, hash, revision)
) PARTITION BY HASH (scope);

CREATE TABLE entity (
  scope TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  rev BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  digest TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, kind, id),
  UNIQUE (scope, seq)
) PARTITION BY HASH (scope);

CREATE TABLE change_log (
  scope TEXT COLLATE "C" NOT NULL,
  seq BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  entity TEXT COLLATE "C" NOT NULL,
  rev BIGINT NOT NULL,
  mid TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  incarnation TEXT COLLATE "C" NOT NULL,
  chain TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, seq)
) PARTITION BY HASH (scope);
CREATE UNIQUE INDEX change_by_entity ON change_log (scope, kind, entity, rev);

DO $$
DECLARE
  big TEXT;
BEGIN
  FOREACH big IN ARRAY ARRAY['lane', 'arrival', 'mutation', 'set_aside', 'receipt', 'entity', 'change_log'] LOOP
    FOR part IN 0..15 LOOP
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
        big || '_p' || lpad(part::text, 2, '0'), big, part
      );
    END LOOP;
  END LOOP;
END
$$;
