/**
 * Packages that stay outside the Node-side bundles: Electron itself and the two with native binaries,
 * which are loaded from node_modules (unpacked beside the asar in an installed app).
 */
export const externalPackages: readonly string[] = ['electron', 'libsql', 'libsql/promise', 'keytar']
