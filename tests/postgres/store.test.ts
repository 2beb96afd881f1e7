import { accessContract } from '../contract/server-access.ts';
import { deliveriesContract } from '../contract/server-deliveries.ts';
import { figuresContract } from '../contract/server-figures.ts';
import { pagesContract } from '../contract/server-pages.ts';
import { serverStoreContract } from '../contract/server-store.ts';
import { makeDatabase } from '../support/postgres-databases.ts';
import { openPostgresStore } from '../support/test-store.ts';

serverStoreContract(
  'PostgreSQL',
  async () => {
    const database = await makeDatabase();
    let store = await openPostgresStore(database);
    return {
      store,
      async reopen() {
        await store.close();
        store = await openPostgresStore(database, { seed: 99 });
        return store;
      },
      async dispose() {
        await store.close();
        await database.drop();
      },
    };
  },
  [accessContract, deliveriesContract, figuresContract, pagesContract],
);
