import type { NodeKey } from 'lexical'
import { createContext, useContext } from 'react'
import type { PillLook } from './field-context.tsx'

/** What pills ask of the field they stand in. */
export interface PillHost {
  readonly lookOf: (expression: string) => PillLook
  readonly open: (key: NodeKey, expression: string) => void
}

const PillHostHolder = createContext<PillHost>({
  lookOf: (expression) => ({ label: expression, of: '', icon: 'MathFormula', colour: '#616161' }),
  open: () => {},
})

/** Gives pills their field. */
export const PillHostProvider = PillHostHolder.Provider

/** The field a pill stands in. */
export function usePillHost(): PillHost {
  return useContext(PillHostHolder)
}
