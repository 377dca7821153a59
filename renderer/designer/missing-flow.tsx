import { FlowRegular } from '@fluentui/react-icons/svg/flow'
import type { ReactNode } from 'react'
import { designerStrings } from '../strings/designer.ts'
import { MessageState } from '../ui/message-state.tsx'

interface MissingFlowProps {
  /** Buttons below. */
  readonly children?: ReactNode
}

/** In place of the canvas when a document holds no flow. */
export function MissingFlow({ children }: MissingFlowProps) {
  const { notAFlow, notAFlowHint } = designerStrings.broken
  return (
    <MessageState icon={<FlowRegular />} title={notAFlow} body={notAFlowHint}>
      {children}
    </MessageState>
  )
}
