import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components'
import { CircleFilled } from '@fluentui/react-icons/svg/circle'
import { useMemo } from 'react'
import { unsavedDocuments, useDocuments, useUnsavedKeys } from '../document/documents.ts'
import { useFlows } from '../flows/flow-store.ts'
import { strings } from '../strings/shell.ts'
import { navigate } from './navigation.ts'

/** Says that flows have unsaved edits, and goes to them. Nothing where all is saved. */
export function UnsavedMarker() {
  const keys = useUnsavedKeys()
  const lists = useFlows((state) => state.lists)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say when the unsaved documents are others
  const flows = useMemo(
    () =>
      unsavedDocuments(useDocuments.getState()).map(({ environmentId, flowId }) => ({
        environmentId,
        flowId,
      })),
    [keys],
  )
  if (flows.length === 0) return null
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          icon={<CircleFilled style={{ color: tokens.colorPaletteMarigoldBorderActive, fontSize: 12 }} />}
        >
          {strings.unsaved.count(flows.length)}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList aria-label={strings.unsaved.list}>
          {flows.map(({ environmentId, flowId }) => (
            <MenuItem
              key={`${environmentId}/${flowId}`}
              onClick={() => navigate({ page: 'flow', environmentId, flowId })}
            >
              {lists[environmentId]?.value?.find((flow) => flow.flowId === flowId)?.displayName ?? flowId}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
