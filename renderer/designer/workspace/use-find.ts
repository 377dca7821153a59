import { useCallback, useMemo, useState } from 'react'
import type { DocumentKey } from '../../document/documents.ts'
import type { FlowModel } from '../model/flow-model.ts'
import { findWorkspace, selectStep, updateWorkspace } from '../workspace-state.ts'
import { findSteps } from './find-steps.ts'

/** The search of a flow as its bar shows it. */
export interface Find {
  readonly isOpen: boolean
  readonly search: string
  /** From 1; 0 where nothing was found. */
  readonly at: number
  readonly count: number
  readonly found: ReadonlySet<string>
  /** A new object takes the focus to the field. */
  readonly focusWish: object
  readonly open: () => void
  readonly close: () => void
  readonly setSearch: (search: string) => void
  readonly next: () => void
  readonly previous: () => void
}

const nothing: ReadonlySet<string> = new Set()

/** Finds steps by names, types and values, and goes through them; scopes on the way are opened. */
export function useFind(key: DocumentKey, model: FlowModel, text: string): Find {
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const [current, setCurrent] = useState<string>()
  const [focusWish, setFocusWish] = useState<object>({})
  const matches = useMemo(() => (isOpen ? findSteps(model, text, search) : []), [isOpen, model, text, search])
  const found = useMemo(
    () => (matches.length === 0 ? nothing : new Set(matches.map(({ id }) => id))),
    [matches],
  )
  const at = matches.findIndex(({ id }) => id === current)

  const goTo = (index: number) => {
    const match = matches[(index + matches.length) % Math.max(1, matches.length)]
    if (match === undefined) return
    setCurrent(match.id)
    openAround(key, model, match.id)
    selectStep(key, match.id, 'elsewhere')
    updateWorkspace(key, {
      codeReveal:
        match.range === undefined
          ? { stepId: match.id, takesFocus: false }
          : { range: match.range, takesFocus: false },
    })
  }

  return {
    isOpen,
    search,
    at: at + 1,
    count: matches.length,
    found,
    focusWish,
    open: useCallback(() => {
      setOpen(true)
      setFocusWish({})
    }, []),
    close: () => {
      setOpen(false)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-step][tabindex="0"]')?.focus())
    },
    setSearch: (next) => {
      setSearch(next)
      setCurrent(undefined)
    },
    next: () => goTo(at + 1),
    previous: () => goTo(at < 0 ? matches.length - 1 : at - 1),
  }
}

/** Unfolds every scope around a step. */
function openAround(key: DocumentKey, model: FlowModel, id: string): void {
  const { collapsed } = findWorkspace(key)
  if (collapsed.size === 0) return
  const byId = new Map(model.steps.map((step) => [step.id, step]))
  const next = new Set(collapsed)
  for (let step = byId.get(id); step?.parentId !== undefined; step = byId.get(step.parentId))
    next.delete(step.parentId)
  if (next.size < collapsed.size) updateWorkspace(key, { collapsed: next })
}
