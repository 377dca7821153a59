import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { memo, useMemo } from 'react'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { type FlowRef, findDocument } from '../document/documents.ts'
import { languageStrings } from '../strings/language-service.ts'
import { crumbsAt, type OutlineItem, outlineOf } from './language/outline.ts'

const words = languageStrings

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    minHeight: '28px',
    padding: '0 12px',
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { display: 'flex', alignItems: 'center', minWidth: 0, margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'flex', alignItems: 'center', minWidth: 0 },
  crumb: {
    minWidth: 0,
    padding: '0 4px',
    height: '24px',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
  },
  popover: { maxHeight: '60vh', overflowY: 'auto' },
})

interface BreadcrumbBarProps {
  readonly flow: FlowRef
  /** Offset of the cursor in the text. */
  readonly offset: number
  readonly onGoTo: (offset: number) => void
}

/** Where the cursor is in the flow, from the outside in; each step leads to those beside it. */
export const BreadcrumbBar = memo(function BreadcrumbBar({ flow, offset, onGoTo }: BreadcrumbBarProps) {
  const styles = useStyles()
  const text = findDocument(flow)?.text ?? ''
  const outline = useMemo(() => outlineOf(flowDocumentOf(text, findAnalysis(flow).chosen)), [text, flow])
  const crumbs = crumbsAt(outline, offset)
  const shown: readonly {
    readonly item: OutlineItem | undefined
    readonly siblings: readonly OutlineItem[]
  }[] = crumbs.length === 0 ? [{ item: undefined, siblings: outline }] : crumbs
  return (
    <nav className={styles.bar} aria-label={words.breadcrumbs}>
      <ol className={styles.list}>
        {shown.map(({ item, siblings }, index) => (
          <li key={item === undefined ? 'flow' : item.range.start} className={styles.item}>
            {index > 0 && <ChevronRightRegular aria-hidden />}
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <Button
                  appearance="transparent"
                  size="small"
                  className={styles.crumb}
                  {...(index === shown.length - 1 ? { 'aria-current': 'location' as const } : {})}
                >
                  {item?.name ?? words.flow}
                </Button>
              </MenuTrigger>
              <MenuPopover className={styles.popover}>
                <MenuList aria-label={words.siblings(item?.name ?? words.flow)}>
                  {siblings.map((sibling) => (
                    <MenuItem
                      key={sibling.range.start}
                      secondaryContent={sibling.detail}
                      onClick={() => onGoTo(sibling.nameRange.start)}
                    >
                      {sibling.name}
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
          </li>
        ))}
      </ol>
    </nav>
  )
})
