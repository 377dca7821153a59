/** A request as policies change it; names of headers in lower case. */
export interface PolicyState {
  origin: string
  basePath: string
  /** Below the base path, without the query. */
  path: string
  method: string
  query: [string, string][]
  headers: Map<string, string>
  body: unknown
  /** Requests that are made before it: `GET /path`. */
  before: string[]
}

/** What stands in for the connection, the path and the answers of the service. */
export interface PolicyWorld {
  readonly parameters: Readonly<Record<string, string>>
  readonly pathValues: Readonly<Record<string, string>>
  /** What the service answers to whatever it is asked. */
  readonly answer: Readonly<Record<string, unknown>>
}

interface Instance {
  readonly templateId: string
  readonly parameters?: Readonly<Record<string, unknown>>
}

const prefix = 'x-ms-apimTemplateParameter.'

/**
 * A second reading of apiProperties.json, straight from Microsoft's pages on policy templates and shared with nothing of
 * the app: what the policies of one operation make of a request. `undefined` where one of them is not read here.
 */
export function expectPolicies(
  properties: unknown,
  operationId: string,
  start: PolicyState,
  world: PolicyWorld,
): PolicyState | undefined {
  const state: PolicyState = {
    ...start,
    query: [...start.query],
    headers: new Map(start.headers),
    before: [],
  }
  for (const instance of instancesOf(properties)) {
    const names = instance.parameters?.['x-ms-apimTemplate-operationName']
    if (Array.isArray(names) && names.length > 0 && !names.includes(operationId)) continue
    const section = instance.parameters?.['x-ms-apimTemplate-policySection'] ?? 'Request'
    if (section !== 'Request') continue
    if (!apply(instance, state, world)) return undefined
  }
  return state
}

function instancesOf(properties: unknown): readonly Instance[] {
  const inner = (properties as { properties?: { policyTemplateInstances?: Instance[] } }).properties
  return inner?.policyTemplateInstances ?? []
}

function apply(instance: Instance, state: PolicyState, world: PolicyWorld): boolean {
  const text = (name: string) => String(instance.parameters?.[prefix + name] ?? '')
  const filled = (name: string) => fill(text(name), state, world)
  switch (instance.templateId.toLowerCase()) {
    case 'setheader': {
      const name = text('name').toLowerCase()
      const had = state.headers.get(name)
      const value = filled('value')
      if (had !== undefined && text('existsAction') === 'skip') return true
      if (value === '') {
        state.headers.delete(name)
      } else {
        const isAppended = had !== undefined && text('existsAction') === 'append'
        state.headers.set(name, isAppended ? `${had},${value}` : value)
      }
      return true
    }
    case 'setqueryparameter': {
      const name = decodeURIComponent(text('name'))
      const has = state.query.some(([one]) => one.toLowerCase() === name.toLowerCase())
      if (has && text('existsAction') === 'skip') return true
      const value = filled('value')
      if (text('existsAction') !== 'append') {
        state.query = state.query.filter(([one]) => one.toLowerCase() !== name.toLowerCase())
      }
      state.query.push([name, value])
      return true
    }
    case 'dynamichosturl': {
      const url = filled('urlTemplate').replace(/^https:\/\/(https?:)/, '$1')
      const [, origin = '', basePath = ''] = /^(https?:\/\/[^/]+)(.*?)\/*$/.exec(url) ?? []
      state.origin = origin.toLowerCase()
      state.basePath = basePath
      return origin !== ''
    }
    case 'routerequesttoendpoint': {
      const path = filled('newPath').replace(
        /\{([^}]+)\}/g,
        (whole, name: string) => world.pathValues[name] ?? whole,
      )
      state.path = path.startsWith('/') ? path : `/${path}`
      const method = text('httpMethod')
      if (method !== '' && !method.startsWith('@')) state.method = method
      return true
    }
    case 'setvaluefromurl': {
      const path = text('parameterValueUrl').replace(
        /\{([^}]+)\}/g,
        (whole, name: string) => world.pathValues[name] ?? whole,
      )
      state.before.push(`GET ${state.basePath}${path}`)
      const key = /\['([^']+)'\]/.exec(text('parameterValuePathTemplate'))?.[1] ?? ''
      const header = /@headers\('([^']+)'\)/.exec(text('parameterTemplate'))?.[1]
      if (header === undefined) return false
      state.headers.set(header.toLowerCase(), String(world.answer[key]))
      return true
    }
    case 'setproperty':
      return setProperty(
        state,
        text('newPropertyParentPathTemplate'),
        text('newPropertySubPathTemplate'),
        filled('propertyValuePathTemplate'),
      )
    case 'pollingtrigger':
    case 'updatenextlink':
    case 'setconnectionstatustounauthenticated':
      return true
    default:
      // Conversions of bodies have tables of their own (shared/connectors/policies/policies.test.ts).
      return false
  }
}

function setProperty(state: PolicyState, parent: string, sub: string, value: string): boolean {
  const steps = /^@body\(\)((?:\.\w+)*)$/.exec(parent)?.[1]?.split('.').slice(1)
  const name = /^(?:\['([^']+)'\]|\.?([\w@.-]+))$/.exec(sub)
  if (steps === undefined || name === null || value.includes('@') || /^[[{]/.test(value)) return false
  const copy: unknown = structuredClone(state.body)
  let at = copy
  for (const step of steps) at = (at as Record<string, unknown> | undefined)?.[step]
  for (const holder of Array.isArray(at) ? at : [at]) {
    if (typeof holder !== 'object' || holder === null) return at === undefined
    ;(holder as Record<string, unknown>)[name[1] ?? name[2] ?? ''] = value
  }
  state.body = copy
  return true
}

function fill(template: string, state: PolicyState, { parameters }: PolicyWorld): string {
  return template.replace(
    /@(\w+)\('([^']*)'(?:,\s*'([^']*)')?\)/g,
    (_whole, call: string, name: string, fallback: string | undefined) => {
      const found =
        call === 'connectionParameters'
          ? Object.entries(parameters).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1]
          : call === 'headers'
            ? state.headers.get(name.toLowerCase())
            : state.query.find(([one]) => one === name)?.[1]
      return found ?? fallback ?? ''
    },
  )
}
