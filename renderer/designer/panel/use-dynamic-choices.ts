import { useCallback, useEffect, useState } from 'react'
import type { FlowErrorData } from '../../../shared/errors/index.ts'
import type { DynamicChoice, DynamicSchema } from '../../../shared/ipc/connectors-payloads.ts'
import { asId } from '../../../shared/run/index.ts'
import { bridge } from '../../bridge/bridge.ts'
import { toErrorData } from '../../bridge/bridge-error.ts'
import type { DynamicQuery } from './dynamic-query.ts'

/** Choices as far as they have come. */
export interface ChoicesState {
  /** Undefined: not asked for yet. */
  readonly choices: readonly DynamicChoice[] | undefined
  readonly missing: readonly string[]
  readonly isLoading: boolean
  readonly error: FlowErrorData | undefined
  readonly hasMore: boolean
  /** They are what the sandbox has. */
  readonly isFromSandbox: boolean
  readonly refresh: () => void
  readonly more: () => void
}

interface Answer {
  readonly key: string
  readonly choices?: readonly DynamicChoice[]
  readonly missing?: readonly string[]
  readonly next?: string | undefined
  readonly isFromSandbox?: boolean | undefined
  readonly error?: FlowErrorData
}

/** Which of the choices: what is inside of a folder, what a search finds. */
interface WhichChoices {
  readonly parent?: string
  readonly search?: string
}

/** Choices that a service gives for a field, asked for once they are wanted, again when what they depend on changes. */
export function useDynamicChoices(
  query: DynamicQuery,
  isWanted: boolean,
  { parent, search }: WhichChoices = {},
): ChoicesState {
  const key = JSON.stringify([query, parent, search])
  const [answer, setAnswer] = useState<Answer>()
  const [asking, setAsking] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const isKnown = answer?.key === key
  const which = {
    ...(parent === undefined ? {} : { parent }),
    ...(search === undefined || search === '' ? {} : { search }),
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query; another attempt asks again
  useEffect(() => {
    if (!isWanted || (isKnown && attempt === 0)) return
    let isCurrent = true
    setAsking(key)
    bridge.connectors
      .dynamicValues({
        ...liveCall(query),
        ...which,
        refresh: attempt > 0,
      })
      .then(
        ({ choices, missing, next, isFromSandbox }) =>
          isCurrent && setAnswer({ key, choices, missing, next, isFromSandbox }),
        (thrown) => isCurrent && setAnswer({ key, error: toErrorData(thrown) }),
      )
      .finally(() => isCurrent && setAsking(undefined))
    return () => {
      isCurrent = false
    }
  }, [key, isWanted, attempt])

  const refresh = useCallback(() => setAttempt((before) => before + 1), [])
  const more = () => {
    const next = answer?.next
    if (answer === undefined || next === undefined) return
    setAsking(key)
    bridge.connectors
      .dynamicValues({ ...liveCall(query), ...which, next })
      .then(
        (page) =>
          setAnswer({ ...answer, next: page.next, choices: [...(answer.choices ?? []), ...page.choices] }),
        (thrown) => setAnswer({ ...answer, error: toErrorData(thrown) }),
      )
      .finally(() => setAsking(undefined))
  }
  return {
    choices: isKnown ? answer.choices : undefined,
    missing: isKnown ? (answer.missing ?? []) : [],
    isLoading: asking === key,
    error: isKnown ? answer.error : undefined,
    hasMore: isKnown && answer.next !== undefined,
    isFromSandbox: isKnown && answer.isFromSandbox === true,
    refresh,
    more,
  }
}

/** The fields that a service gives for a value. */
export interface SchemaState {
  readonly answer: DynamicSchema | undefined
  readonly isLoading: boolean
  readonly error: FlowErrorData | undefined
  readonly refresh: () => void
}

/** The schema of a value that only the service knows; undefined query: none is needed. */
export function useDynamicSchema(query: DynamicQuery | undefined): SchemaState {
  const key = query === undefined ? undefined : JSON.stringify(query)
  const [answer, setAnswer] = useState<{ key: string; schema?: DynamicSchema; error?: FlowErrorData }>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query; another attempt asks again
  useEffect(() => {
    if (query === undefined || key === undefined) return
    let isCurrent = true
    bridge.connectors.dynamicSchema({ ...liveCall(query), refresh: attempt > 0 }).then(
      (schema) => isCurrent && setAnswer({ key, schema }),
      (thrown) => isCurrent && setAnswer({ key, error: toErrorData(thrown) }),
    )
    return () => {
      isCurrent = false
    }
  }, [key, attempt])
  const isKnown = answer !== undefined && answer.key === key
  return {
    answer: isKnown ? answer.schema : undefined,
    isLoading: query !== undefined && !isKnown,
    error: isKnown ? answer.error : undefined,
    refresh: () => setAttempt(attempt + 1),
  }
}

function liveCall(query: DynamicQuery) {
  // What is left out here is for the form alone.
  const { environmentId, flowId, connectionReference, isTree, titleOf, version, ...rest } = query
  return {
    ...rest,
    environmentId: asId.environment(environmentId),
    flowId: asId.flow(flowId),
    ...(connectionReference === undefined ? {} : { connectionReference }),
  }
}
