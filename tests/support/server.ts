import type { Role } from '../../src/domain/access/role.ts';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServerProgram, buildServerProgramBeside } from './build-server-program.ts';

interface StartServerOptions {
  /** Kept when the server ends; without it an empty one is made, and removed by `stop` and `kill`. */
  readonly dataDirectory?: string;
  /** A free one by default; give the same again to restart at the same address. */
  readonly port?: number;
  /** `faulty` can be told, through `env`, to kill itself at an exact point: see faulty-server.ts. */
  readonly program?: 'real' | 'faulty';
  /** Folder of another build of the app; today's by default. */
  readonly app?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Program and arguments to run Node under, e.g. strace. */
  readonly under?: readonly string[];
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDirectory: string;
  /** The made-up accounts; the same again when the data directory is. */
  readonly accounts: readonly { readonly username: string; readonly password: string; readonly name: string }[];
  /** The made-up person of one role. */
  personOf(role: Role): { readonly username: string; readonly password: string; readonly name: string };
  /** All lines for people so far. */
  output(): string;
  /** All log lines so far. */
  log(): string;
  /** Resolves when the process is gone, however it went. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** SIGKILL, as when the power goes. */
  kill(): Promise<void>;
}

/** Starts a real server process on this machine, with the test accounts made, and waits until it is ready. */
export async function startServer(options: StartServerOptions = {}): Promise<RunningServer> {
  const entry = options.program === 'faulty' ? 'tests/support/faulty-server.ts' : 'sync-server/main.ts';
  const program = await (options.app === undefined ? buildServerProgram(entry) : buildServerProgramBeside(options.app));
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
  const command = [...(options.under ?? []), process.execPath, '--enable-source-maps', program, '--seed-accounts'];
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(options.port ?? 0),
      DATA_DIR: dataDirectory,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child.stdout);
  const log = collect(child.stderr);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true, force: true });
      resolve({ code, signal });
    });
  });

  await ready(child, output, ended, log);
  const url = /ready at (http:\S+)/u.exec(output())?.[1] ?? '';
  const accounts = [...output().matchAll(/^Test account: (\S+) (\S+) \((.+)\)$/gmu)].map(
    ([, username = '', password = '', name = '']) => ({ username, password, name }),
  );
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    dataDirectory,
    accounts,
    personOf(role) {
      const found = new RegExp(`^Test ${role}: (\\S+) (\\S+) \\((.+)\\)$`, 'mu').exec(output());
      if (found === null) throw new Error(`The server made no ${role}.`);
      const [, username = '', password = '', name = ''] = found;
      return { username, password, name };
    },
    output,
    log,
    ended,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => (text += chunk));
  return () => text;
}

/** The last test account is the last line a starting server prints. */
async function ready(
  child: ChildProcess,
  output: () => string,
  ended: Promise<unknown>,
  log: () => string,
): Promise<void> {
  const printed = new Promise<'printed'>((resolve) => {
    child.stdout?.on('data', () => {
      if ((output().match(/^Test account: .*$/gmu) ?? []).length === 3) resolve('printed');
    });
  });
  const first = await Promise.race([printed, ended]);
  if (first !== 'printed') throw new Error(`The server ended before it was ready.\n${output()}\n${log()}`);
}
