import type { ServiceAnswer } from '../service/service-answer.ts'
import { type Routes, routed } from '../service/service-routes.ts'
import type { Scene } from './sandbox.ts'

/** Routes of an emulated service. */
export type SandboxRoutes<State> = Routes<Scene<State>, ServiceAnswer>

/** Makes the handler of an emulated service of its routes. */
export const routedSandbox: <State>(routes: SandboxRoutes<State>) => SandboxRoutes<State>[string] = routed
