import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useSchemaSources } from '../connector-operations/use-schema-sources.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import type { FlowRef } from '../document/documents.ts'
import type { SchemaSources } from '../expression/schema-of-expression.ts'

/** What is known of a flow's values beyond its text, for the language service of an editor. No text: nothing is asked. */
export function useKnownSources(flow: FlowRef, text: string): RefObject<SchemaSources> {
  const document = useMemo(
    () => (text === '' ? undefined : flowDocumentOf(text, findAnalysis(flow).chosen)),
    [flow, text],
  )
  const { sources } = useSchemaSources(flow, document)
  const latest = useRef(sources)
  useEffect(() => {
    latest.current = sources
  })
  return latest
}
