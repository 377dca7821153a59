import { makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { BoxFilled } from '@fluentui/react-icons/svg/box'
import { strings } from '../strings/shell.ts'

const useStyles = makeStyles({
  mark: { display: 'inline-flex', fontSize: '16px', color: tokens.colorBrandForeground1 },
})

/** Says that a flow's triggers listen to sandboxes. */
export function OfflineMark() {
  const styles = useStyles()
  return (
    <Tooltip content={strings.flows.offlineHint} relationship="label">
      <span role="img" className={styles.mark}>
        <BoxFilled />
      </span>
    </Tooltip>
  )
}
