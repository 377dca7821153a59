export * from './detect-profile.ts'
export * from './platform-limits.ts'
export * from './profile.ts'
