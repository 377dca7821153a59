/** A sandbox of a fake, the same in every environment. */
export interface FakeSandbox {
  readonly connectorId: string
  readonly title: string
  readonly color?: string
  readonly state: unknown
  /** Says why a state is not taken; undefined when it is. */
  readonly refuses?: (state: unknown) => string | undefined
}

/** Main's answers about sandboxes, from a seed. */
export function fakeSandboxes(
  seed: readonly FakeSandbox[],
  refusal: (code: 'sandbox.invalid-state', message: string) => Error,
) {
  const states = new Map(seed.map(({ connectorId, state }) => [connectorId, state]))
  return {
    sandboxes: {
      list: () =>
        seed.map(({ color, connectorId, title }) => ({
          connectorId,
          title,
          ...(color === undefined ? {} : { color }),
          parts: Object.entries(states.get(connectorId) as object).flatMap(([name, value]) =>
            Array.isArray(value) ? [{ name, count: value.length }] : [],
          ),
        })),
      get: ({ connectorId }: { connectorId: string }) => JSON.stringify(states.get(connectorId)),
      set: ({ connectorId, json }: { connectorId: string; json: string }) => {
        const state: unknown = JSON.parse(json)
        const reason = seed.find((one) => one.connectorId === connectorId)?.refuses?.(state)
        if (reason !== undefined) throw refusal('sandbox.invalid-state', reason)
        states.set(connectorId, state)
      },
      reset: ({ connectorId }: { connectorId: string }) => {
        states.set(connectorId, seed.find((one) => one.connectorId === connectorId)?.state)
      },
    },
  }
}
