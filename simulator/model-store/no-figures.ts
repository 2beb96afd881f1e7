import type { FigureStore } from '../../sync-server/store/figure-port.ts';

/** No story asks for figures. */
export const noFigures: FigureStore = {
  mark: async () => ({ seq: 0, officeRev: 0 }),
  keep: async () => true,
  withCode: async () => [],
  count: async () => [],
  entries: async () => [],
  machines: async () => [],
};
