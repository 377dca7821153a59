import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components'
import { strings } from '../strings/shell.ts'

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '14px 16px' },
  row: { display: 'grid', gridTemplateColumns: '36px 3fr 2fr 1fr', gap: '16px', alignItems: 'center' },
})

interface SkeletonRowsProps {
  readonly count: number
}

const widths = ['72%', '54%', '83%', '61%', '47%', '78%']

/** Grey bars in the shape of a list, while it loads. */
export function SkeletonRows({ count }: SkeletonRowsProps) {
  const styles = useStyles()
  return (
    <Skeleton aria-label={strings.common.loading} className={styles.rows}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else and never move
        <div key={index} className={styles.row}>
          <SkeletonItem shape="square" size={32} />
          <SkeletonItem size={16} style={{ width: widths[index % widths.length] ?? '60%' }} />
          <SkeletonItem size={12} style={{ width: widths[(index + 2) % widths.length] ?? '60%' }} />
          <SkeletonItem size={12} />
        </div>
      ))}
    </Skeleton>
  )
}
