import { Expression } from 'adaptive-expressions'
import jexl from 'jexl'
import jsonata from 'jsonata'
import { compileTemplate, plainContext } from '../../shared/expressions/index.ts'
import { data, type Scenario } from './scenarios.ts'

/** A way to evaluate; `prepare` compiles once and gives what is run many times. */
export interface Contender {
  readonly name: string
  readonly isAsync: boolean
  prepare(scenario: Scenario): () => unknown
}

const variables = new Map<string, unknown>(Object.entries(data))
const context = {
  ...plainContext({}, { nowMs: () => 0, random: () => 0, newGuid: () => '' }),
  variable: (name: string) => variables.get(name) as never,
}

/** The closure reads through the very same context as our evaluator. */
const read = (name: string): unknown => context.variable(name)

export const contenders: readonly Contender[] = [
  { name: 'closure', isAsync: false, prepare: (scenario) => () => scenario.closure(read) },
  {
    name: 'flowbench',
    isAsync: false,
    prepare: (scenario) => {
      const compiled = compileTemplate(scenario.flowbench)
      return () => compiled.evaluate(context)
    },
  },
  {
    name: 'jsonata',
    isAsync: true,
    prepare: (scenario) => {
      const compiled = jsonata(scenario.jsonata)
      return () => compiled.evaluate(data)
    },
  },
  {
    name: 'adaptive-expressions',
    isAsync: false,
    prepare: (scenario) => {
      const compiled = Expression.parse(scenario.adaptive)
      return () => compiled.tryEvaluate(data).value
    },
  },
  {
    name: 'jexl',
    isAsync: false,
    prepare: (scenario) => {
      const engine = new jexl.Jexl()
      engine.addTransform('upper', (text: string) => text.toUpperCase())
      const compiled = engine.createExpression(scenario.jexl)
      return () => compiled.evalSync(data)
    },
  },
]
