import { Button, makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { createContext, useContext, useMemo } from 'react'
import type { FlowRef } from '../document/documents.ts'
import { testStrings } from '../strings/tests.ts'
import { type CoverageOverlay, edgeKey } from './coverage-overlay.ts'
import { hideCoverage } from './coverage-view.ts'

const words = testStrings.coverage

const CoverageContext = createContext<CoverageOverlay | undefined>(undefined)

/** Gives the coverage of a flow to the cards and lines of the canvas within; without it nothing is painted. */
export const CoverageProvider = CoverageContext.Provider

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    minWidth: '20px',
    height: '18px',
    boxSizing: 'border-box',
    padding: '0 5px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '11px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    pointerEvents: 'all',
  },
  covered: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  partly: {
    color: tokens.colorStatusWarningForeground3,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  missed: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  pill: {
    position: 'absolute',
    top: '12px',
    left: '12px',
    zIndex: 5,
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: '2px 4px 2px 14px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** What the mark of a step says and what it means; undefined where coverage is not shown. */
export function useShownStepCoverage(
  name: string,
): { readonly mark: string; readonly words: string } | undefined {
  const coverage = useContext(CoverageContext)?.actions.get(name.toLowerCase())
  return useMemo(() => {
    if (coverage === undefined) return undefined
    const { level, hits, missed } = coverage
    if (level === 'missed') return { mark: '0', words: words.step.missed }
    const text = level === 'covered' ? words.step.covered(hits) : words.step.partly(missed.join('; '))
    return { mark: `${hits}×`, words: text }
  }, [coverage])
}

/** How much of a step tests reach, as a small mark on its card, whose label says the same. */
export function CoverageMark({ name }: { readonly name: string }) {
  const styles = useStyles()
  const shown = useShownStepCoverage(name)
  const level = useContext(CoverageContext)?.actions.get(name.toLowerCase())?.level
  if (shown === undefined || level === undefined) return null
  return (
    <Tooltip content={shown.words} relationship="inaccessible">
      <span aria-hidden className={mergeClasses(styles.mark, styles[level])} data-coverage={level}>
        {shown.mark}
      </span>
    </Tooltip>
  )
}

/** Whether coverage is shown and no test followed the line between two steps. */
export function useIsMissedLine(from: string | undefined, to: string | undefined): boolean {
  const overlay = useContext(CoverageContext)
  return (
    overlay !== undefined &&
    from !== undefined &&
    to !== undefined &&
    overlay.missedEdges.has(edgeKey(from, to))
  )
}

/** Says that coverage is shown, and takes it away. */
export function CoveragePill({ flow }: { readonly flow: FlowRef }) {
  const styles = useStyles()
  const overlay = useContext(CoverageContext)
  if (overlay === undefined) return null
  return (
    <div className={mergeClasses('nopan', styles.pill)} role="status">
      {words.shown(overlay.percent.toFixed(1))}
      <Button
        size="small"
        appearance="subtle"
        shape="circular"
        icon={<DismissRegular />}
        aria-label={words.hide}
        title={words.hide}
        onClick={() => hideCoverage(flow)}
      />
    </div>
  )
}
