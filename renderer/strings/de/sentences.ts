import { checkerSentences } from './checker-sentences.ts'
import { editNames } from './edit-names.ts'
import { functionWords } from './function-words.ts'
import { operationWords } from './operation-words.ts'
import { actionSentences } from './told/actions.ts'
import { connectionSentences } from './told/connections.ts'
import { connectorCheckSentences } from './told/connector-checks.ts'
import { connectorSentences } from './told/connectors.ts'
import { driverSentences } from './told/drivers.ts'
import { editSentences } from './told/edits.ts'
import { engineSentences } from './told/engine.ts'
import { expressionSentences } from './told/expressions.ts'
import { fileDriverSentences } from './told/file-drivers.ts'
import { fileSentences } from './told/files.ts'
import { flowTestSentences } from './told/flow-tests.ts'
import { flowSentences } from './told/flows.ts'
import { mailSentences } from './told/mail.ts'
import { serviceSentences } from './told/services.ts'
import { signInSentences } from './told/sign-in.ts'

/** All that the layers below say in English, in German. */
export const germanSentences: Readonly<Record<string, string>> = {
  ...operationWords,
  ...functionWords,
  ...checkerSentences,
  ...editNames,
  ...actionSentences,
  ...connectionSentences,
  ...connectorCheckSentences,
  ...connectorSentences,
  ...driverSentences,
  ...mailSentences,
  ...editSentences,
  ...engineSentences,
  ...expressionSentences,
  ...fileDriverSentences,
  ...fileSentences,
  ...flowTestSentences,
  ...flowSentences,
  ...serviceSentences,
  ...signInSentences,
}
