import { Button } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import type { ReactNode } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { inWords } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { CopyButton } from './copy-button.tsx'
import { describeError } from './describe-error.ts'
import { MessageState } from './message-state.tsx'

interface ErrorStateProps {
  /** What could not be done. */
  readonly title: string
  readonly error: FlowErrorData
  readonly onRetry?: () => void
  readonly size?: 'small' | 'medium'
  readonly children?: ReactNode
}

/** What went wrong in words, what to try, and a way on. */
export function ErrorState({ title, error, onRetry, size = 'medium', children }: ErrorStateProps) {
  return (
    <MessageState icon={<ErrorCircleRegular />} tone="danger" title={title} body={inWords(error)} size={size}>
      {onRetry !== undefined && (
        <Button appearance="primary" onClick={onRetry}>
          {strings.common.retry}
        </Button>
      )}
      {children}
      <CopyButton text={() => describeError(error)} label={strings.common.copyDetails} />
    </MessageState>
  )
}
