import type { Plugin } from 'vite';
import { makeUnitTables } from './make-unit-tables.ts';

const folder = 'units/';

/** Puts the administrative units beside the app, one small file a province; the 4 MB they come from stay at the build. */
export function unitsPlugin(): Plugin {
  const files = new Map<string, string>();
  return {
    name: 'administrative-units',
    buildStart() {
      for (const [name, units] of makeUnitTables()) files.set(folder + name, JSON.stringify(units));
    },
    generateBundle() {
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
        const body = files.get(path);
        if (body === undefined) next();
        else response.setHeader('content-type', 'application/json').end(body);
      });
    },
  };
}
