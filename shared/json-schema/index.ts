export { type SchemaViolation, validateJson } from './check-json-schema.ts'
export { sampleOfSchema } from './sample-of-schema.ts'
export { typeName } from './type-name.ts'
