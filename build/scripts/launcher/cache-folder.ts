import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Flowbench's folder in the user's cache: XDG_CACHE_HOME (or ~/.cache), ~/Library/Caches, %LOCALAPPDATA%.
 * Shared between checkouts; may be deleted at any time.
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'flowbench')
  if (platform === 'darwin') return join(home, 'Library/Caches/flowbench')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData/Local'), 'flowbench', 'Cache')
  return join(home, '.cache/flowbench')
}
