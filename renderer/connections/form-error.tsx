import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'

interface FormErrorProps {
  readonly error: FlowErrorData
}

/** Why a form could not be sent, brought into view: what happened, and what to do. */
export function FormError({ error }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new error is brought into view
  useEffect(() => {
    box.current?.scrollIntoView?.({ block: 'nearest' })
  }, [error])
  return (
    <div ref={box} role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{error.message}</MessageBarTitle>
          {error.hint}
        </MessageBarBody>
      </MessageBar>
    </div>
  )
}
