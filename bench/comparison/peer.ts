import type { Contestant } from './contestant.ts';
import { startPeer } from './peer-process.ts';

interface PeerSettings extends Pick<Contestant, 'name' | 'settings' | 'brings'> {
  /** Of `bench/peers/contestants`. */
  readonly program: string;
  readonly batch: number;
}

/** A peer: its server in one process, its devices in another. */
export function peer({ program, batch, ...told }: PeerSettings): Contestant {
  return {
    ...told,
    async open({ filled }) {
      const [server, devices] = [await startPeer(program), await startPeer(program)];
      const port = Number(await server.ask({ ask: 'openServer' }));
      if (filled.length > 0) await server.ask({ ask: 'fill', of: 'server', made: filled });
      return {
        port,
        async openDevice(name, url) {
          await devices.ask({ ask: 'openDevice', name, url, batch });
          return {
            async make(made) {
              await devices.ask({ ask: 'make', of: name, made });
              return made.map(({ id }) => id);
            },
            async change(field, values) {
              await devices.ask({ ask: 'change', of: name, field, values });
            },
            async sync() {
              await devices.ask({ ask: 'sync', of: name });
            },
            async held() {
              return idsOf(await devices.ask({ ask: 'held', of: name }));
            },
          };
        },
        held: async () => idsOf(await server.ask({ ask: 'held', of: 'server' })),
        async close() {
          await devices.end();
          await server.end();
        },
      };
    },
  };
}

function idsOf(answer: unknown): readonly string[] {
  if (!Array.isArray(answer)) throw new Error('a peer holds a list of ids');
  return answer.map(String);
}
