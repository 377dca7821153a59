import { Button } from '@fluentui/react-components'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import type { ReactNode } from 'react'
import { strings } from '../strings/shell.ts'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { pickEnvironment } from './environment-store.ts'

interface NoEnvironmentProps {
  /** Of the page. */
  readonly title: string
  /** Why the page needs an environment. */
  readonly hint: string
  /** Other ways to come to one. */
  readonly children?: ReactNode
}

/** A page of an environment while none is open: the way to one. */
export function NoEnvironment({ title, hint, children }: NoEnvironmentProps) {
  return (
    <>
      <PageHeader title={title} />
      <MessageState icon={<BoxRegular />} title={strings.environment.noneOpen} body={hint}>
        <Button appearance="primary" icon={<FolderOpenRegular />} onClick={() => void pickEnvironment()}>
          {strings.environment.open}
        </Button>
        {children}
      </MessageState>
    </>
  )
}
