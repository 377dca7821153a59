const names = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
  'api-key',
  'apikey',
  'x-functions-key',
  'x-ms-authorization-auxiliary',
  'ocp-apim-subscription-key',
])

/** Whether a header (in any case) signs a request: its value is never recorded and stays with its origin. */
export function isSecretHeader(name: string): boolean {
  return names.has(name.toLowerCase())
}
