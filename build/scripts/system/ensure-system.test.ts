import { expect, test } from 'vitest'
import { ensureSystem, type SystemPorts } from './ensure-system.ts'

/** A Debian that misses a library and Xvfb until apt-get has installed them; notes what it is told to do. */
function fakeSystem(given: Partial<SystemPorts> = {}) {
  const installed = new Set<string>()
  const log: string[] = []
  const ports: SystemPorts = {
    platform: 'linux',
    isRoot: true,
    hasAptGet: true,
    look: () => ({
      missingLibraries: installed.has('libgbm1') ? [] : ['libgbm.so.1'],
      hasProgram: (name) => name !== 'Xvfb' || installed.has('xvfb'),
      hasFile: () => true,
    }),
    aptGet: (...args) => {
      log.push(`apt-get ${args.join(' ')}`)
      for (const arg of args) installed.add(arg.replace(/t64$/, ''))
      return true
    },
    knowsPackage: () => false,
    say: (line) => log.push(line),
    ...given,
  }
  return { ports, log }
}

const install = 'apt-get install -y --no-install-recommends'

test.each<[string, Partial<SystemPorts>, boolean, string[]]>([
  [
    'root on Debian installs',
    {},
    true,
    ['system: installing libgbm1 xvfb ...', 'apt-get update', `${install} libgbm1 xvfb`],
  ],
  [
    'names of newer releases are used where they are known',
    { knowsPackage: (name) => name === 'libgbm1t64' },
    true,
    ['system: installing libgbm1 xvfb ...', 'apt-get update', `${install} libgbm1t64 xvfb`],
  ],
  [
    'anybody else is told the one command',
    { isRoot: false },
    false,
    ['system: missing packages; run:\n  sudo apt-get update && sudo apt-get install -y libgbm1 xvfb'],
  ],
  [
    'other systems are told the names',
    { hasAptGet: false },
    false,
    ['system: missing here; install what Debian calls: libgbm1 xvfb'],
  ],
  ['Windows and macOS need nothing', { platform: 'darwin' }, true, []],
])('%s', (_, given, ready, said) => {
  const { ports, log } = fakeSystem(given)
  expect({ ready: ensureSystem(ports, 'tests'), said: log }).toEqual({ ready, said })
})

test('an apt-get that fails, or that changes nothing, is said', () => {
  const failing = fakeSystem({ aptGet: () => false })
  expect(ensureSystem(failing.ports, 'tests')).toBe(false)
  expect(failing.log.at(-1)).toContain('system: that failed; run:')
  const idle = fakeSystem({ aptGet: () => true })
  expect(ensureSystem(idle.ports, 'tests')).toBe(false)
  expect(idle.log.at(-1)).toBe('system: still missing: libgbm1 xvfb')
})
