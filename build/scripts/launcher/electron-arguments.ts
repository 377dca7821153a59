/**
 * Arguments that start the app of a checkout in an Electron found by the launcher.
 * Chromium refuses to run sandboxed as root on Linux; only then it is told to do without.
 */
export function electronArguments(
  root: string,
  args: readonly string[],
  user: { readonly platform: NodeJS.Platform; readonly isRoot: boolean },
): { args: string[]; withoutSandbox: boolean } {
  const withoutSandbox = user.platform === 'linux' && user.isRoot
  return { args: [...(withoutSandbox ? ['--no-sandbox'] : []), root, ...args], withoutSandbox }
}

/** The person running this process. */
export function currentUser(): { platform: NodeJS.Platform; isRoot: boolean } {
  return { platform: process.platform, isRoot: process.getuid?.() === 0 }
}
