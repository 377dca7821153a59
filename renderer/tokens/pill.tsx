import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { $getNodeByKey, type NodeKey } from 'lexical'
import { StepIcon } from '../designer/canvas/step-icon.tsx'
import { fieldStrings } from '../strings/fields.ts'
import { usePillHost } from './pill-host.ts'

const words = fieldStrings.pill

const useStyles = makeStyles({
  pill: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    maxWidth: '100%',
    height: '20px',
    margin: '1px 1px',
    padding: '0 2px 0 3px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground4,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    cursor: 'pointer',
    userSelect: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground4Hover },
  },
  selected: {
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '0px',
    backgroundColor: tokens.colorBrandBackground2,
  },
  label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  remove: {
    display: 'grid',
    placeItems: 'center',
    width: '16px',
    height: '16px',
    padding: 0,
    border: 'none',
    flexShrink: 0,
    fontSize: '10px',
    color: tokens.colorNeutralForeground3,
    backgroundColor: 'transparent',
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground5 },
  },
})

interface PillProps {
  readonly nodeKey: NodeKey
  readonly source: string
  readonly expression: string
}

/** An expression as people read it: the icon of its step and the name of the value. A click opens it. */
export function Pill({ nodeKey, source, expression }: PillProps) {
  const styles = useStyles()
  const [editor] = useLexicalComposerContext()
  const [isSelected] = useLexicalNodeSelection(nodeKey)
  const host = usePillHost()
  const look = host.lookOf(expression)
  const name = words.label(look.label, look.of)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field, which selects it and opens it with Enter
    // biome-ignore lint/a11y/noStaticElementInteractions: a click is for the mouse; by keyboard the field selects the pill, Enter opens it
    <span
      className={mergeClasses(styles.pill, isSelected && styles.selected)}
      title={`${source}\n${words.help}`}
      data-pill={expression}
      onClick={(event) => {
        if (!editor.isEditable()) return
        event.preventDefault()
        host.open(nodeKey, expression)
      }}
    >
      <StepIcon name={look.icon} colour={look.colour} size={14} />
      <span className={styles.label} role="img" aria-label={name} aria-roledescription={words.formula}>
        {look.label}
      </span>
      {editor.isEditable() && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.remove}
          aria-label={words.remove(name)}
          onClick={(event) => {
            event.stopPropagation()
            editor.update(() => $getNodeByKey(nodeKey)?.remove())
          }}
        >
          <DismissRegular />
        </button>
      )}
    </span>
  )
}
