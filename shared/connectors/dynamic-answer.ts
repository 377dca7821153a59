import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { parseJson, printJson } from '../json/index.ts'
import { isObject, propertyOf } from '../wdl/lookup.ts'
import type { DynamicSource } from './dynamic-source.ts'
import { plainText } from './parameter-text.ts'
import { readSteps } from './policies/policy-path.ts'

/** One choice as a service gave it. */
export interface ReadChoice {
  readonly value: WdlValue
  readonly title: string
  readonly isFolder: boolean
  readonly item: WdlValue
}

/** The value at a path such as `name`, `fields/Title`, `a.b[0]`; a property that is called like the whole path wins. */
export function valueAtPath(value: WdlValue, path: string): WdlValue | undefined {
  const whole = propertyOf(value, path)
  if (whole !== undefined) return whole
  let current: WdlValue | undefined = value
  for (const step of readSteps(path)) {
    if (Array.isArray(current)) current = (current as readonly WdlValue[])[Number(step)]
    else if (isObject(current)) current = propertyOf(current, String(step))
    else return undefined
  }
  return current
}

/**
 * The choices in an answer: the list at the source's path, or the only list there is; each item's value and title by
 * their paths. Items without a value are passed over, the same value comes once.
 */
export function readChoices(source: DynamicSource, answer: WdlValue): readonly ReadChoice[] {
  const seen = new Set<string>()
  return listIn(source, answer).flatMap((item) => {
    const { folderPath, titlePath, valuePath } = source
    const found = valuePath === undefined || !isObject(item) ? item : valueAtPath(item, valuePath)
    const value = found ?? null
    if (value === null) return []
    const key = printJson(value)
    if (seen.has(key)) return []
    seen.add(key)
    const title = titlePath === undefined || !isObject(item) ? undefined : valueAtPath(item, titlePath)
    return [
      {
        value,
        title: title === undefined || title === null || title === '' ? plainText(value) : plainText(title),
        isFolder: folderPath !== undefined && isYes(valueAtPath(item, folderPath)),
        item,
      },
    ]
  })
}

function listIn({ itemsPath }: DynamicSource, answer: WdlValue): readonly WdlValue[] {
  const named = itemsPath === undefined || itemsPath === '' ? undefined : valueAtPath(answer, itemsPath)
  if (Array.isArray(named)) return named as readonly WdlValue[]
  if (Array.isArray(answer)) return answer as readonly WdlValue[]
  if (!isObject(answer)) return []
  const usual = propertyOf(answer, 'value')
  if (Array.isArray(usual)) return usual as readonly WdlValue[]
  const lists = Object.values(answer).filter((inner) => Array.isArray(inner))
  return lists.length === 1 ? (lists[0] as readonly WdlValue[]) : []
}

function isYes(value: WdlValue | undefined): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(true|1|yes)$/i.test(value))
}

/** The schema in an answer, at the source's path; JSON in a text is read. `undefined` where there is none. */
export function readDynamicSchema({ schemaPath }: DynamicSource, answer: WdlValue): WdlObject | undefined {
  const whole = typeof answer === 'string' ? readJson(answer) : answer
  const found =
    schemaPath === undefined || schemaPath === '' ? whole : (valueAtPath(whole, schemaPath) ?? null)
  const schema = typeof found === 'string' ? readJson(found) : found
  return isObject(schema) ? schema : undefined
}

function readJson(text: string): WdlValue {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
