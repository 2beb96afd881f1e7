import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';
import { exitCodes } from '../../sync-server/commands/exit-codes.ts';
import { readEnvironment } from '../../sync-server/environment.ts';
import serverBuild from '../../vite.server.config.ts';

const read = (name: string): string => readFileSync(join(projectRoot, name), 'utf8');
const entries = Object.keys(serverBuild.build?.rolldownOptions?.input as Readonly<Record<string, string>>);
const documented = [...read('docs/operations.md').matchAll(/^\| `([A-Z_]+)` /gmu)].map(([, name = '']) => name);

/** The lines of a unit file, by section. */
function unit(): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of read('deploy/lien-mach.service').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, section] = /^\[(\w+)\]$/u.exec(line) ?? [];
    if (section === undefined) {
      expect(line).toMatch(/^[A-Z]\w+=/u);
      lines.push(line);
    } else {
      lines = [];
      sections.set(section, lines);
    }
  }
  return sections;
}

describe('the unit for systemd', () => {
  it('starts a file that the build makes, and does not try again what trying does not mend', () => {
    const service = unit().get('Service') ?? [];
    const [, started = ''] =
      /dist\/server\/([\w-]+)\.js serve$/u.exec(service.find((line) => line.startsWith('ExecStart=')) ?? '') ?? [];
    expect(entries).toContain(started);
    expect(service).toContain(`RestartPreventExitStatus=${exitCodes.wrongUse}`);
    expect([...unit().keys()]).toEqual(['Unit', 'Service', 'Install']);
  });

  it('leaves the server its folder and the network', () => {
    const service = unit().get('Service') ?? [];
    for (const line of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'StateDirectoryMode=0700',
      'UMask=0077',
      'CapabilityBoundingSet=',
    ]) {
      expect(service).toContain(line);
    }
  });
});

describe('the image', () => {
  const lines = read('deploy/Dockerfile')
    .replaceAll(/\\\n\s*/gu, ' ')
    .split('\n');
  const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|ENTRYPOINT|CMD) /u;

  it('has instructions only, copies what is there and what the build lets in', () => {
    for (const line of lines) if (line !== '' && !line.startsWith('#')) expect(line).toMatch(known);
    const [refused, ...letIn] = read('deploy/Dockerfile.dockerignore').trim().split('\n');
    expect(refused).toBe('**');
    const allowed = letIn.map((line) => line.slice(1));
    for (const name of allowed) if (!name.includes('*')) expect(existsSync(join(projectRoot, name)), name).toBe(true);
    for (const line of lines) {
      const [, sources] = /^COPY (?!--from)(.+) \S+$/u.exec(line) ?? [];
      for (const source of sources?.split(' ') ?? []) if (source !== '.') expect(allowed).toContain(source);
    }
    // A build knows its files by these, and would be another without them.
    expect(allowed).toEqual(
      expect.arrayContaining(['src', 'sync-server', 'scripts', 'public', 'vite.server.config.ts']),
    );
  });

  it('runs a Node that the project runs on, as nobody in particular', () => {
    const bases = lines.flatMap((line) => /^FROM node:(\d+)-/u.exec(line)?.[1] ?? []);
    expect(new Set(bases).size).toBe(1);
    expect(['20', '22', '24']).toContain(bases[0]);
    expect(lines).toContain('USER node');
    const [, started = ''] =
      /dist\/server\/([\w-]+)\.js/u.exec(lines.find((line) => line.startsWith('ENTRYPOINT')) ?? '') ?? [];
    expect(entries).toContain(started);
  });
});

describe('the containers', () => {
  const service = v.object({
    environment: v.record(v.string(), v.string()),
    networks: v.object({ inside: v.object({ ipv4_address: v.pipe(v.string(), v.ipv4()) }) }),
    volumes: v.array(v.string()),
  });
  const { services } = v.parse(
    v.object({ services: v.object({ server: service, proxy: service }), volumes: v.record(v.string(), v.null()) }),
    parse(read('deploy/compose.yaml')),
  );

  it('give the server variables that it knows and can use', () => {
    const given = Object.fromEntries(
      Object.entries(services.server.environment).map(([name, value]) => [
        name,
        value.replace(/\$\{COMMUNE_CODE:[^}]*\}/u, '00004').replace(/\$\{NAME:[^}]*\}/u, 'hotich.example'),
      ]),
    );
    expect(readEnvironment(given)).toMatchObject({ status: 'good' });
    for (const name of Object.keys(given)) expect(documented).toContain(name);
  });

  it('know each other by the addresses they have', () => {
    const { server, proxy } = services;
    expect(server.environment['TRUSTED_PROXIES']).toBe(proxy.networks.inside.ipv4_address);
    // At the default, the container itself, no collector of this network would be answered.
    expect(server.environment['METRICS_HOST']).toBe(server.networks.inside.ipv4_address);
    expect(read('deploy/Caddyfile')).toContain(`reverse_proxy ${server.networks.inside.ipv4_address}:8080 {`);
    expect(server.volumes).toContain('data:/data');
    expect(read('deploy/Dockerfile')).toContain('DATA_DIR=/data');
  });
});
