import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { useState } from 'react'
import { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { strings } from '../strings/shell.ts'

const useStyles = makeStyles({
  tree: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    userSelect: 'text',
  },
  branch: { margin: 0, padding: 0, paddingLeft: '16px', listStyleType: 'none' },
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    minWidth: 0,
    ':hover .copy-path': { opacity: 1 },
  },
  copy: {
    display: 'inline-flex',
    flexShrink: 0,
    marginLeft: '4px',
    padding: '3px',
    border: 'none',
    background: 'none',
    fontSize: '13px',
    color: tokens.colorNeutralForeground3,
    cursor: 'pointer',
    opacity: 0,
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorBrandForeground1 },
    ':focus-visible': { opacity: 1, outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  toggle: {
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    padding: '0 4px 0 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chevron: { width: '16px', flexShrink: 0, fontSize: '12px', color: tokens.colorNeutralForeground3 },
  leaf: { paddingLeft: '16px' },
  name: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold, flexShrink: 0 },
  colon: { color: tokens.colorNeutralForeground3, paddingRight: '6px', flexShrink: 0 },
  count: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  text: { color: tokens.colorPaletteGreenForeground1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  number: { color: tokens.colorPaletteBlueForeground2 },
  word: { color: tokens.colorPaletteBerryForeground1 },
  more: {
    marginLeft: '16px',
    border: 'none',
    background: 'none',
    padding: '2px 4px',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
  },
})

/** Members shown before one asks for more. */
const pageSize = 100
/** Characters of a string shown before one asks for the rest. */
const textLimit = 600

interface JsonTreeProps {
  readonly value: WdlValue
  /** Levels open at first. */
  readonly openLevels?: number
  /** Offers, at each member, to copy where it lies. */
  readonly onCopyPath?: CopyPath | undefined
}

/** Told the names and indexes of a member, from the outside in. */
export type CopyPath = (path: readonly (string | number)[]) => void

/** A JSON value as a tree that opens and closes. Large lists and long texts are shown in parts. */
export function JsonTree({ value, openLevels = 2, onCopyPath }: JsonTreeProps) {
  const styles = useStyles()
  if (!isContainer(value)) {
    return (
      <div className={styles.tree}>
        <Leaf value={value} />
      </div>
    )
  }
  return (
    <ul className={styles.tree}>
      <Members value={value} openLevels={openLevels} path={nowhere} onCopyPath={onCopyPath} />
    </ul>
  )
}

const nowhere: readonly (string | number)[] = []

interface Place {
  readonly openLevels: number
  readonly path: readonly (string | number)[]
  readonly onCopyPath: CopyPath | undefined
}

type Container = readonly WdlValue[] | WdlObject

function Members({ value, openLevels, path, onCopyPath }: Place & { readonly value: Container }) {
  const styles = useStyles()
  const [shown, setShown] = useState(pageSize)
  const names = Array.isArray(value) ? undefined : Object.keys(value)
  const size = names === undefined ? (value as readonly WdlValue[]).length : names.length
  if (size === 0) return <li className={mergeClasses(styles.leaf, styles.count)}>{strings.content.empty}</li>
  return (
    <>
      {Array.from({ length: Math.min(size, shown) }, (_, at) => {
        const name = names === undefined ? String(at) : (names[at] ?? '')
        const member = names === undefined ? (value as readonly WdlValue[])[at] : (value as WdlObject)[name]
        return (
          <Member
            key={name}
            name={name}
            value={member ?? null}
            openLevels={openLevels}
            path={[...path, names === undefined ? at : name]}
            onCopyPath={onCopyPath}
          />
        )
      })}
      {size > shown && (
        <li>
          <button type="button" className={styles.more} onClick={() => setShown(shown + pageSize)}>
            {strings.content.showMore(Math.min(pageSize, size - shown))}
          </button>
        </li>
      )}
    </>
  )
}

interface MemberProps extends Place {
  readonly name: string
  readonly value: WdlValue
}

function Member({ name, value, openLevels, path, onCopyPath }: MemberProps) {
  const styles = useStyles()
  const [isOpen, setOpen] = useState(openLevels > 0)
  if (!isContainer(value) || isEmpty(value)) {
    return (
      <li className={mergeClasses(styles.line, styles.leaf)}>
        <span className={styles.name}>{name}</span>
        <span className={styles.colon}>:</span>
        <Leaf value={value} />
        <CopyPathButton name={name} path={path} onCopyPath={onCopyPath} />
      </li>
    )
  }
  return (
    <li>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-label={`${isOpen ? strings.content.collapse(name) : strings.content.expand(name)}: ${describe(value)}`}
          onClick={() => setOpen(!isOpen)}
        >
          <span aria-hidden className={styles.chevron}>
            {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          </span>
          <span className={styles.name}>{name}</span>
          <span className={styles.colon}>:</span>
          <span className={styles.count}>{describe(value)}</span>
        </button>
        <CopyPathButton name={name} path={path} onCopyPath={onCopyPath} />
      </div>
      {isOpen && (
        <ul className={styles.branch}>
          <Members value={value} openLevels={openLevels - 1} path={path} onCopyPath={onCopyPath} />
        </ul>
      )}
    </li>
  )
}

function CopyPathButton({ name, path, onCopyPath }: Pick<MemberProps, 'name' | 'path' | 'onCopyPath'>) {
  const styles = useStyles()
  if (onCopyPath === undefined) return null
  return (
    <button
      type="button"
      className={mergeClasses(styles.copy, 'copy-path')}
      title={strings.content.copyPath}
      aria-label={strings.content.copyPathOf(name)}
      onClick={() => onCopyPath(path)}
    >
      <LinkRegular />
    </button>
  )
}

function Leaf({ value }: { value: WdlValue }) {
  const styles = useStyles()
  const [isWhole, setWhole] = useState(false)
  if (isContainer(value)) return <span className={styles.count}>{Array.isArray(value) ? '[ ]' : '{ }'}</span>
  if (typeof value !== 'string') {
    const isWord = value === null || typeof value === 'boolean'
    return <span className={isWord ? styles.word : styles.number}>{printJson(value)}</span>
  }
  const isLong = value.length > textLimit
  return (
    <span className={styles.text}>
      {`"${isLong && !isWhole ? `${value.slice(0, textLimit)}…` : value}"`}
      {isLong && (
        <button type="button" className={styles.more} onClick={() => setWhole(!isWhole)}>
          {isWhole ? strings.content.lessText : strings.content.fullText}
        </button>
      )}
    </span>
  )
}

function isContainer(value: WdlValue): value is Container {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof WdlFloat) &&
    !(value instanceof WdlDecimal)
  )
}

function isEmpty(value: Container): boolean {
  return (Array.isArray(value) ? value.length : Object.keys(value).length) === 0
}

function describe(value: Container): string {
  if (Array.isArray(value)) return `[${strings.content.items(value.length)}]`
  return `{${strings.content.properties(Object.keys(value).length)}}`
}
