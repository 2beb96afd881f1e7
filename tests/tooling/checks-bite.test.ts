import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';
import { bystanders, fineFiles, importViolations, lintViolations, typeViolations } from './planted-violations.ts';

// A check that has gone blind passes for ever: here every rule of the house is broken once, in a copy of the
// project's own configuration, and the real tools must name each breach.

const configuration = [
  'package.json',
  'eslint.config.js',
  '.dependency-cruiser.cjs',
  'knip.json',
  '.prettierrc.json',
  '.prettierignore',
  ...['', '.base', '.pure', '.app', '.worker', '.server', '.tests'].map((name) => `tsconfig${name}.json`),
];

let folder = '';

const runTool = (script: string, ...args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const path = join(projectRoot, 'node_modules', script);
    execFile(process.execPath, [path, ...args], { cwd: folder, maxBuffer: 64 * 2 ** 20 }, (_error, stdout) => {
      resolve(stdout);
    });
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-mach-checks-'));
  for (const name of configuration) await cp(join(projectRoot, name), join(folder, name));
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, text } of [
    ...typeViolations,
    ...lintViolations,
    ...importViolations,
    ...fineFiles,
    ...bystanders,
  ]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
});

afterAll(() => rm(folder, { recursive: true }));

describe('the type check', () => {
  let output: readonly string[] = [];
  beforeAll(async () => {
    output = (await runTool('typescript/bin/tsc', '-b', '--pretty', 'false')).split('\n');
  });

  it.each(typeViolations)('finds $code in $file', ({ file, code }) => {
    expect(output.filter((line) => line.startsWith(`${file}(`)).join('\n')).toContain(code);
  });

  it.each(fineFiles)('leaves $file alone', ({ file }) => {
    expect(output.filter((line) => line.startsWith(`${file}(`))).toEqual([]);
  });
});

describe('the lint check', () => {
  const Report = v.array(
    v.object({
      filePath: v.string(),
      messages: v.array(v.object({ ruleId: v.nullable(v.string()), severity: v.number() })),
    }),
  );
  let report: v.InferOutput<typeof Report> = [];
  beforeAll(async () => {
    report = v.parse(Report, JSON.parse(await runTool('eslint/bin/eslint.js', '--format', 'json', '.')));
  });
  const errorsIn = (file: string) =>
    report
      .filter(({ filePath }) => relative(folder, filePath) === file)
      .flatMap(({ messages }) => messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId));

  it.each(lintViolations)('finds $rule in $file', ({ file, rule }) => {
    expect(errorsIn(file)).toContain(rule);
  });

  it.each(fineFiles)('leaves $file alone', ({ file }) => {
    expect(report.some(({ filePath }) => relative(folder, filePath) === file)).toBe(true);
    expect(errorsIn(file)).toEqual([]);
  });
});

describe('the boundary check', () => {
  const Report = v.object({
    summary: v.object({ violations: v.array(v.object({ from: v.string(), rule: v.object({ name: v.string() }) })) }),
  });
  let found: readonly { readonly from: string; readonly rule: { readonly name: string } }[] = [];
  beforeAll(async () => {
    const places = ['src', 'sync-server', 'conformance', 'tests', 'bench'];
    const script = 'dependency-cruiser/bin/dependency-cruise.mjs';
    const text = await runTool(script, '--config', '.dependency-cruiser.cjs', '-T', 'json', ...places);
    found = v.parse(Report, JSON.parse(text)).summary.violations;
  });
  const rulesBrokenBy = (file: string) => found.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  it.each(importViolations)('finds $rule in $file', ({ file, rule }) => {
    expect(rulesBrokenBy(file)).toContain(rule);
  });

  it.each(fineFiles)('leaves $file alone', ({ file }) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });
});

describe('the dead-code check', () => {
  let output = '';
  beforeAll(async () => {
    output = await runTool('knip/bin/knip.js', '--no-progress');
  });

  it('finds a file nobody imports', () => {
    expect(output).toContain('src/app/imported-by-nobody.ts');
  });

  it('finds an export nobody imports', () => {
    expect(output).toMatch(/neverUsed\s+src\/app\/half-used\.ts/);
  });

  it('finds a dependency nobody imports', () => {
    expect(output).toMatch(/Unused dependencies[\s\S]*\bhono\b/);
  });

  it.each(fineFiles.slice(0, 2))('leaves $file alone', ({ file }) => {
    expect(output).not.toContain(`${file} `);
  });
});

describe('the format check', () => {
  it('finds a badly formatted file and leaves the others alone', async () => {
    const output = await runTool('prettier/bin/prettier.cjs', '--list-different', '.');
    expect(output.split('\n')).toContain('src/app/badly-formatted.ts');
    for (const { file } of fineFiles) expect(output.split('\n')).not.toContain(file);
  });
});
