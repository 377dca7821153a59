import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowMaximizeRegular } from '@fluentui/react-icons/svg/arrow-maximize'
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract'
import { useViewport } from '@xyflow/react'
import { designerStrings } from '../../strings/designer.ts'

const words = designerStrings.canvas

const useStyles = makeStyles({
  controls: {
    display: 'flex',
    alignItems: 'center',
    padding: '2px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow4,
  },
  percent: { minWidth: '52px', padding: '0 4px', fontVariantNumeric: 'tabular-nums' },
})

interface CanvasControlsProps {
  readonly onZoomIn: () => void
  readonly onZoomOut: () => void
  readonly onFit: () => void
  readonly onActualSize: () => void
}

/** Zoom out, the present zoom, zoom in, show all. */
export function CanvasControls({ onZoomIn, onZoomOut, onFit, onActualSize }: CanvasControlsProps) {
  const styles = useStyles()
  const { zoom } = useViewport()
  return (
    <div className={styles.controls} role="toolbar" aria-label={words.controls}>
      <Tooltip content={words.zoomOut} relationship="label">
        <Button size="small" appearance="subtle" icon={<SubtractRegular />} onClick={onZoomOut} />
      </Tooltip>
      <Tooltip content={words.actualSize} relationship="description">
        <Button size="small" appearance="subtle" className={styles.percent} onClick={onActualSize}>
          {Math.round(zoom * 100)}%
        </Button>
      </Tooltip>
      <Tooltip content={words.zoomIn} relationship="label">
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={onZoomIn} />
      </Tooltip>
      <Tooltip content={words.fit} relationship="label">
        <Button size="small" appearance="subtle" icon={<ArrowMaximizeRegular />} onClick={onFit} />
      </Tooltip>
    </div>
  )
}
