import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { ArrowRepeat1Regular } from '@fluentui/react-icons/svg/arrow-repeat'
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all'
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply'
import { BracesRegular } from '@fluentui/react-icons/svg/braces'
import { BracesVariableRegular } from '@fluentui/react-icons/svg/braces-variable'
import { BrainCircuitRegular } from '@fluentui/react-icons/svg/brain-circuit'
import { BranchRegular } from '@fluentui/react-icons/svg/branch'
import { BranchForkRegular } from '@fluentui/react-icons/svg/branch-fork'
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { DocumentArrowRightRegular } from '@fluentui/react-icons/svg/document-arrow-right'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { FlowRegular } from '@fluentui/react-icons/svg/flow'
import { GlobeRegular } from '@fluentui/react-icons/svg/globe'
import { GlobeArrowForwardRegular } from '@fluentui/react-icons/svg/globe-arrow-forward'
import { GroupRegular } from '@fluentui/react-icons/svg/group'
import { MathFormulaRegular } from '@fluentui/react-icons/svg/math-formula'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { PlugConnectedCheckmarkRegular } from '@fluentui/react-icons/svg/plug-connected-checkmark'
import { PlugConnectedSettingsRegular } from '@fluentui/react-icons/svg/plug-connected-settings'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { RecordStopRegular } from '@fluentui/react-icons/svg/record-stop'
import { SquareMultipleRegular } from '@fluentui/react-icons/svg/square-multiple'
import { StackRegular } from '@fluentui/react-icons/svg/stack'
import { TableRegular } from '@fluentui/react-icons/svg/table'
import { TableColumnTopBottomRegular } from '@fluentui/react-icons/svg/table-column-top-bottom'
import { TextAddRegular } from '@fluentui/react-icons/svg/text-add'

/** The icons that operation manifests name, in the regular style. */
export const stepIcons: Readonly<Record<string, typeof QuestionCircleRegular>> = {
  ArrowDownload: ArrowDownloadRegular,
  ArrowRepeat1: ArrowRepeat1Regular,
  ArrowRepeatAll: ArrowRepeatAllRegular,
  ArrowReply: ArrowReplyRegular,
  Braces: BracesRegular,
  BracesVariable: BracesVariableRegular,
  BrainCircuit: BrainCircuitRegular,
  Branch: BranchRegular,
  BranchFork: BranchForkRegular,
  CalendarClock: CalendarClockRegular,
  Clock: ClockRegular,
  Code: CodeRegular,
  DocumentArrowRight: DocumentArrowRightRegular,
  Filter: FilterRegular,
  Flow: FlowRegular,
  Globe: GlobeRegular,
  GlobeArrowForward: GlobeArrowForwardRegular,
  Group: GroupRegular,
  MathFormula: MathFormulaRegular,
  PlugConnected: PlugConnectedRegular,
  PlugConnectedCheckmark: PlugConnectedCheckmarkRegular,
  PlugConnectedSettings: PlugConnectedSettingsRegular,
  QuestionCircle: QuestionCircleRegular,
  RecordStop: RecordStopRegular,
  SquareMultiple: SquareMultipleRegular,
  Stack: StackRegular,
  Table: TableRegular,
  TableColumnTopBottom: TableColumnTopBottomRegular,
  TextAdd: TextAddRegular,
}
