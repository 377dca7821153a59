export { type SchemaViolation, validateJson } from './check-json-schema.ts'
export { typeName } from './type-name.ts'
