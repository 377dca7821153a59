import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import { type PollingOperation, pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { newsSince } from '../../shipped/time-mark.ts'
import { taskOf } from './planner-api.ts'

type TimeOf = (task: WdlValue) => string | undefined

/** Triggers of tasks: Planner is asked for all of a plan, and the times in its tasks say what is new. */
export const triggerOperations: Readonly<Record<string, OperationHandler>> = {
  OnNewTask_V3: pollingOperation(tasksBy(tasksOfPlan, async () => (task) => textOf(task, 'createdDateTime'))),
  OnCompleteTask_V3: pollingOperation(
    tasksBy(tasksOfPlan, async () => (task) => textOf(task, 'completedDateTime')),
  ),
  OnTaskAssignedToMe_V2: pollingOperation(
    tasksBy(
      () => graphUrl`/me/planner/tasks`,
      async (call) => {
        const me =
          textOf((await call.vendor.get(graphUrl`/me`, { query: { $select: 'id' } })).body, 'id') ?? ''
        return (task) => textOf(objectOf(objectOf(task, 'assignments'), me), 'assignedDateTime')
      },
    ),
  ),
}

function tasksBy(
  where: (call: ProxyCall) => string,
  timeBy: (call: ProxyCall) => Promise<TimeOf>,
): Pick<PollingOperation, 'now' | 'since'> {
  const look = async (call: ProxyCall, mark: string | undefined) => {
    const timeOf = await timeBy(call)
    const { value } = await graphList(call, where(call))
    return newsSince(mark, value, (task) => ({ id: textOf(task, 'id') ?? '', time: timeOf(task) }))
  }
  return {
    now: async (call) => (await look(call, undefined)).mark,
    since: async (call, before) => {
      const { fresh, mark } = await look(call, before)
      return { events: fresh.map(taskOf), mark }
    },
  }
}

function tasksOfPlan(call: ProxyCall): string {
  return graphUrl`/planner/plans/${call.need('id')}/tasks`
}
