import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServerProgram } from './build-server-program.ts';
import type { MadeUpCertificate } from './made-up-certificate.ts';
import type { RunningServer } from './server.ts';

export interface RunningHub {
  /** When the province last answered it; `null`: never. */
  contactAt(): Promise<string | null>;
  /** SIGKILL, as when the power goes. */
  kill(): Promise<void>;
}

interface StartHubOptions {
  readonly port: number;
  readonly certificate: MadeUpCertificate;
  readonly province: RunningServer;
  readonly commune: string;
}

/** Makes a hub by the commands a person would type, on the province's machine and on the hub, and starts it. */
export async function startHub({ port, certificate, province, commune }: StartHubOptions): Promise<RunningHub> {
  const program = await buildServerProgram();
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-hub-'));
  const [cert, key] = [join(folder, 'hub.crt'), join(folder, 'hub.key')];
  writeFileSync(cert, certificate.cert);
  writeFileSync(key, certificate.key);
  const dataDirectory = join(folder, 'data');
  const begin = (words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess =>
    spawn(process.execPath, ['--enable-source-maps', program, ...words], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run = async (words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> => {
    const child = begin(words, env);
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}: ${said.join('')}`);
    return said.join('');
  };
  const there = { DATA_DIR: province.dataDirectory };
  const made = await run(['people', 'add', commune, 'hub.thu', 'hub', '--name', 'Hub Thử'], there);
  const password = /: ([a-z-]{20,})\s*$/mu.exec(made)?.[1] ?? '';
  const code = /: ([A-Z0-9-]+)\s*$/mu.exec(await run(['device-code', commune, '--name', 'hub'], there))?.[1] ?? '';
  const here = {
    DATA_DIR: dataDirectory,
    TLS_CERT_FILE: cert,
    TLS_KEY_FILE: key,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  const joining = ['hub', 'join', province.url, '--user', 'hub.thu', '--code', code];
  await run(joining, { ...here, HUB_PASSWORD: password });

  const child = begin(['serve', '--upstream', province.url], here);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      if (part.toString().includes('is ready at')) resolve();
    });
    const errors: string[] = [];
    child.stderr?.on('data', (part: Buffer) => errors.push(part.toString()));
    void ended.then(() => reject(new Error(`The hub ended: ${errors.join('')}`)));
  });
  return {
    contactAt: () =>
      new Promise((resolve, reject) => {
        const asked = get(`https://localhost:${port}/healthz`, { rejectUnauthorized: false }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            resolve((JSON.parse(Buffer.concat(parts).toString()) as { contactAt: string | null }).contactAt);
          });
        });
        asked.on('error', reject);
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
