import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import { indexLines } from '../../shared/wdl/line-index.ts'
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
  },
})

interface RenamePlaceListProps {
  readonly text: string
  readonly places: readonly RenamePlace[]
  readonly isChosen: (place: RenamePlace) => boolean
  readonly onChoose: (place: RenamePlace, isChosen: boolean) => void
}

/** The places a rename would change, each with a tick and what its line would say. */
export function RenamePlaceList({ text, places, isChosen, onChoose }: RenamePlaceListProps) {
  const lines = useMemo(() => indexLines(text), [text])
  return (
    <VirtualList
      items={places}
      rowHeight={rowHeight}
      keyOf={(place) => String(place.range.start)}
      renderRow={(place) => (
        <PlaceRow
          text={text}
          place={place}
          line={lines.at(place.range.start).line}
          isChosen={isChosen(place)}
          onChoose={(chosen) => onChoose(place, chosen)}
        />
      )}
    />
  )
}

interface PlaceRowProps {
  readonly text: string
  readonly place: RenamePlace
  readonly line: number
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function PlaceRow({ text, place, line, isChosen, onChoose }: PlaceRowProps) {
  const styles = useStyles()
  const excerpt = excerptAt(text, place.range)
  const isFixed = place.role === 'definition'
  return (
    <div className={styles.row}>
      <Checkbox
        checked={isChosen}
        disabled={isFixed}
        title={isFixed ? words.mustChange : undefined}
        aria-label={`${words.roles[place.role]}, ${words.line(line)}: ${excerpt.text} → ${place.newText}`}
        onChange={(_event, { checked }) => onChoose(checked === true)}
      />
      <span className={styles.role}>{words.roles[place.role]}</span>
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
      <span className={styles.line}>{words.line(line)}</span>
    </div>
  )
}
