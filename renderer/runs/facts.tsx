import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '18px',
    rowGap: '5px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', userSelect: 'text' },
})

interface FactsProps {
  /** Term and value; those without a value are left out. */
  readonly facts: readonly (readonly [term: string, value: ReactNode])[]
}

/** A short list of what is known. */
export function Facts({ facts }: FactsProps) {
  const styles = useStyles()
  return (
    <dl className={styles.facts}>
      {facts.flatMap(([term, value]) =>
        value === undefined || value === null || value === false
          ? []
          : [
              <dt key={`${term}-term`} className={styles.term}>
                {term}
              </dt>,
              <dd key={term} className={styles.value}>
                {value}
              </dd>,
            ],
      )}
    </dl>
  )
}
