import { Button, Tooltip } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useEffect, useState } from 'react'
import { strings } from '../strings/shell.ts'

interface CopyButtonProps {
  /** What to copy; asked for on the click. */
  readonly text: () => string
  /** Words on the button; without them it is an icon. */
  readonly label?: string
  readonly size?: 'small' | 'medium'
  readonly appearance?: 'secondary' | 'subtle'
}

/** Copies a text to the clipboard and says so for a moment. */
export function CopyButton({ text, label, size = 'medium', appearance = 'secondary' }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [isCopied])

  const words = isCopied ? strings.common.copied : (label ?? strings.common.copy)
  const button = (
    <Button
      size={size}
      appearance={label === undefined ? 'subtle' : appearance}
      icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={words}
      onClick={() => {
        navigator.clipboard.writeText(text()).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }}
    >
      {label === undefined ? undefined : words}
    </Button>
  )
  if (label !== undefined) return button
  return (
    <Tooltip content={words} relationship="label">
      {button}
    </Tooltip>
  )
}
