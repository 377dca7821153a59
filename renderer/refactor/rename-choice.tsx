import { Dropdown, Field, Option } from '@fluentui/react-components'
import { type FlowSymbol, isSameSymbol, symbolKey } from '../../shared/wdl/symbols/flow-symbol.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { chooseToRename } from './rename-request.ts'

const words = refactorStrings

interface RenameChoiceProps {
  readonly symbol: FlowSymbol
  readonly choices: readonly FlowSymbol[]
}

/** What of several things is meant: the step, a variable that it makes, its connection reference. */
export function RenameChoice({ symbol, choices }: RenameChoiceProps) {
  const textOf = ({ kind, name }: FlowSymbol) => words.things[kind](name)
  return (
    <Field label={words.what}>
      <Dropdown
        value={textOf(symbol)}
        selectedOptions={[symbolKey(symbol)]}
        onOptionSelect={(_event, { optionValue }) => {
          const chosen = choices.find((choice) => symbolKey(choice) === optionValue)
          if (chosen !== undefined && !isSameSymbol(chosen, symbol)) chooseToRename(chosen)
        }}
      >
        {choices.map((choice) => (
          <Option key={symbolKey(choice)} value={symbolKey(choice)}>
            {textOf(choice)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
