import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { debugStrings } from '../strings/debug.ts'
import { type DebugSession, sayDebug } from './debug-session.ts'
import { OutputsDialog } from './outputs-dialog.tsx'

const words = debugStrings.here

/** What can be done where a run stands still: skip the step about to begin, give steps other outputs. */
export function PausedStep({ session }: { readonly session: DebugSession }) {
  const [isSetting, setSetting] = useState(false)
  const isAtStep = session.paused?.action !== undefined
  return (
    <>
      <Button
        size="small"
        disabledFocusable={!isAtStep}
        onClick={() => void sayDebug(session.runId, { kind: 'skip' })}
      >
        {words.skip}
      </Button>
      <Button size="small" onClick={() => setSetting(true)}>
        {words.setOutputs}
      </Button>
      {isSetting && <OutputsDialog session={session} onClose={() => setSetting(false)} />}
    </>
  )
}
