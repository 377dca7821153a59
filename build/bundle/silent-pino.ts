/**
 * Stands for `pino` in the Node-side bundles: imapflow loads it for a log that it is told not to write, and it does not
 * load on Node 18.15 (Electron 25), which has no `tracingChannel`.
 */
const silent = {
  child: () => silent,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
}

// biome-ignore lint/style/noDefaultExport: it takes the place of a module that has one
export default () => silent
