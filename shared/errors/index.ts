export * from './error-codes.ts'
export * from './flow-error.ts'
