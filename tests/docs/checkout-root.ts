import { resolve } from 'node:path'

/** Absolute path of the checkout these tests lie in. */
export const checkoutRoot = resolve(import.meta.dirname, '../..')
