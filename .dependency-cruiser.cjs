// Who may import whom. The picture in words is in CONTRIBUTING.md, "Navigating the code".
const SCREENS = '^src/(features|components|app)/';

/** Imports only from the listed places; a package is listed as its folder under node_modules. */
const only = (name, comment, from, places) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  // What resolves to nothing is reported once, by `resolvable`.
  to: { pathNot: places, couldNotResolve: false },
});
const packages = (...names) => `node_modules/(${names.join('|')})/`;
const SHARED_PACKAGES = packages('valibot', 'date-fns', '@date-fns/tz', '@date-fns/utc');

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means two files are one idea, or that one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing is a typo or a package that is not installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'packages-are-declared',
      comment:
        'What the product imports is a dependency in package.json, not something another package happened to bring.',
      severity: 'error',
      from: { path: '^(src|sync-server)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'server-packages-are-not-dev',
      comment: 'The running server finds its packages beside it: they are dependencies, not devDependencies.',
      severity: 'error',
      from: { path: '^sync-server/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    only(
      'domain-is-pure',
      'src/domain is the same in browser and server: itself and the schema, date and canonical-text libraries only.',
      '^src/domain/',
      // What the bundler adds to `import.meta`, as types: the catalogue finds its folders by it.
      ['^src/domain/', SHARED_PACKAGES, 'node_modules/vite/types/'],
    ),
    only(
      'protocol-is-pure',
      'src/protocol is the same in browser and server: domain, itself and the same few libraries.',
      '^src/protocol/',
      ['^src/(domain|protocol)/', SHARED_PACKAGES],
    ),
    only('local-index-is-pure', 'The index is made from dossiers alone; the store keeps it.', '^src/local-index/', [
      '^src/(domain|local-index)/',
      SHARED_PACKAGES,
    ]),
    only('store-imports', 'The store knows records and how they are kept, nothing above.', '^src/store/', [
      '^src/(domain|protocol|local-index|store)/',
      SHARED_PACKAGES,
      packages('dexie', 'uuid', '@noble/hashes'),
    ]),
    only(
      'spreadsheet-imports',
      'Files of rows, read and written: knows what a cell is, and no record.',
      '^src/spreadsheet/',
      ['^src/spreadsheet/', '^src/domain/(exchange-sheet/cell|local-date|words)\\.ts$', packages('fflate')],
    ),
    only('sync-imports', 'The replay knows store and wire, nothing above.', '^src/sync/', [
      '^src/(domain|protocol|store|sync)/',
      SHARED_PACKAGES,
      packages('dexie', 'uuid', '@noble/hashes'),
    ]),
    only(
      'practice-imports',
      'The made-up commune is made by the store and answered by the domain: no screen, no wire.',
      '^src/practice/',
      ['^src/(domain|protocol|store|practice)/', '^src/sync/(exchange|failure|transport)\\.ts$', SHARED_PACKAGES],
    ),
    only(
      'companion-link-imports',
      'How the app and its companion speak: the same on both sides, and nothing of either.',
      '^src/companion-link/',
      ['^src/(domain|companion-link)/', SHARED_PACKAGES],
    ),
    only(
      'companion-imports',
      'The companion shares what a dossier is and how the app speaks to it: no store, no wire, no screen.',
      '^companion/',
      ['^companion/', '^src/(domain|companion-link)/', SHARED_PACKAGES],
    ),
    {
      name: 'nobody-imports-the-companion',
      comment: 'It is a program of its own, in a browser beside the app.',
      severity: 'error',
      from: { pathNot: '^(companion|tests)/' },
      to: { path: '^companion/' },
    },
    only(
      'boot-imports',
      'The boot is what must arrive before anything else: itself and the few words it shares with the worker.',
      '^src/boot(/|\\.ts)',
      ['^src/(boot|service-worker)/'],
    ),
    only(
      'service-worker-imports',
      'The service worker serves files; it never touches records or writes.',
      '^src/service-worker/',
      ['^src/service-worker/', 'node_modules/'],
    ),
    {
      name: 'server-imports',
      comment:
        "The server shares domain and protocol with the app and nothing else; packages and Node's own modules are free.",
      severity: 'error',
      from: { path: '^sync-server/' },
      to: {
        pathNot: ['^sync-server/', '^src/(domain|protocol)/', '^package\\.json$', 'node_modules/'],
        dependencyTypesNot: ['core'],
        couldNotResolve: false,
      },
    },
    {
      name: 'app-never-imports-server',
      comment: 'The app reaches the server over the wire only.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^sync-server/' },
    },
    {
      name: 'nobody-above-is-imported',
      comment: 'State, components and messages are used by the screens; they do not know them.',
      severity: 'error',
      from: { path: '^src/(state|components|messages)/' },
      to: { path: '^src/(features|app|boot|service-worker)/' },
    },
    {
      name: 'state-does-not-know-components',
      comment: 'State and words come before what shows them.',
      severity: 'error',
      from: { path: '^src/(state|messages)/' },
      to: { path: '^src/components/' },
    },
    {
      name: 'components-do-not-exchange',
      comment: 'Props in, callbacks out: a component never talks to the loop or the wire.',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/sync/' },
    },
    {
      name: 'features-do-not-know-the-shell',
      comment: 'The shell composes the screens; a screen does not know where it hangs.',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/(app|boot|service-worker)/' },
    },
    {
      name: 'features-do-not-know-each-other',
      comment: 'What two screens share moves down to components, state, store or domain.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'screens-never-touch-the-database',
      comment: 'A screen asks the store; only the store speaks Dexie (dexie-react-hooks only subscribes).',
      severity: 'error',
      from: { path: SCREENS, pathNot: '^src/app/real-parts\\.ts$' },
      to: { path: packages('dexie') },
    },
    {
      name: 'nobody-imports-main',
      comment: 'The composition roots are where the real parts are made; importing one starts the product.',
      severity: 'error',
      from: { pathNot: '^(src/boot|sync-server/lien-mach)\\.ts$' },
      to: { path: '^(src/(main\\.tsx|boot\\.ts|service-worker/service-worker\\.ts)|sync-server/main\\.ts)$' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'Tests know the product, never the other way round.',
      severity: 'error',
      from: { pathNot: '^(tests|bench|screens|simulator|chaos)/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'conformance-is-black-box',
      comment: 'The suite judges any server: it knows domain, protocol and HTTP, and nothing of how ours is made.',
      severity: 'error',
      from: { path: '^conformance/' },
      to: {
        pathNot: ['^conformance/', '^src/(domain|protocol)/', packages('valibot', 'uuid', 'vite')],
        dependencyTypesNot: ['core'],
        couldNotResolve: false,
      },
    },
    {
      name: 'nobody-imports-conformance',
      comment: 'The suite is run beside a server; only its own tests hold it.',
      severity: 'error',
      from: { pathNot: '^(conformance|tests)/' },
      to: { path: '^conformance/' },
    },
    {
      name: 'nobody-imports-the-simulator',
      comment: 'The simulated world holds the product; the product does not know of it.',
      severity: 'error',
      from: { pathNot: '^(simulator|tests|bench)/' },
      to: { path: '^simulator/' },
    },
    {
      name: 'nobody-imports-chaos',
      comment: 'It starts, kills and restores the built product from outside; nothing is built on it.',
      severity: 'error',
      from: { pathNot: '^(chaos|tests)/' },
      to: { path: '^chaos/' },
    },
    {
      name: 'nobody-imports-screens',
      comment: 'It walks through the built product from outside; nothing is built on it.',
      severity: 'error',
      from: { pathNot: '^screens/' },
      to: { path: '^screens/' },
    },
    {
      name: 'gateway-is-the-other-side',
      comment: 'The gateway stands for a system that is not ours: it shares nothing with the product but packages.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: {
        pathNot: ['^gateway/', packages('hono', '@hono/node-server', 'valibot')],
        dependencyTypesNot: ['core'],
        couldNotResolve: false,
      },
    },
    {
      name: 'nobody-imports-the-gateway',
      comment: 'It is rehearsed against; the product does not know of it.',
      severity: 'error',
      from: { pathNot: '^(gateway|tests|bench)/' },
      to: { path: '^gateway/' },
    },
    {
      name: 'no-barrels-no-utils',
      comment: 'A file is named for what it does.',
      severity: 'error',
      from: {},
      to: {
        path: '/(index|utils|util|helpers|helper|misc|common)(/|\\.tsx?$|\\.mjs$)',
        pathNot: 'node_modules',
      },
    },
    {
      name: 'kebab-case-names',
      comment: 'File and folder names are lower-case words with hyphens.',
      severity: 'error',
      from: {},
      to: { path: '^(src|companion|sync-server|simulator|conformance|chaos|gateway|tests|bench|screens|scripts)/.*[A-Z_]' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tests.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
