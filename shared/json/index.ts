export { jsonEquals } from './json-equals.ts'
export { JsonError } from './json-error.ts'
export { maxJsonDepth, parseJson } from './parse-json.ts'
export { printJson } from './print-json.ts'
