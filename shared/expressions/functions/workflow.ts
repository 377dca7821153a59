import { defineFunction, example } from './define-function.ts'

/** `workflow`: Record of the flow and this run: name, id, tags, run. Source: WDL functions reference. */
export const workflow = defineFunction({
  name: 'workflow',
  category: 'workflow',
  parameters: [],
  returns: 'object',
  summary: 'Record of the flow and this run: name, id, tags, run.',
  examples: [example('workflow().name', 'my-flow'), example('workflow().run.name', 'run-1')],
  reads: (_call, context) => context.workflow(),
})
