import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { CliIo } from './cli-io.ts'

/** Names the folder of the installation, for machines with several. */
const variable = 'FLOWBENCH_USER_DATA'

/**
 * The installation's own folder, which the app uses too: states of connections, audit, vault file. FLOWBENCH_USER_DATA
 * where it is set.
 */
export function userDataFolder(env: CliIo['env'], platform: NodeJS.Platform = process.platform): string {
  const given = env[variable]
  if (given !== undefined && isAbsolute(given)) return given
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Flowbench')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Flowbench')
  const config = env.XDG_CONFIG_HOME
  return join(config?.startsWith('/') ? config : join(homedir(), '.config'), 'Flowbench')
}
