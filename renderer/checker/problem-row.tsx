import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { InfoFilled } from '@fluentui/react-icons/svg/info'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench'
import { useMemo } from 'react'
import type { QuickFix } from '../../shared/wdl/fixes/quick-fix.ts'
import type { Problem } from '../../shared/wdl/problem.ts'
import type { FlowRef } from '../document/documents.ts'
import { checkerStrings } from '../strings/checker.ts'
import { fixesFor, titleOf } from './apply-fix.ts'

const words = checkerStrings

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    height: '100%',
    paddingRight: '12px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  go: {
    boxSizing: 'border-box',
    display: 'flex',
    flexGrow: 1,
    alignItems: 'center',
    gap: '10px',
    minWidth: 0,
    height: '100%',
    padding: '0 12px 0 20px',
    border: 'none',
    textAlign: 'left',
    userSelect: 'text',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  icon: { fontSize: '18px', flexShrink: 0, display: 'flex' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
  words: { minWidth: 0, flexGrow: 1, display: 'flex', flexDirection: 'column' },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  place: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
})

interface ProblemRowProps {
  readonly flow: FlowRef
  readonly problem: Problem
  /** How many problems there are of its code. */
  readonly ofCode: number
  /** The text the problems belong to is the one that is shown, and may be edited. */
  readonly canFix: boolean
  readonly onGoTo: (problem: Problem) => void
  readonly onFix: (problem: Problem, fix: QuickFix) => void
  readonly onPreview: (problem: Problem, fix: QuickFix) => void
  readonly onFixAll: (problem: Problem, fix: QuickFix) => void
}

/** One problem: what, why, where, and the ways to mend it. */
export function ProblemRow(props: ProblemRowProps) {
  const { flow, problem, canFix, onGoTo } = props
  const styles = useStyles()
  const { severity, message, hint, action, line, column, code } = problem
  const fixes = useMemo(() => (canFix ? fixesFor(flow, problem) : []), [canFix, flow, problem])
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.go}
        title={hint === undefined ? `${message}\n${code}` : `${message}\n${hint}\n${code}`}
        onClick={() => onGoTo(problem)}
      >
        <span
          role="img"
          aria-label={words.severities[severity]}
          className={mergeClasses(styles.icon, styles[severity])}
        >
          {severity === 'error' ? (
            <ErrorCircleFilled />
          ) : severity === 'warning' ? (
            <WarningFilled />
          ) : (
            <InfoFilled />
          )}
        </span>
        <span className={styles.words}>
          <span className={styles.line}>{message}</span>
          <span className={mergeClasses(styles.line, styles.hint)}>
            {[action, hint, code].filter((part) => part !== undefined).join(' · ')}
          </span>
        </span>
        <span className={styles.place}>{words.position(line, column)}</span>
      </button>
      {fixes.length > 0 && <FixMenu {...props} fixes={fixes} />}
    </div>
  )
}

function FixMenu(props: ProblemRowProps & { readonly fixes: readonly QuickFix[] }) {
  const { problem, fixes, ofCode, onFix, onPreview, onFixAll } = props
  const [first] = fixes
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<WrenchRegular />}>
          {words.fix}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {fixes.map((fix) => (
            <MenuItem key={`${fix.kind} ${fix.names.join(' ')}`} onClick={() => onFix(problem, fix)}>
              {titleOf(fix)}
            </MenuItem>
          ))}
          <MenuDivider />
          {first !== undefined && (
            <MenuItem onClick={() => onPreview(problem, first)}>{words.preview}</MenuItem>
          )}
          {first !== undefined && ofCode > 1 && (
            <MenuItem onClick={() => onFixAll(problem, first)}>{words.fixAll(ofCode)}</MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
