// The layer arrows of the house (docs: design section 2), checked by `npm run lint`. Arrows point one way:
// renderer -> shared <- main, and inside main: app, ipc and cli -> services -> engine, connectors, storage ...
// When an import wants to go up, an interface is missing below: move the interface, do not add an exception.

/** Tests may reach for whatever they need to test; the arrows are about what ships. */
const test = '\\.test\\.tsx?$'

/** Matches npm packages by name, wherever they lie. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})($|/)`

/** One forbidden direction. `from` and `to` are folders inside the checkout, as regular expressions. */
const arrow = (name, comment, from, to, options = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(options.alsoTests ? {} : { pathNot: test }) },
  to: { path: to, ...(options.except ? { pathNot: options.except } : {}) },
})

const electronPackages = packages('electron', 'electron-store', 'electron-log', 'electron-updater')
const nativePackages = packages('electron', 'electron-store', 'electron-log', 'libsql', 'keytar', 'undici')
const windowPackages = packages(
  'react',
  'react-dom',
  '@fluentui',
  '@xyflow',
  'monaco-editor',
  'zustand',
  'lexical',
)

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other hide a third concept: give it a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    arrow(
      'shared-knows-only-itself',
      'shared/ imports nothing of main/ or renderer/.',
      '^shared/',
      '^(main|renderer|build|bench|tests|examples)/',
      {
        alsoTests: true,
      },
    ),
    arrow(
      'shared-has-no-platform',
      'shared/ runs anywhere: no Electron, native module or window library.',
      '^shared/',
      [nativePackages, windowPackages],
    ),
    {
      name: 'shared-has-no-node',
      comment: 'shared/ runs in the window too: no Node module.',
      severity: 'error',
      from: { path: '^shared/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    arrow(
      'engine-knows-only-shared',
      'The engine gets everything else handed in as ports.',
      '^main/engine/',
      '^main/',
      {
        except: '^main/engine/',
      },
    ),
    arrow(
      'engine-has-no-platform',
      'No Electron, database or network in the engine: a port is missing.',
      '^main/engine/',
      nativePackages,
    ),
    {
      name: 'engine-has-no-node',
      comment: 'No files, network, system clock or randomness in the engine: a port is missing.',
      severity: 'error',
      from: { path: '^main/engine/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    arrow(
      'handlers-know-engine-and-connectors',
      "Actions and triggers use the engine's types and connectors.",
      '^main/(actions|triggers)/',
      '^main/',
      {
        except: '^main/($1|engine|connectors)/',
      },
    ),
    arrow(
      'adapters-stand-alone',
      'connectors, storage and credentials know shared/ and Node, not each other.',
      '^main/(connectors|storage|credentials)/',
      '^main/',
      {
        except: '^main/$1/',
      },
    ),
    arrow(
      'keychain-in-credentials',
      'Only main/credentials/ meets the keychain.',
      '^(main/(?!credentials/)|renderer/|shared/)',
      packages('keytar'),
    ),
    arrow(
      'services-know-no-door',
      'Services are called by doors (app, ipc, cli), never the other way.',
      '^main/(services|gateway)/',
      '^main/(app|ipc|preload|cli)/',
    ),
    arrow(
      'ipc-knows-services',
      'An IPC handler calls a service; the rooms below are the service’s.',
      '^main/ipc/',
      '^main/',
      {
        except: '^main/(ipc|services)/',
      },
    ),
    arrow(
      'preload-knows-the-contract',
      'The preload knows shared/ipc/ and the Electron bridge.',
      '^main/preload/',
      '^(main|shared)/',
      {
        except: '^(main/preload|shared/ipc)/',
      },
    ),
    arrow(
      'cli-has-no-window',
      'The command line uses services and below.',
      '^main/cli/',
      '^main/(app|ipc|preload)/',
    ),
    arrow(
      'electron-in-app-and-preload',
      'Only main/app/ and main/preload/ meet Electron.',
      '^(main/(?!(app|preload)/)|shared/|renderer/)',
      electronPackages,
    ),
    arrow(
      'renderer-knows-shared',
      'The window reaches main through the bridge only.',
      '^renderer/',
      '^(main|build|bench|tests)/',
      {
        alsoTests: true,
      },
    ),
    arrow(
      'renderer-has-no-native',
      'The window is sandboxed: no native module.',
      '^renderer/',
      nativePackages,
    ),
    {
      name: 'renderer-has-no-node',
      comment: 'The window is sandboxed: no Node module.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    arrow(
      'ui-shows-and-tells',
      'renderer/ui/ has no store and no bridge: it gets props.',
      '^renderer/ui/',
      ['^renderer/', packages('zustand')],
      {
        except: '^renderer/(ui|strings)/',
      },
    ),
    arrow(
      'product-needs-no-tools',
      'What ships imports neither build/, tests/ nor bench/.',
      '^(shared|main|renderer)/',
      '^(build|tests|bench)/',
    ),
    arrow(
      'tests-are-not-imported',
      'What a test and another file share is a file of its own.',
      '^(shared|main|renderer|build|bench)/',
      test,
    ),
  ],
  options: {
    // TypeScript 7 has no parser for others to call; swc reads the same files.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-results)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
