/** What a package is wanted for: opening windows, or running the end-to-end tests without a screen. */
export type Purpose = 'app' | 'tests'

/** One Debian package, and how to see that what it brings is there. */
export interface SystemNeed {
  readonly debianPackage: string
  readonly purpose: Purpose
  /** A shared library by its file name, a program on PATH, or a file. */
  readonly provides: { readonly library: string } | { readonly program: string } | { readonly file: string }
}

/** Everything Electron and its tests need from a Debian or Ubuntu system. */
export const systemNeeds: readonly SystemNeed[] = [
  { debianPackage: 'libgtk-3-0', purpose: 'app', provides: { library: 'libgtk-3.so.0' } },
  { debianPackage: 'libnss3', purpose: 'app', provides: { library: 'libnss3.so' } },
  { debianPackage: 'libasound2', purpose: 'app', provides: { library: 'libasound.so.2' } },
  { debianPackage: 'libgbm1', purpose: 'app', provides: { library: 'libgbm.so.1' } },
  { debianPackage: 'libsecret-1-0', purpose: 'app', provides: { library: 'libsecret-1.so.0' } },
  { debianPackage: 'xvfb', purpose: 'tests', provides: { program: 'Xvfb' } },
  { debianPackage: 'xauth', purpose: 'tests', provides: { program: 'xauth' } },
  { debianPackage: 'dbus', purpose: 'tests', provides: { program: 'dbus-run-session' } },
  { debianPackage: 'dbus-x11', purpose: 'tests', provides: { program: 'dbus-launch' } },
  { debianPackage: 'gnome-keyring', purpose: 'tests', provides: { program: 'gnome-keyring-daemon' } },
  // Real databases for the drivers of SQL connectors.
  { debianPackage: 'postgresql', purpose: 'tests', provides: { file: '/usr/lib/postgresql' } },
  { debianPackage: 'mariadb-server', purpose: 'tests', provides: { file: '/usr/sbin/mariadbd' } },
  // Real servers for the drivers of files.
  { debianPackage: 'openssh-server', purpose: 'tests', provides: { file: '/usr/sbin/sshd' } },
  { debianPackage: 'proftpd-core', purpose: 'tests', provides: { file: '/usr/sbin/proftpd' } },
  {
    debianPackage: 'proftpd-mod-crypto',
    purpose: 'tests',
    provides: { file: '/usr/lib/proftpd/mod_tls.so' },
  },
  // A real mail server for the driver of IMAP.
  { debianPackage: 'dovecot-imapd', purpose: 'tests', provides: { file: '/usr/sbin/dovecot' } },
  // The first font of the window's family list that Debian has: pictures look like the real thing.
  {
    debianPackage: 'fonts-roboto-unhinted',
    purpose: 'tests',
    provides: { file: '/usr/share/fonts/truetype/roboto' },
  },
]

/** Names of the libraries that `ldd` could not find, from what it printed. */
export function missingLibraries(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] as string)
  return [...new Set(names)]
}
