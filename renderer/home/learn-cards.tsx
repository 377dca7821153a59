import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { SplitVerticalRegular } from '@fluentui/react-icons/svg/split-vertical'
import { WindowConsoleRegular } from '@fluentui/react-icons/svg/window-console'
import type { ReactNode } from 'react'
import { navigate } from '../app/navigation.ts'
import { strings } from '../strings/shell.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Section } from '../ui/section.tsx'
import { openSampleEnvironment, useEnvironments } from './environment-store.ts'

const useStyles = makeStyles({
  cards: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(230px, 1fr))', gap: '14px' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '18px 18px 14px',
    borderRadius: '12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralCardBackground,
  },
  icon: { fontSize: '24px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  title: { margin: '6px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  body: { margin: 0, flexGrow: 1, color: tokens.colorNeutralForeground2, lineHeight: '20px' },
  foot: { marginTop: '8px', marginLeft: '-8px' },
})

/** Three short things worth knowing, each with a way to try it. */
export function LearnCards() {
  const styles = useStyles()
  const environmentId = useEnvironments((state) => state.currentId)
  const { mocks, views, cli } = strings.home.cards
  const card = (icon: ReactNode, title: string, body: string, foot: ReactNode) => (
    <article className={styles.card}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.body}>{body}</p>
      <div className={styles.foot}>{foot}</div>
    </article>
  )
  return (
    <Section title={strings.home.learn}>
      <div className={styles.cards}>
        {card(
          <BeakerRegular />,
          mocks.title,
          mocks.body,
          <Button appearance="subtle" size="small" onClick={() => void openSampleEnvironment()}>
            {mocks.action}
          </Button>,
        )}
        {card(
          <SplitVerticalRegular />,
          views.title,
          views.body,
          <Button
            appearance="subtle"
            size="small"
            onClick={() =>
              navigate(environmentId === undefined ? { page: 'flows' } : { page: 'flows', environmentId })
            }
          >
            {views.action}
          </Button>,
        )}
        {card(
          <WindowConsoleRegular />,
          cli.title,
          cli.body,
          <CopyButton text={() => cli.command} label={cli.action} size="small" appearance="subtle" />,
        )}
      </div>
    </Section>
  )
}
