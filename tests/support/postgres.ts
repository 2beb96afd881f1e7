import { freePort } from './free-port.ts';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';
import { postgresFolder } from '../../scripts/embedded-postgres.mjs';

export interface PostgresCluster {
  /** Of its superuser's own database; another database goes by `databaseUrl`. */
  readonly url: string;
  readonly pid: number;
  /** The folder its files lie in. */
  readonly data: string;
  databaseUrl(name: string): string;
  /** Runs one statement as superuser. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Ends it at once, as when the power goes; `restart` brings the same data back at the same address. */
  kill(): Promise<void>;
  /** SIGINT: fast and in order. SIGKILL: its children find out by themselves. */
  end(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  isRunning(): boolean;
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as Debian's `nobody`, who owns its data and nothing else. */
const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const asWhom = isRoot ? nobody : {};

/** A real server on loopback with its own data, everything that makes it durable left on. */
export async function startPostgres(
  settings: readonly string[] = [],
  folder: string = tmpdir(),
): Promise<PostgresCluster> {
  const bin = programsFor(process.env['POSTGRES_BIN'] ?? `${postgresFolder}/bin`);
  const data = mkdtempSync(join(folder, 'lien-mach-postgres-'));
  if (isRoot) chownSync(data, nobody.uid, nobody.gid);
  // Nothing is in it yet that a power cut could take, so making it need not wait for the disk; everything later does.
  const making = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), making, { cwd: data, ...asWhom, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed.\n${made.error?.message ?? ''}${made.stdout}${made.stderr}`);

  const port = await freePort();
  const fixed = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const start = () => run(join(bin, 'postgres'), data, [...fixed, ...settings]);
  let running = await start();
  const databaseUrl = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  const isRunning = () => running.child.exitCode === null && running.child.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    const { child } = running;
    if (!isRunning()) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  return {
    url: databaseUrl('postgres'),
    get pid() {
      return running.child.pid ?? 0;
    },
    data,
    end,
    isRunning,
    databaseUrl,
    async run(sql) {
      const client = new Client({ connectionString: databaseUrl('postgres') });
      await client.connect();
      const { rows } = await client.query<Record<string, unknown>>(sql);
      await client.end();
      return rows;
    },
    // SIGQUIT is PostgreSQL's own sudden end: no clean-up, the log is read anew at the start.
    kill: () => end('SIGQUIT'),
    async restart() {
      running = await start();
    },
    async stop() {
      await end('SIGQUIT');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A folder of root's may be closed to `nobody`: the programs are then copied to where everybody may read. */
function programsFor(bin: string): string {
  const runs = (at: string) => spawnSync(join(at, 'postgres'), ['--version'], { cwd: '/', ...asWhom }).status === 0;
  if (runs(bin)) return bin;
  if (!existsSync(join(bin, 'postgres'))) {
    throw new Error(`No PostgreSQL in ${bin}: run "node scripts/fetch-browsers.mjs" once.`);
  }
  const copy = join(tmpdir(), `lien-mach-${basename(dirname(bin))}`);
  if (!runs(join(copy, 'bin'))) {
    const partial = mkdtempSync(`${copy}-`);
    cpSync(dirname(bin), partial, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', partial]);
    rmSync(copy, { recursive: true, force: true });
    renameSync(partial, copy);
  }
  if (!runs(join(copy, 'bin'))) throw new Error(`PostgreSQL in ${bin} cannot be run by another user than root.`);
  return join(copy, 'bin');
}

async function run(program: string, data: string, settings: readonly string[]): Promise<{ child: ChildProcess }> {
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn(program, args, { cwd: data, ...asWhom, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  const ready = new Promise<'ready'>((resolve) => {
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      told = (told + text).slice(-10_000);
      if (told.includes('database system is ready to accept connections')) resolve('ready');
    });
  });
  const ended = new Promise<'ended'>((resolve) => child.once('close', () => resolve('ended')));
  if ((await Promise.race([ready, ended])) === 'ended') throw new Error(`PostgreSQL ended at once.\n${told}`);
  return { child };
}
