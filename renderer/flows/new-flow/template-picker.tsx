import { useEffect, useState } from 'react'
import type { OwnTemplate } from '../../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { describeTemplate, flowTemplates } from '../../../shared/templates/index.ts'
import { notifyError } from '../../app/notices.ts'
import { bridge } from '../../bridge/bridge.ts'
import { language } from '../../strings/language.ts'
import { newFlowStrings } from '../../strings/new-flow.ts'
import { strings } from '../../strings/shell.ts'
import { ChoiceList } from './choice-list.tsx'

const words = newFlowStrings

/** Which template: a shipped one by its id, or one of the environment by the name of its file. */
export type ChosenTemplate =
  | { readonly kind: 'shipped'; readonly id: string; readonly title: string }
  | { readonly kind: 'own'; readonly id: string; readonly title: string }

interface TemplatePickerProps {
  readonly environmentId: EnvironmentId
  readonly chosen: ChosenTemplate | undefined
  readonly onChoose: (template: ChosenTemplate) => void
}

/** The environment's own templates and the shipped ones, to choose one of. */
export function TemplatePicker({ environmentId, chosen, onChoose }: TemplatePickerProps) {
  const [own, setOwn] = useState<readonly OwnTemplate[]>([])
  useEffect(() => {
    let isCurrent = true
    bridge.flows.templates({ environmentId }).then(
      (found) => isCurrent && setOwn(found),
      // The shipped ones are there in any case.
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [environmentId])

  const remove = async ({ fileName }: OwnTemplate) => {
    try {
      await bridge.flows.deleteTemplate({ environmentId, fileName })
      setOwn((before) => before.filter((template) => template.fileName !== fileName))
    } catch (error) {
      notifyError(words.deleteTemplateFailed, error)
    }
  }

  const all: readonly (ChosenTemplate & { readonly detail: string; readonly own?: OwnTemplate })[] = [
    ...own.map((template) => ({
      kind: 'own' as const,
      id: template.fileName,
      title: template.title,
      detail: [words.own, template.summary].filter((part) => part !== '').join(' · '),
      own: template,
    })),
    ...flowTemplates.map((template) => {
      const { title, summary } = describeTemplate(template, language)
      const detail = `${strings.flows.kinds[template.kind]} · ${summary}`
      return { kind: 'shipped' as const, id: template.id, title, detail }
    }),
  ]
  const keyOf = ({ kind, id }: ChosenTemplate) => `${kind} ${id}`
  return (
    <ChoiceList
      label={words.templates}
      searchLabel={words.searchTemplates}
      empty={words.noTemplates}
      choices={all.map((template) => ({
        id: keyOf(template),
        title: template.title,
        detail: template.detail,
        ...(template.own === undefined
          ? {}
          : {
              onDelete: {
                label: words.deleteTemplate(template.title),
                run: () => template.own !== undefined && void remove(template.own),
              },
            }),
      }))}
      chosen={chosen === undefined ? undefined : keyOf(chosen)}
      onChoose={(key) => {
        const found = all.find((template) => keyOf(template) === key)
        if (found !== undefined) onChoose({ kind: found.kind, id: found.id, title: found.title })
      }}
    />
  )
}
