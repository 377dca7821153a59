/** Reads `relativePath` of a Request trigger: tells the values of its `{parameters}`, or `undefined` for another path. */
export type PathMatcher = (path: string) => Readonly<Record<string, string>> | undefined

const parameter = /\{([^{}]+)\}/g

/**
 * A matcher for a template such as `/customers/{id}/orders/{order}`. Paths are percent-encoded; a parameter takes
 * anything but a slash, and its value is decoded. Case of the fixed parts does not count.
 */
export function compileRelativePath(template: string): PathMatcher {
  const names: string[] = []
  const pattern = trim(template)
    .split(parameter)
    .map((part, index) => {
      if (index % 2 === 0) return escapePattern(encodeURI(part))
      names.push(part)
      return '([^/]+)'
    })
    .join('')
  const expression = new RegExp(`^${pattern}$`, 'i')
  return (path) => {
    const match = expression.exec(trim(path))
    if (match === null) return undefined
    return Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]))
  }
}

function trim(path: string): string {
  return path.replace(/^\/+|\/+$/g, '')
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
