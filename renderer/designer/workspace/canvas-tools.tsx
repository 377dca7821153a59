import type { FlowRef } from '../../document/documents.ts'
import { documentKey } from '../../document/documents.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'
import { findWorkspace, selectedIds } from '../workspace-state.ts'
import { CaseEditor, CaseMenu } from './case-tools.tsx'
import { ConnectionsDialog } from './connections-dialog.tsx'
import { BreaksDialog, DeleteDialog } from './edit-dialogs.tsx'
import { LineEditor } from './line-editor.tsx'
import { NoteEditor } from './note-editor.tsx'
import { StepMenu } from './step-menu.tsx'
import type { CanvasTool, useCanvasEditing } from './use-canvas-editing.ts'
import type { DocumentEdits } from './use-document-edits.ts'

interface CanvasToolsProps {
  readonly flow: FlowRef
  readonly model: FlowModel
  readonly steps: ReadonlyMap<string, FlowStep>
  readonly collapsed: ReadonlySet<string>
  readonly edits: DocumentEdits
  readonly tools: ReturnType<typeof useCanvasEditing>
}

/** The menu, editor or dialog that is open over the canvas. */
export function CanvasTools({ flow, model, steps, collapsed, edits, tools }: CanvasToolsProps) {
  const { tool, setTool } = tools
  const close = () => {
    setTool(undefined)
    if (tool !== undefined) giveFocusBack(tool, steps)
  }
  if (tool === undefined) return null
  switch (tool.tool) {
    case 'step-menu': {
      const step = steps.get(tool.id)
      if (step === undefined) return null
      const chosen = selectedIds(findWorkspace(documentKey(flow)))
      return (
        <StepMenu
          step={step}
          isCollapsed={collapsed.has(step.id)}
          count={chosen.includes(step.id) ? chosen.length : 1}
          at={tool.at}
          onCommand={(command) => {
            close()
            tools.run(command, step)
          }}
          onWrap={(type) => {
            close()
            tools.wrap(type, step)
          }}
          onClose={close}
        />
      )
    }
    case 'case-menu': {
      const owner = ownerOf(model, tool.branch.id)
      return (
        <CaseMenu
          at={tool.at}
          onEdit={() => setTool({ ...tool, tool: 'case' })}
          onRemove={() => {
            close()
            if (owner !== undefined) tools.removeCase(owner, tool.branch)
          }}
          onClose={close}
        />
      )
    }
    case 'case': {
      const owner = ownerOf(model, tool.branch.id)
      const branch = owner?.branches.find(({ id }) => id === tool.branch.id)
      if (owner === undefined || branch === undefined) return null
      return (
        <CaseEditor
          branch={branch}
          at={tool.at}
          onApply={(name, value) => edits.changeCase(owner, branch, name, value)}
          onClose={close}
        />
      )
    }
    case 'line': {
      const step = steps.get(tool.toId)
      const after = steps.get(tool.afterId)
      if (step === undefined || after === undefined) return null
      return (
        <LineEditor
          step={step}
          after={after}
          at={tool.at}
          onChange={(statuses) => edits.setStatuses(step, after, statuses)}
          onClose={close}
        />
      )
    }
    case 'note': {
      const step = steps.get(tool.id)
      return step === undefined ? null : <NoteEditor flow={flow} step={step} at={tool.at} onClose={close} />
    }
    case 'connections':
      return <ConnectionsDialog flow={flow} title={tool.title} needed={tool.needed} onClose={close} />
    case 'breaks':
      return <BreaksDialog edit={tool.edit} isMove={tool.isMove} onClose={close} />
    case 'delete':
      return (
        <DeleteDialog
          isCut={tool.isCut}
          what={tool.what}
          inside={tool.inside}
          dependants={tool.dependants}
          onDelete={tool.remove}
          onClose={close}
        />
      )
  }
}

/** What was open is gone: the keys go on where it was opened, unless something else took them. */
function giveFocusBack(tool: CanvasTool, steps: ReadonlyMap<string, FlowStep>): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const at = 'at' in tool && tool.at instanceof HTMLElement && tool.at.isConnected ? tool.at : undefined
    const name = 'id' in tool ? steps.get(tool.id)?.name : undefined
    const card =
      name === undefined
        ? undefined
        : document.querySelector<HTMLElement>(`[data-step="${CSS.escape(name)}"]`)
    const target = at ?? card ?? document.querySelector<HTMLElement>('[data-step][tabindex="0"]')
    target?.focus({ preventScroll: true })
  })
}

function ownerOf(model: FlowModel, branchId: string): FlowStep | undefined {
  return model.steps.find(({ branches }) => branches.some(({ id }) => id === branchId))
}
