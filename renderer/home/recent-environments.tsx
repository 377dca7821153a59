import { Button, makeStyles, mergeClasses, Spinner, Tooltip, tokens } from '@fluentui/react-components'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { FolderProhibitedRegular } from '@fluentui/react-icons/svg/folder-prohibited'
import { useId } from 'react'
import type { RecentEnvironment } from '../../shared/ipc/payloads.ts'
import { strings } from '../strings/shell.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { TimeAgo } from '../ui/time-ago.tsx'
import {
  forgetEnvironment,
  loadRecentEnvironments,
  openEnvironment,
  useEnvironments,
} from './environment-store.ts'
import { useListRowStyles } from './list-row-styles.ts'

const useStyles = makeStyles({
  missing: { color: tokens.colorStatusDangerForeground1 },
  tileMissing: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
})

/** Most environments listed. */
const shownCount = 6

/** The environments opened lately; those whose folder is gone say so and can be taken off. */
export function RecentEnvironments() {
  const { value, error } = useEnvironments((state) => state.recent)
  return (
    <Section title={strings.home.recentEnvironments}>
      <Panel>
        {value === undefined && error === undefined && <SkeletonRows count={3} />}
        {value === undefined && error !== undefined && (
          <ErrorState
            size="small"
            title={strings.home.loadFailed}
            error={error}
            onRetry={() => void loadRecentEnvironments()}
          />
        )}
        {value?.length === 0 && (
          <MessageState
            size="small"
            icon={<BoxRegular />}
            title={strings.home.noEnvironments}
            body={strings.home.noEnvironmentsHint}
          />
        )}
        {value !== undefined && value.length > 0 && (
          <ul style={{ margin: 0, padding: 6, listStyle: 'none' }}>
            {value.slice(0, shownCount).map((recent) => (
              <li key={recent.path}>
                <RecentRow recent={recent} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Section>
  )
}

function RecentRow({ recent }: { recent: RecentEnvironment }) {
  const id = useId()
  const styles = useStyles()
  const row = useListRowStyles()
  const isOpening = useEnvironments((state) => state.opening === recent.path)
  return (
    <div className={row.row}>
      <button
        type="button"
        className={row.main}
        disabled={recent.missing}
        aria-labelledby={`${id}-open ${id}-path ${id}-end`}
        title={recent.missing ? strings.home.missingHint : recent.path}
        onClick={() => void openEnvironment(recent.path)}
      >
        <span aria-hidden className={mergeClasses(row.tile, recent.missing && styles.tileMissing)}>
          {isOpening ? (
            <Spinner size="tiny" />
          ) : recent.missing ? (
            <FolderProhibitedRegular />
          ) : (
            <BoxRegular />
          )}
        </span>
        <span className={row.words}>
          <span id={`${id}-open`} hidden>
            {strings.home.openEnvironment(recent.name)}
          </span>
          <span className={row.name}>{recent.name} </span>
          <span id={`${id}-path`} className={row.detail}>
            {recent.path}{' '}
          </span>
        </span>
        <span id={`${id}-end`} className={mergeClasses(row.end, recent.missing && styles.missing)}>
          {recent.missing ? strings.home.missing : <TimeAgo at={recent.openedAt} />}
        </span>
      </button>
      <Tooltip content={strings.home.remove(recent.name)} relationship="label">
        <Button
          className={mergeClasses(row.reveal, recent.missing && row.always)}
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          onClick={() => void forgetEnvironment(recent.path)}
        />
      </Tooltip>
    </div>
  )
}
