import { useEffect } from 'react'
import { create } from 'zustand'
import type { JsonPath } from '../../shared/errors/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import type { ConnectionFacts } from '../../shared/wdl/connection-facts.ts'
import { type FlowDocument, openFlowDocument } from '../../shared/wdl/flow-document.ts'
import type { OperationFacts } from '../../shared/wdl/operation-facts.ts'
import type { Problem } from '../../shared/wdl/problem.ts'
import {
  connectionFactsOf,
  haveFactsChanged,
  useConnectionFacts,
} from '../connector-operations/connection-facts.ts'
import { askForOperations } from '../connector-operations/known-schemas.ts'
import { useOperations } from '../connector-operations/operation-details.ts'
import { factsOfSteps } from '../connector-operations/operation-facts.ts'
import type { FlowModel } from '../designer/model/flow-model.ts'
import { shareModel } from '../designer/model/share-model.ts'
import { inOwnWords } from '../strings/sentences.ts'
import { type DefinitionChoice, type ReadResult, readModel } from './analyse-text.ts'
import { askAnalysis } from './analysis-client.ts'
import { type DocumentKey, documentKey, type FlowRef, findDocument, useDocuments } from './documents.ts'
import type { OpenDocument } from './open-document.ts'
import { chosenProfile, useProfiles } from './profile-choice.ts'

/** What is known of a document's text: the graph for the canvas and what the flow checker found. */
export interface Analysis {
  /** The last model that could be read. */
  readonly model: FlowModel | undefined
  /** The text the model was read from; its ranges count in it. */
  readonly modelText: string
  /** The JSON is broken now: the model, if any, is that of an older text. */
  readonly syntaxError: Problem | undefined
  /** Every definition of the document. */
  readonly definitions: readonly DefinitionChoice[]
  /** The definition the person chose to see; undefined: the first one. */
  readonly chosen: JsonPath | undefined
  readonly problems: readonly Problem[]
  /** False until the text was read for the first time. */
  readonly isRead: boolean
  /** False while the checker has not seen the newest text. */
  readonly isChecked: boolean
}

const nothingKnown: Analysis = {
  model: undefined,
  modelText: '',
  syntaxError: undefined,
  definitions: [],
  chosen: undefined,
  problems: [],
  isRead: false,
  isChecked: false,
}

interface AnalysesState {
  readonly byKey: ReadonlyMap<DocumentKey, Analysis>
}

/** Derived from the documents by `watchAnalysis`; nobody else writes it. */
export const useAnalyses = create<AnalysesState>(() => ({ byKey: new Map() }))

/** Texts up to this length, in UTF-16 units, are read in the window itself, at once after an edit in the designer. */
export const smallText = 1_000_000

/** Pauses, in ms, after which a text that is being typed is read and checked. */
const readPauseMs = 120
const checkPauseMs = 200
const largePauseMs = 600

/** What is known of a flow's document, for components; keeps it up to date while mounted. */
export function useAnalysis(environmentId: EnvironmentId, flowId: FlowId): Analysis {
  const key = documentKey({ environmentId, flowId })
  useEffect(() => watchAnalysis({ environmentId, flowId }), [environmentId, flowId])
  return useAnalyses(({ byKey }) => byKey.get(key) ?? nothingKnown)
}

/** What is known of a flow's document, outside of components. */
export function findAnalysis(flow: FlowRef): Analysis {
  return useAnalyses.getState().byKey.get(documentKey(flow)) ?? nothingKnown
}

/** Reads the newest text now instead of after the pause, when it is small enough for that. */
export function readNow(flow: FlowRef): void {
  watched.get(documentKey(flow))?.analyst.readNow()
}

const watched = new Map<DocumentKey, { readonly analyst: Analyst; watchers: number }>()

let isPruning = false

/** A document that was closed may come back as another text: what was known of it goes with it. */
function forgetClosed(): void {
  const { entries } = useDocuments.getState()
  const { byKey } = useAnalyses.getState()
  const left = [...byKey].filter(([key]) => entries.has(key))
  if (left.length < byKey.size) useAnalyses.setState({ byKey: new Map(left) })
}

/** Keeps the analysis of a document up to date until the undoing is called. */
export function watchAnalysis(flow: FlowRef): () => void {
  const key = documentKey(flow)
  if (!isPruning) useDocuments.subscribe(forgetClosed)
  isPruning = true
  const entry = watched.get(key) ?? { analyst: new Analyst(flow, key), watchers: 0 }
  entry.watchers += 1
  watched.set(key, entry)
  return () => {
    entry.watchers -= 1
    if (entry.watchers > 0) return
    entry.analyst.stop()
    watched.delete(key)
  }
}

/** Follows one document. */
class Analyst {
  private readonly flow: FlowRef
  private readonly key: DocumentKey
  private readonly unsubscribe: () => void
  private readTimer: ReturnType<typeof setTimeout> | undefined
  private checkTimer: ReturnType<typeof setTimeout> | undefined
  private seen: string | undefined
  private isAsking = false
  private isStopped = false

  constructor(flow: FlowRef, key: DocumentKey) {
    this.flow = flow
    this.key = key
    const known = useAnalyses.getState().byKey.get(key)
    if (known?.isChecked && known.modelText === findDocument(flow)?.text) this.seen = known.modelText
    const stopLooking = useDocuments.subscribe(() => this.look())
    // Other limits find other problems in the same text.
    const stopChoosing = useProfiles.subscribe(() => this.planCheck(0))
    const stopLearning = useOperations.subscribe(({ byKey }, before) => {
      if (byKey !== before.byKey) this.planCheck(checkPauseMs)
    })
    const stopConnecting = useConnectionFacts.subscribe((now, before) => {
      if (haveFactsChanged(this.key, now, before)) this.planCheck(checkPauseMs)
    })
    this.unsubscribe = () => {
      stopConnecting()
      stopLooking()
      stopChoosing()
      stopLearning()
    }
    this.look()
  }

  stop(): void {
    this.isStopped = true
    this.unsubscribe()
    clearTimeout(this.readTimer)
    clearTimeout(this.checkTimer)
  }

  readNow(): void {
    const document = findDocument(this.flow)
    if (document !== undefined && document.text.length <= smallText) this.read(document.text)
  }

  private look(): void {
    const document = findDocument(this.flow)
    if (document === undefined) this.seen = undefined
    if (document === undefined || document.text === this.seen) return
    const isFirst = this.seen === undefined
    // Of a text that the window has read an edit costs little, however large the text is.
    const isLarge =
      document.text.length > smallText && (document.change.source === 'code' || !wasRead(this.seen))
    this.seen = document.text
    this.set({ isChecked: false })
    if (!isLarge) this.planRead(document)
    this.planCheck(isFirst ? 0 : document.text.length > smallText ? largePauseMs : checkPauseMs)
  }

  /** Typing is read after a pause; all else at once, so that the canvas answers in the same frame. */
  private planRead({ text, change }: OpenDocument): void {
    clearTimeout(this.readTimer)
    if (change.source !== 'code') this.read(text)
    else this.readTimer = setTimeout(() => this.readNow(), readPauseMs)
  }

  private read(text: string): void {
    clearTimeout(this.readTimer)
    const known = findAnalysis(this.flow)
    if (known.isRead && known.modelText === text && known.syntaxError === undefined) return
    this.take(text, readModel(flowDocumentOf(text, known.chosen)))
  }

  /** Another definition of the same text is to be seen. */
  choose(chosen: JsonPath): void {
    this.set({ chosen, modelText: '', isChecked: false })
    this.readNow()
    this.planCheck(0)
  }

  private take(text: string, { model, syntaxError, definitions }: ReadResult): void {
    if (syntaxError !== undefined) this.set({ syntaxError: inOwnWords(syntaxError), isRead: true })
    else {
      const before = findAnalysis(this.flow)
      this.set({
        model: model && shareModel(before.model, model),
        modelText: text,
        syntaxError: undefined,
        definitions: isSameJson(before.definitions, definitions) ? before.definitions : definitions,
        isRead: true,
      })
    }
  }

  private planCheck(pauseMs: number): void {
    clearTimeout(this.checkTimer)
    this.checkTimer = setTimeout(() => void this.check(), pauseMs)
  }

  /** One question at a time; a text that came meanwhile is asked about afterwards. */
  private async check(): Promise<void> {
    const text = findDocument(this.flow)?.text
    if (text === undefined || this.isAsking || this.isStopped) return
    this.isAsking = true
    try {
      const { problems, read } = await askAnalysis({
        text,
        wantsModel: text.length > smallText && findAnalysis(this.flow).modelText !== text,
        definitionPath: findAnalysis(this.flow).chosen,
        profile: chosenProfile(this.flow),
        ...this.factsOf(text),
      })
      if (this.isStopped || findDocument(this.flow) === undefined) return
      if (read !== undefined) this.take(text, read)
      const isNewest = findDocument(this.flow)?.text === text
      this.set({ problems: problems.map((problem) => inOwnWords(problem)), isChecked: isNewest })
    } finally {
      this.isAsking = false
      if (!this.isStopped && findDocument(this.flow)?.text !== text) this.planCheck(0)
    }
  }

  /** What main says of the flow's steps and connections. Asked for here; once it is known the text is checked again. */
  private factsOf(text: string): {
    readonly operationFacts: readonly OperationFacts[]
    readonly connectionFacts: readonly ConnectionFacts[]
  } {
    if (text.length > smallText) return { operationFacts: [], connectionFacts: [] }
    const document = flowDocumentOf(text, findAnalysis(this.flow).chosen)
    askForOperations(this.flow, document)
    return {
      operationFacts: factsOfSteps(this.flow, document),
      connectionFacts: connectionFactsOf(this.flow, document),
    }
  }

  private set(change: Partial<Analysis>): void {
    useAnalyses.setState(({ byKey }) => ({
      byKey: new Map(byKey).set(this.key, { ...(byKey.get(this.key) ?? nothingKnown), ...change }),
    }))
  }
}

function isSameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Shows another definition of the document on the canvas; edits of the designer go there too. */
export function chooseDefinition(flow: FlowRef, path: JsonPath): void {
  watched.get(documentKey(flow))?.analyst.choose(path)
}

interface ReadDocument {
  readonly document: FlowDocument
  readonly chosen: string
}

/** The documents asked for last, newest first: while JSON is broken the text before it is looked at, too. */
let lastRead: readonly ReadDocument[] = []

/** Whether a text was read in the window, without faults. */
function wasRead(text: string | undefined): boolean {
  return lastRead.some(({ document }) => document.text === text && document.faults.length === 0)
}

/**
 * The document of a text, read once as long as the text (and the definition to look at) stays. After an edit only what
 * changed is read.
 */
export function flowDocumentOf(text: string, definitionPath?: JsonPath): FlowDocument {
  const chosen = JSON.stringify(definitionPath)
  const known = lastRead.find((read) => read.document.text === text && read.chosen === chosen)
  if (known !== undefined) return known.document
  const whole = lastRead.find(({ document }) => document.faults.length === 0) ?? lastRead[0]
  const document = openFlowDocument(text, {
    ...(whole === undefined ? {} : { before: whole.document }),
    ...(definitionPath === undefined ? {} : { definitionPath }),
  })
  lastRead = [{ document, chosen }, ...lastRead.slice(0, 1)]
  return document
}
