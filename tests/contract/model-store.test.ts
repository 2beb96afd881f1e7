import { ModelDatabase, type ModelParts } from '../../simulator/model-store/model-database.ts';
import { serverStoreContract } from './server-store.ts';

const parts: ModelParts = {
  epoch: '00000000-0000-7000-8000-00000000e90c',
  schedule: {
    pause: () => undefined,
    gate() {
      let open: () => void = () => undefined;
      const until = new Promise<void>((resolve) => {
        open = resolve;
      });
      return { until, open };
    },
  },
  diskFull: () => false,
};

serverStoreContract('the modelled database', async () => {
  const database = new ModelDatabase(parts);
  const connection = database.connect();
  return {
    store: connection.store,
    async reopen() {
      connection.kill();
      return new ModelDatabase(parts, database.keep()).connect().store;
    },
    dispose: async () => connection.kill(),
  };
});
