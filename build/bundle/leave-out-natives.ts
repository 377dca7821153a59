import type { Plugin } from 'vite'

/**
 * Parts in native code that packages try to load and do without (`ssh2`): compiled where somebody has a compiler, they
 * are in no package of the app.
 */
const natives = [/^cpu-features$/, /\/sshcrypto\.node$/]
const standIn = '\0left-out-native.cjs'

/** Puts a module that fails to load in their place, as if they were not there. */
export function leaveOutNatives(): Plugin {
  return {
    name: 'leave-out-natives',
    enforce: 'pre',
    resolveId: (source) => (natives.some((native) => native.test(source)) ? standIn : null),
    load: (id) =>
      id === standIn ? "module.exports = (() => { throw new Error('left out of the bundle') })()" : null,
  }
}
