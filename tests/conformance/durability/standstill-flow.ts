/** Two calls, one after the other, and something after them. */
export function standstillFlow(url: string): string {
  const http = (path: string) => ({
    type: 'Http',
    inputs: { method: 'GET', uri: `${url}${path}`, retryPolicy: { type: 'none' } },
  })
  return JSON.stringify({
    triggers: { manual: { type: 'Request', inputs: {} } },
    actions: {
      First: http('/first'),
      Second: { ...http('/second'), runAfter: { First: ['Succeeded'] } },
      After: { type: 'Compose', inputs: "@length(body('First'))", runAfter: { Second: ['Succeeded'] } },
    },
  })
}
