import { Button, Input, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useEffect, useRef } from 'react'
import { canvasStrings } from '../../strings/canvas.ts'
import type { Find } from './use-find.ts'

const words = canvasStrings.find

const useStyles = makeStyles({
  bar: {
    position: 'absolute',
    top: '12px',
    right: '16px',
    zIndex: 7,
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    maxWidth: 'calc(100% - 32px)',
    padding: '4px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow16,
  },
  count: {
    minWidth: '68px',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground3,
  },
  none: { color: tokens.colorStatusDangerForeground1 },
})

/** The search over the canvas: type, Enter for the next match, Shift+Enter for the one before, Esc to close. */
export function FindBar({ find }: { readonly find: Find }) {
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const { focusWish, search, at, count } = find
  const isNothing = search.trim() !== '' && count === 0

  useEffect(() => {
    void focusWish
    input.current?.focus()
    input.current?.select()
  }, [focusWish])

  return (
    <search
      className={styles.bar}
      aria-label={words.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') find.close()
        else if (event.key === 'Enter' && event.target === input.current) {
          if (event.shiftKey) find.previous()
          else find.next()
        } else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <Input
        input={{ ref: input }}
        size="small"
        value={search}
        placeholder={words.placeholder}
        aria-label={words.placeholder}
        contentBefore={<SearchRegular />}
        onChange={(_event, data) => find.setSearch(data.value)}
      />
      <span className={`${styles.count} ${isNothing ? styles.none : ''}`} role="status">
        {search.trim() === '' ? '' : isNothing ? words.none : words.count(at, count)}
      </span>
      <Tooltip content={words.previous} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronUpRegular />}
          disabledFocusable={count === 0}
          onClick={find.previous}
        />
      </Tooltip>
      <Tooltip content={words.next} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronDownRegular />}
          disabledFocusable={count === 0}
          onClick={find.next}
        />
      </Tooltip>
      <Tooltip content={words.close} relationship="label">
        <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={find.close} />
      </Tooltip>
    </search>
  )
}
