import { storeByFlow } from './stored-by-flow.ts'

/** Expressions that the person watches, by flow. */
export const watches = storeByFlow<string>('flowbench.watches', (value) =>
  typeof value === 'string' && value !== '' ? value : undefined,
)
