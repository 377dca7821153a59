import { useEffect } from 'react'
import { create } from 'zustand'
import type { OwnTemplate } from '../../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { describeTemplate, flowTemplates } from '../../../shared/templates/index.ts'
import { bridge } from '../../bridge/bridge.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { language } from '../../strings/language.ts'
import type { OfferedOperation, TemplateRef } from './offered-operation.ts'

const words = canvasStrings.operations
const colour = '#7a4fb5'

interface TemplatesState {
  readonly byEnvironment: ReadonlyMap<EnvironmentId, readonly OfferedOperation[]>
}

const useTemplates = create<TemplatesState>(() => ({ byEnvironment: new Map() }))

const shipped: readonly OfferedOperation[] = flowTemplates.map((template) => {
  const { title, summary } = describeTemplate(template, language)
  return offered({ kind: 'shipped', id: template.id }, title, summary)
})

/** The templates one can add to an open flow: the environment's own, read anew for each look, then the shipped ones. */
export function useOfferedTemplates(environmentId: EnvironmentId): readonly OfferedOperation[] {
  useEffect(() => {
    bridge.flows.templates({ environmentId }).then(
      (own) => remember(environmentId, own),
      // The shipped ones are there in any case; the dialog for new flows says why own ones cannot be read.
      () => undefined,
    )
  }, [environmentId])
  return useTemplates(({ byEnvironment }) => byEnvironment.get(environmentId)) ?? shipped
}

/** The templates that were offered last. */
export function findOfferedTemplates(environmentId: EnvironmentId): readonly OfferedOperation[] {
  return useTemplates.getState().byEnvironment.get(environmentId) ?? shipped
}

function remember(environmentId: EnvironmentId, own: readonly OwnTemplate[]): void {
  const mine = own.map(({ fileName, title, summary }) =>
    offered({ kind: 'own', id: fileName }, title, summary),
  )
  useTemplates.setState(({ byEnvironment }) => ({
    byEnvironment: new Map(byEnvironment).set(environmentId, [...mine, ...shipped]),
  }))
}

function offered(template: TemplateRef, title: string, description: string): OfferedOperation {
  return {
    key: `template:${template.kind}/${template.id}`,
    kind: 'action',
    title,
    description,
    connectorTitle: template.kind === 'own' ? words.ownTemplate : words.shippedTemplate,
    category: 'templates',
    icon: 'SquareMultiple',
    picture: undefined,
    colour,
    isDeprecated: false,
    isAdvanced: false,
    source: { from: 'template', template },
  }
}
