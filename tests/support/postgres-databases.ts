import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** Made once a run; see postgres-cluster.ts. */
export const templateDatabase = 'migrated';

function clusterUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('No PostgreSQL here: this is a test of the project "postgres".');
  return url;
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  await client.query(sql);
  await client.end();
}

export interface TestDatabase {
  readonly url: string;
  /** Runs one statement in it, from outside. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** A database of one's own: with the tables made and nothing in them, or bare. */
export async function makeDatabase(of: 'migrated' | 'bare' = 'migrated'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${of === 'migrated' ? templateDatabase : 'template0'}`);
  const place = new URL(clusterUrl());
  place.pathname = `/${name}`;
  const url = place.href;
  return {
    url,
    async run(sql) {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<Record<string, unknown>>(sql);
      await client.end();
      return rows;
    },
    drop: () => asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}
