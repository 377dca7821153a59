import { describe, expect, test } from 'vitest'
import { isDebianLike } from './look-at-system.ts'
import { missingPackages, type SystemView } from './missing-packages.ts'
import { missingLibraries } from './system-needs.ts'

const complete: SystemView = { missingLibraries: [], hasProgram: () => true, hasFile: () => true }

test('ldd output: only what is not found, each once', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007f79214ce000)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f7920e1e000)',
    '\tlibnss3.so => not found',
    '\tlibgtk-3.so.0 => not found',
  ].join('\n')
  expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libnss3.so'])
})

describe('missingPackages', () => {
  test.each<[string, Partial<SystemView>, 'app' | 'tests', string[], string[]]>([
    ['a complete system misses nothing', {}, 'tests', [], []],
    [
      'libraries by name',
      { missingLibraries: ['libgbm.so.1', 'libasound.so.2'] },
      'app',
      ['libasound2', 'libgbm1'],
      [],
    ],
    [
      'an app does not need a virtual screen',
      { hasProgram: () => false, hasFile: () => false },
      'app',
      [],
      [],
    ],
    [
      'tests need screen, bus, keyring, servers and a font',
      { hasProgram: () => false, hasFile: () => false },
      'tests',
      [
        'xvfb',
        'xauth',
        'dbus',
        'dbus-x11',
        'gnome-keyring',
        'postgresql',
        'mariadb-server',
        'openssh-server',
        'proftpd-core',
        'proftpd-mod-crypto',
        'dovecot-imapd',
        'fonts-roboto-unhinted',
      ],
      [],
    ],
    ['one program', { hasProgram: (name) => name !== 'Xvfb' }, 'tests', ['xvfb'], []],
    [
      'an unknown library is named, and its likely bringers installed',
      { missingLibraries: ['libatk-1.0.so.0', 'libnss3.so'] },
      'app',
      ['libnss3', 'libgtk-3-0'],
      ['libatk-1.0.so.0'],
    ],
  ])('%s', (_, view, purpose, packages, unknownLibraries) => {
    expect(missingPackages({ ...complete, ...view }, purpose)).toEqual({ packages, unknownLibraries })
  })
})

test.each([
  ['ID=debian\nVERSION_ID="12"', true],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"', true],
  ['ID=fedora\nNAME="not debian"', false],
  ['', false],
])('os-release %o is Debian-like: %s', (text, expected) => {
  expect(isDebianLike(text)).toBe(expected)
})
