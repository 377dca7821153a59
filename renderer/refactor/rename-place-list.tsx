import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import { indexLines, type LineIndex } from '../../shared/wdl/line-index.ts'
import type { RenamePlace } from '../../shared/wdl/rename/plan-rename.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { excerptAt } from './excerpt.ts'

const words = refactorStrings
const rowHeight = 40

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto 92px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '4px',
    height: '100%',
    paddingRight: '12px',
    boxSizing: 'border-box',
  },
  role: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  old: {
    color: tokens.colorStatusDangerForeground1,
    textDecorationLine: 'line-through',
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  new: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  off: { color: tokens.colorNeutralForeground3 },
  line: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    maxWidth: '240px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
})

/** A place with the text it stands in. */
export interface PlaceToRename {
  /** Unique in the list. */
  readonly key: string
  readonly place: RenamePlace
  /** The flow's text, or that of a test. */
  readonly text: string
  /** The test's file, for a place in one. */
  readonly test?: string
}

interface RenamePlaceListProps {
  readonly places: readonly PlaceToRename[]
  readonly isChosen: (place: PlaceToRename) => boolean
  readonly onChoose: (place: PlaceToRename, isChosen: boolean) => void
}

/** The places a rename would change, each with a tick and what its line would say. */
export function RenamePlaceList({ places, isChosen, onChoose }: RenamePlaceListProps) {
  const linesOf = useMemo(() => {
    const known = new Map<string, LineIndex>()
    return (text: string) => {
      const lines = known.get(text) ?? indexLines(text)
      known.set(text, lines)
      return lines
    }
  }, [])
  return (
    <VirtualList
      items={places}
      rowHeight={rowHeight}
      keyOf={({ key }) => key}
      renderRow={(item) => (
        <PlaceRow
          item={item}
          line={linesOf(item.text).at(item.place.range.start).line}
          isChosen={isChosen(item)}
          onChoose={(chosen) => onChoose(item, chosen)}
        />
      )}
    />
  )
}

interface PlaceRowProps {
  readonly item: PlaceToRename
  readonly line: number
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function PlaceRow({ item, line, isChosen, onChoose }: PlaceRowProps) {
  const styles = useStyles()
  const { place, text, test } = item
  const excerpt = excerptAt(text, place.range)
  const role = test === undefined ? words.roles[place.role] : words.test
  const where =
    test === undefined ? words.line(line) : words.inTest(test.replace(/\.json$/, ''), words.line(line))
  const isFixed = place.role === 'definition'
  return (
    <div className={styles.row}>
      <Checkbox
        checked={isChosen}
        disabled={isFixed}
        title={isFixed ? words.mustChange : undefined}
        aria-label={`${role}, ${where}: ${excerpt.text} → ${place.newText}`}
        onChange={(_event, { checked }) => onChoose(checked === true)}
      />
      <span className={styles.role}>{role}</span>
      <span className={mergeClasses(styles.code, !isChosen && styles.off)}>
        {excerpt.before}
        {isChosen ? (
          <>
            <del className={styles.old}>{excerpt.text}</del>
            <ins className={styles.new} style={{ textDecorationLine: 'none' }}>
              {place.newText}
            </ins>
          </>
        ) : (
          excerpt.text
        )}
        {excerpt.after}
      </span>
      <span className={styles.line} title={test}>
        {where}
      </span>
    </div>
  )
}
