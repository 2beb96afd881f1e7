import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** @param {string} what */
const hidden = (what) => `${what} is handed in as a port, so that tests can hold it still (CONTRIBUTING, habit 3).`;

const hiddenInputs = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: hidden('Time') },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: hidden('Time') },
  { selector: "CallExpression[callee.name='Date']", message: hidden('Time') },
  { selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']", message: hidden('Time') },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: hidden('Chance') },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: hidden('An id') },
];

const noBarrels = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import a thing from the file that makes it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import a thing from the file that makes it.' },
];

const noDefaultExport = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only, so that a thing has one name everywhere.' },
];

/** The only files of the product that may reach for the real clock, ids and chance. */
const compositionRoots = [
  ...['src/main.tsx', 'src/app/real-parts.ts', 'src/app/index-script.ts', 'sync-server/main.ts'],
  'companion/background/background.ts',
];

export default defineConfig(
  { ignores: ['dist/', 'data/', '.cache/', 'coverage/', '**/generated/'] },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.{1,2}(/.*)?$(?<!\\.(ts|tsx|mjs|css|json|svg|woff2|sql)(\\?[a-z&-]+)?)',
              message: 'A relative import names the file with its extension.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...noBarrels, ...noDefaultExport],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      // `const { secret: _secret, ...rest } = row` is how a row is copied without one field.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Names are NFC letters with their marks; spreading one into code points is what the checks want.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An in-memory side of a port is rightly `async` with nothing to await.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      // It only says what the React Compiler would skip, and we do not build with the compiler.
      'react-hooks/preserve-manual-memoization': 'off',
    },
  },
  {
    files: ['{companion,sync-server,simulator,conformance,chaos,gateway}/**/*.ts', '{src,tests}/**/*.{ts,tsx}'],
    // A catalogue of sentences is as long as there is to say.
    ignores: ['src/messages/*.ts'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/**/*.{ts,tsx}', '{companion,sync-server}/**/*.ts'],
    ignores: compositionRoots,
    rules: { 'no-restricted-syntax': ['error', ...noBarrels, ...noDefaultExport, ...hiddenInputs] },
  },
  {
    // These speak to a person at a terminal, and only these.
    files: [
      '{sync-server,simulator,conformance,chaos,gateway}/main.ts',
      '{scripts,bench,screens}/**',
      'tests/{scenarios,e2e,newcomer}/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    // The tools that read these expect a default export.
    files: ['*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': ['error', ...noBarrels] },
  },
);
