import type { JsonPath } from '../../shared/errors/index.ts'

/** A JSON path as people write it: `actions.Compose.inputs.rows[2]['first name']`. */
export function pathText(path: JsonPath): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (/^[A-Za-z_$][\w$-]*$/.test(step)) text += text === '' ? step : `.${step}`
    else text += `['${step}']`
  }
  return text
}
