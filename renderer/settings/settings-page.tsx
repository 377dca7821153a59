import { Button, makeStyles, Radio, RadioGroup, Switch, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { LanguageChoice } from '../../shared/ipc/language.ts'
import { languageChoices } from '../../shared/ipc/language.ts'
import type { Theme } from '../../shared/ipc/payloads.ts'
import { availableCommands, useCommandList } from '../app/commands.ts'
import { isMac, shortcutKeys } from '../app/shortcut.ts'
import { SecretPlace } from '../connections/secret-place.tsx'
import { connectionStrings } from '../strings/connections.ts'
import { strings } from '../strings/shell.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { KeyCaps } from '../ui/key-caps.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Panel } from '../ui/panel.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { HistoryLimits } from './history-limits.tsx'
import { PublicAddressField } from './public-address-field.tsx'
import { changeSettings, loadSettings, openLog, useSettings } from './settings-store.ts'

const useStyles = makeStyles({
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  inner: {
    display: 'flex',
    flexDirection: 'column',
    gap: '24px',
    maxWidth: '760px',
    padding: '4px 28px 40px',
    '@media (max-width: 900px)': { padding: '4px 16px 28px' },
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '12px',
    padding: '12px 16px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  words: { flexGrow: 1, minWidth: '200px' },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  hint: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  versions: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: '24px',
    rowGap: '6px',
    margin: 0,
    flexGrow: 1,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, userSelect: 'text' },
})

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** The person's settings, the log and the versions. */
export function SettingsPage() {
  const styles = useStyles()
  const { value, error } = useSettings((state) => state.settings)
  return (
    <>
      <PageHeader title={strings.settings.title} />
      <div className={styles.scroll}>
        <div className={styles.inner}>
          {value === undefined && error !== undefined && (
            <ErrorState
              title={strings.settings.loadFailed}
              error={error}
              onRetry={() => void loadSettings()}
            />
          )}
          {value === undefined && error === undefined && <SkeletonRows count={4} />}
          {value !== undefined && (
            <>
              <Section title={strings.settings.appearance}>
                <Panel>
                  <div className={styles.row}>
                    <span className={styles.words} id="theme-label">
                      <span className={styles.name}>{strings.settings.theme}</span>
                    </span>
                    <RadioGroup
                      layout="horizontal"
                      aria-labelledby="theme-label"
                      value={value.theme}
                      onChange={(_event, data) => void changeSettings({ theme: data.value as Theme })}
                    >
                      {themes.map((theme) => (
                        <Radio key={theme} value={theme} label={strings.settings.themes[theme]} />
                      ))}
                    </RadioGroup>
                  </div>
                  <div className={styles.row}>
                    <span className={styles.words} id="language-label">
                      <span className={styles.name}>{strings.settings.language}</span>
                      <span className={styles.hint}>{strings.settings.languageHint}</span>
                    </span>
                    <RadioGroup
                      layout="horizontal"
                      aria-labelledby="language-label"
                      value={value.language}
                      onChange={(_event, data) =>
                        void changeSettings({ language: data.value as LanguageChoice })
                      }
                    >
                      {languageChoices.map((choice) => (
                        <Radio key={choice} value={choice} label={strings.settings.languages[choice]} />
                      ))}
                    </RadioGroup>
                  </div>
                </Panel>
              </Section>
              <Section title={strings.settings.startup}>
                <Panel>
                  <div className={styles.row}>
                    <Switch
                      checked={value.reopenLast}
                      label={strings.settings.reopenLast}
                      onChange={(_event, { checked }) => void changeSettings({ reopenLast: checked })}
                    />
                  </div>
                </Panel>
              </Section>
              <Section title={strings.settings.background}>
                <Panel>
                  <div className={styles.row}>
                    <span className={styles.words}>
                      <Switch
                        checked={value.keepInBackground}
                        label={strings.settings.keepInBackground}
                        aria-describedby="background-hint"
                        onChange={(_event, { checked }) => void changeSettings({ keepInBackground: checked })}
                      />
                      <span className={styles.hint} id="background-hint">
                        {strings.settings.keepInBackgroundHint}
                      </span>
                    </span>
                  </div>
                  <div className={styles.row}>
                    <Switch
                      checked={value.notifyFailures}
                      label={strings.settings.notifyFailures}
                      onChange={(_event, { checked }) => void changeSettings({ notifyFailures: checked })}
                    />
                  </div>
                </Panel>
              </Section>
              <Section title={strings.settings.addresses}>
                <Panel>
                  <div className={styles.row}>
                    <PublicAddressField
                      value={value.publicAddress}
                      onChange={(publicAddress) => void changeSettings({ publicAddress })}
                    />
                  </div>
                </Panel>
              </Section>
              <Section title={strings.settings.history}>
                <Panel>
                  <div className={styles.row}>
                    <HistoryLimits
                      days={value.historyDays}
                      megabytes={value.historyMegabytes}
                      onChange={(change) => void changeSettings(change)}
                    />
                  </div>
                </Panel>
              </Section>
            </>
          )}
          <Section title={connectionStrings.store.title}>
            <Panel>
              <div className={styles.row}>
                <SecretPlace />
              </div>
            </Panel>
          </Section>
          <Shortcuts />
          <Troubleshooting />
          <About />
        </div>
      </div>
    </>
  )
}

function Shortcuts() {
  const styles = useStyles()
  const registered = useCommandList((state) => state.registered)
  const commands = useMemo(
    () => availableCommands({ registered }).filter(({ shortcuts }) => shortcuts !== undefined),
    [registered],
  )
  return (
    <Section title={strings.settings.shortcuts}>
      <Panel>
        <dl
          className={styles.versions}
          style={{ padding: '12px 16px', gridTemplateColumns: '1fr max-content' }}
        >
          {commands.flatMap(({ id, title, shortcuts }) => [
            <dt key={`${id}-title`}>{title}</dt>,
            <dd key={id} className={styles.value} style={{ textAlign: 'right' }}>
              <KeyCaps keys={shortcutKeys(shortcuts?.[0] ?? '', isMac)} />
            </dd>,
          ])}
        </dl>
      </Panel>
    </Section>
  )
}

function Troubleshooting() {
  const styles = useStyles()
  const info = useSettings((state) => state.info.value)
  return (
    <Section title={strings.settings.troubleshooting}>
      <Panel>
        <div className={styles.row}>
          <span className={styles.words}>
            <span className={styles.name}>{strings.settings.logFile}</span>
            <span className={styles.hint}>{strings.settings.logHint}</span>
            {info !== undefined && <span className={styles.hint}>{info.logFile}</span>}
          </span>
          <Button onClick={() => void openLog()}>{strings.settings.openLog}</Button>
        </div>
      </Panel>
    </Section>
  )
}

function About() {
  const styles = useStyles()
  const info = useSettings((state) => state.info.value)
  if (info === undefined) return null
  const versions: readonly (readonly [string, string])[] = [
    [strings.settings.version, info.version],
    [strings.settings.electron, info.electron],
    [strings.settings.node, info.node],
    [strings.settings.platform, info.platform],
  ]
  return (
    <Section title={strings.settings.about}>
      <Panel>
        <div className={styles.row}>
          <dl className={styles.versions}>
            {versions.flatMap(([term, value]) => [
              <dt key={`${term}-term`} className={styles.term}>
                {term}
              </dt>,
              <dd key={term} className={styles.value}>
                {value}
              </dd>,
            ])}
          </dl>
          <CopyButton
            text={() => versions.map(([term, value]) => `${term} ${value}`).join('\n')}
            label={strings.settings.copyVersions}
          />
        </div>
      </Panel>
    </Section>
  )
}
