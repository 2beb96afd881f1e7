/** Files that each break one rule of the house; `checks-bite.test.ts` sees every one of them found. */

export interface Planted {
  readonly file: string;
  readonly text: string;
}

/** Breaks a compiler setting; `code` is the compiler's error number. */
export const typeViolations: readonly (Planted & { readonly code: string })[] = [
  { file: 'src/domain/uses-dom.ts', text: 'export const title = () => document.title;', code: 'TS2584' },
  { file: 'src/protocol/uses-node.ts', text: 'export const place = () => process.cwd();', code: 'TS2591' },
  { file: 'src/store/uses-node.ts', text: 'export const place = () => process.cwd();', code: 'TS2591' },
  { file: 'src/state/too-new.ts', text: 'export const sorted = [2, 1].toSorted();', code: 'TS2550' },
  { file: 'src/service-worker/uses-page.ts', text: 'export const title = () => document.title;', code: 'TS2584' },
  { file: 'sync-server/uses-dom.ts', text: 'export const ask = () => window.prompt();', code: 'TS2304' },
  {
    file: 'src/sync/unchecked-index.ts',
    text: 'export const first = (list: readonly string[]): string => list[0];',
    code: 'TS2322',
  },
  {
    file: 'src/sync/loose-optional.ts',
    text: 'export const loose: { readonly note?: string } = { note: undefined };',
    code: 'TS2375',
  },
  {
    file: 'src/sync/dotted-index.ts',
    text: 'export const dotted = (map: Readonly<Record<string, string>>) => map.anything;',
    code: 'TS4111',
  },
  { file: 'src/sync/has-enum.ts', text: 'export enum Colour {\n  Red,\n}', code: 'TS1294' },
  { file: 'tests/unused-local.ts', text: 'const unused = 1;\nexport const used = 2;', code: 'TS6133' },
  { file: 'bench/missing-file.ts', text: "export { nothing } from './nothing.ts';", code: 'TS2307' },
];

/** Breaks an ESLint rule, named. */
export const lintViolations: readonly (Planted & { readonly rule: string })[] = [
  {
    file: 'src/sync/floats.ts',
    text: 'const later = async () => 1;\nexport const start = () => {\n  later();\n};',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    file: 'src/sync/forgets-a-case.ts',
    text: "export const word = (kind: 'a' | 'b') => {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  {
    file: 'src/sync/has-any.ts',
    text: 'export const open = (value: any) => String(value);',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    file: 'src/sync/trusts-json.ts',
    text: 'export const kind = (text: string): string => JSON.parse(text).kind;',
    rule: '@typescript-eslint/no-unsafe-return',
  },
  {
    file: 'src/sync/asserts-non-null.ts',
    text: 'export const first = (list: readonly string[]) => list[0]!.length;',
    rule: '@typescript-eslint/no-non-null-assertion',
  },
  {
    file: 'src/sync/ignores-types.ts',
    text: '// @ts-ignore\nexport const wrong: number = 1;',
    rule: '@typescript-eslint/ban-ts-comment',
  },
  {
    file: 'src/sync/silences.ts',
    text: '// eslint-disable-next-line no-console\nexport const say = () => console.log(1);',
    rule: 'no-console',
  },
  { file: 'src/store/reads-clock.ts', text: 'export const now = () => Date.now();', rule: 'no-restricted-syntax' },
  { file: 'sync-server/makes-date.ts', text: 'export const now = () => new Date();', rule: 'no-restricted-syntax' },
  { file: 'src/app/rolls-dice.ts', text: 'export const roll = () => Math.random();', rule: 'no-restricted-syntax' },
  { file: 'src/app/makes-id.ts', text: 'export const id = () => crypto.randomUUID();', rule: 'no-restricted-syntax' },
  { file: 'src/app/exports-default.ts', text: 'const one = 1;\nexport default one;', rule: 'no-restricted-syntax' },
  { file: 'src/app/passes-on.ts', text: "export * from './fine.ts';", rule: 'no-restricted-syntax' },
  {
    file: 'src/app/no-extension.ts',
    text: "import { fine } from './fine';\nexport const again = fine;",
    rule: 'no-restricted-imports',
  },
  { file: 'src/app/leaves-a-note.ts', text: '// TODO later\nexport const one = 1;', rule: 'no-warning-comments' },
  { file: 'src/app/long.ts', text: 'export const one = [\n' + '  1,\n'.repeat(300) + '];', rule: 'max-lines' },
  {
    file: 'src/app/conditional-hook.tsx',
    text: [
      "import { useState } from 'react';",
      'export const Hidden = ({ open }: { readonly open: boolean }) => {',
      '  if (!open) return null;',
      '  const [count] = useState(0);',
      '  return <p>{count}</p>;',
      '};',
    ].join('\n'),
    rule: 'react-hooks/rules-of-hooks',
  },
];

const importing = (path: string) => `import * as it from '${path}';\nexport const them = it;`;

/** Breaks a rule of who may import whom, named. */
export const importViolations: readonly (Planted & { readonly rule: string })[] = [
  { file: 'src/domain/round.ts', text: importing('./turns.ts'), rule: 'no-cycles' },
  { file: 'src/domain/knows-dexie.ts', text: importing('dexie'), rule: 'domain-is-pure' },
  { file: 'src/domain/knows-node.ts', text: importing('node:fs'), rule: 'domain-is-pure' },
  { file: 'src/domain/knows-protocol.ts', text: importing('../protocol/uses-node.ts'), rule: 'domain-is-pure' },
  { file: 'src/protocol/knows-store.ts', text: importing('../store/uses-node.ts'), rule: 'protocol-is-pure' },
  { file: 'src/store/knows-sync.ts', text: importing('../sync/floats.ts'), rule: 'store-imports' },
  { file: 'src/store/knows-react.ts', text: importing('react'), rule: 'store-imports' },
  { file: 'src/sync/knows-state.ts', text: importing('../state/too-new.ts'), rule: 'sync-imports' },
  { file: 'src/practice/knows-wire.ts', text: importing('../state/too-new.ts'), rule: 'practice-imports' },
  { file: 'src/boot/knows-domain.ts', text: importing('../domain/fine.ts'), rule: 'boot-imports' },
  {
    file: 'src/state/knows-button.ts',
    text: importing('../components/knows-dexie.tsx'),
    rule: 'state-does-not-know-components',
  },
  { file: 'src/components/knows-sync.ts', text: importing('../sync/floats.ts'), rule: 'components-do-not-exchange' },
  {
    file: 'src/features/today/knows-shell.ts',
    text: importing('../../app/fine.ts'),
    rule: 'features-do-not-know-the-shell',
  },
  { file: 'src/state/knows-app.ts', text: importing('../app/fine.ts'), rule: 'nobody-above-is-imported' },
  {
    file: 'src/service-worker/knows-sync.ts',
    text: importing('../sync/floats.ts'),
    rule: 'service-worker-imports',
  },
  {
    file: 'src/features/today/knows-sibling.ts',
    text: importing('../outbox/fine.ts'),
    rule: 'features-do-not-know-each-other',
  },
  { file: 'src/features/today/knows-dexie.ts', text: importing('dexie'), rule: 'screens-never-touch-the-database' },
  { file: 'src/components/knows-dexie.tsx', text: importing('dexie'), rule: 'screens-never-touch-the-database' },
  {
    file: 'src/app/knows-server.ts',
    text: importing('../../sync-server/makes-date.ts'),
    rule: 'app-never-imports-server',
  },
  { file: 'src/app/knows-tests.ts', text: importing('../../tests/unused-local.ts'), rule: 'nobody-imports-tests' },
  { file: 'tests/knows-main.ts', text: importing('../sync-server/main.ts'), rule: 'nobody-imports-main' },
  { file: 'sync-server/knows-store.ts', text: importing('../src/store/uses-node.ts'), rule: 'server-imports' },
  { file: 'sync-server/knows-dev-package.ts', text: importing('vite'), rule: 'server-packages-are-not-dev' },
  {
    file: 'conformance/knows-server.ts',
    text: importing('../sync-server/makes-date.ts'),
    rule: 'conformance-is-black-box',
  },
  {
    file: 'src/app/knows-conformance.ts',
    text: importing('../../conformance/knows-server.ts'),
    rule: 'nobody-imports-conformance',
  },
  {
    file: 'gateway/knows-protocol.ts',
    text: importing('../src/protocol/uses-node.ts'),
    rule: 'gateway-is-the-other-side',
  },
  {
    file: 'sync-server/knows-gateway.ts',
    text: importing('../gateway/knows-protocol.ts'),
    rule: 'nobody-imports-the-gateway',
  },
  {
    file: 'companion/knows-store.ts',
    text: importing('../src/store/uses-node.ts'),
    rule: 'companion-imports',
  },
  {
    file: 'src/app/knows-companion.ts',
    text: importing('../../companion/knows-store.ts'),
    rule: 'nobody-imports-the-companion',
  },
  {
    file: 'src/companion-link/knows-store.ts',
    text: importing('../store/uses-node.ts'),
    rule: 'companion-link-imports',
  },
  { file: 'src/sync/knows-undeclared.ts', text: importing('acorn'), rule: 'packages-are-declared' },
  { file: 'src/sync/knows-nothing.ts', text: importing('./nothing.ts'), rule: 'resolvable' },
  { file: 'src/sync/knows-utils.ts', text: importing('./utils.ts'), rule: 'no-barrels-no-utils' },
  { file: 'src/sync/knows-index.ts', text: importing('../app/index.ts'), rule: 'no-barrels-no-utils' },
  { file: 'src/sync/knows-camel.ts', text: importing('./camelCase.ts'), rule: 'kebab-case-names' },
];

/** In order by every rule: what the tools must leave alone, so that a check that shouts at everything fails too. */
export const fineFiles: readonly Planted[] = [
  {
    file: 'src/main.tsx',
    text: "import { fine } from './app/fine.ts';\nimport { used } from './app/half-used.ts';\n\ndocument.title = `${fine + used} ${Date.now()}`;\n",
  },
  { file: 'src/app/fine.ts', text: 'export const fine = 1;\n' },
  { file: 'src/features/outbox/fine.ts', text: 'export const fine = 1;\n' },
  {
    file: 'sync-server/main.ts',
    text: "import { fine } from '../src/domain/fine.ts';\n\nprocess.stdout.write(`${fine.type} ${new Date().toISOString()}\\n`);\n",
  },
  { file: 'src/domain/fine.ts', text: "import * as v from 'valibot';\n\nexport const fine = v.string();\n" },
];

/** Only there to be imported by the ones above. */
export const bystanders: readonly Planted[] = [
  { file: 'src/domain/turns.ts', text: importing('./round.ts') },
  { file: 'src/app/half-used.ts', text: 'export const used = 1;\nexport const neverUsed = 1;\n' },
  { file: 'src/sync/utils.ts', text: 'export const one = 1;\n' },
  { file: 'src/sync/camelCase.ts', text: 'export const one = 1;\n' },
  { file: 'src/app/index.ts', text: 'export const one = 1;\n' },
  { file: 'src/app/imported-by-nobody.ts', text: 'export const alone = 1;\n' },
  { file: 'src/app/badly-formatted.ts', text: 'export const   one = "1"' },
];
