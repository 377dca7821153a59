/** Path of a trigger of a workflow, under which it can be called; percent-encoded. */
export function triggerPath(workflowId: string, trigger: string): string {
  return `/workflows/${workflowId}/triggers/${encodeURIComponent(trigger)}`
}

/** What the bearer of a trigger's address may do. */
export function triggerPermission(trigger: string): string {
  return `/triggers/${trigger}/run`
}
