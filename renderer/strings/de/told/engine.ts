/** What the engine says of runs, debugging, faults and mocks, in German, by the English sentences. */
export const engineSentences: Readonly<Record<string, string>> = {
  // Why actions and runs ended as they did
  "The execution of template action '{0}' skipped: {1}.": 'Die Aktion „{0}“ wurde übersprungen: {1}.',
  "The execution of template action '{0}' skipped: the 'runAfter' condition for action '{1}' is not satisfied. Expected status values '{2}' and actual value '{3}'.":
    'Die Aktion „{0}“ wurde übersprungen: Sie läuft nach „{1}“ nur bei {2}, und diese Aktion endete mit „{3}“.',
  "The execution of template action '{0}' skipped: the branching condition for this action is not satisfied.":
    'Die Aktion „{0}“ wurde übersprungen: Ihr Zweig wurde nicht genommen.',
  "The execution of template action '{0}' skipped: '{1}', which holds it, did not run.":
    'Die Aktion „{0}“ wurde übersprungen: „{1}“, worin sie liegt, ist nicht gelaufen.',
  "The execution of template action '{0}' timed out: it ran longer than its limit.":
    'Die Zeit der Aktion „{0}“ ist abgelaufen: Sie lief länger als erlaubt.',
  "The execution of template action '{0}' ended {1}.": 'Die Aktion „{0}“ endete mit {1}.',
  'An action failed. No dependent actions succeeded.':
    'Eine Aktion ist fehlgeschlagen. Keine Aktion danach war erfolgreich.',
  "Unable to process template language expressions in action '{0}' {1}: '{2}'":
    'Die Ausdrücke der Aktion „{0}“ ({1}) lassen sich nicht auswerten: {2}',
  'The message is not kept, because inputs or outputs of the action are secured.':
    'Die Meldung wird nicht aufbewahrt, weil Eingaben oder Ausgaben der Aktion gesichert sind.',
  'The run took longer than {0} days.': 'Die Ausführung dauerte länger als {0} Tage.',
  'The run was cancelled.': 'Die Ausführung wurde abgebrochen.',
  'The run is over.': 'Die Ausführung ist zu Ende.',
  "No action '{0}' of this run is waiting.": 'In dieser Ausführung wartet keine Aktion „{0}“.',
  'Flowbench failed while it ran this flow: {0}':
    'Flowbench ist gescheitert, während es diesen Flow ausführte: {0}',
  "Flowbench failed while it ran '{0}': {1}": 'Flowbench ist gescheitert, während es „{0}“ ausführte: {1}',
  'A secured value is needed that was not kept over the restart.':
    'Ein gesicherter Wert wird gebraucht, der über den Neustart nicht aufbewahrt wurde.',
  'Start the run again.': 'Die Ausführung noch einmal starten.',
  'A replay calls nobody.': 'Eine Wiederholung ruft niemanden auf.',

  // Why a flow cannot be run at all
  'The workflow definition is not a JSON object.': 'Die Workflow-Definition ist kein JSON-Objekt.',
  'The list of actions is not a JSON object.': 'Die Liste der Aktionen ist kein JSON-Objekt.',
  'Actions are nested deeper than {0} levels.': 'Aktionen sind tiefer als {0} Ebenen verschachtelt.',
  "Action '{0}' is not a JSON object.": 'Die Aktion „{0}“ ist kein JSON-Objekt.',
  "Action '{0}' has no type.": 'Die Aktion „{0}“ hat keinen Typ.',
  "Two actions are named '{0}'.": 'Zwei Aktionen heißen „{0}“.',
  'These actions wait for each other in a circle: {0}.': 'Diese Aktionen warten im Kreis aufeinander: {0}.',
  'Remove one of the runAfter entries.': 'Einen der Einträge in runAfter entfernen.',
  "'runAfter' is not a JSON object.": '„runAfter“ ist kein JSON-Objekt.',
  "'runAfter' names '{0}', which is no action of the same scope.":
    '„runAfter“ nennt „{0}“, und das ist keine Aktion desselben Bereichs.',
  'An action can only wait for actions beside it.': 'Eine Aktion kann nur auf Aktionen neben ihr warten.',
  "'{0}' is not a status.": '„{0}“ ist kein Status.',
  "'{0}' is inside '{1}'; the platform takes it at the top level only.":
    '„{0}“ liegt in „{1}“; die Plattform erlaubt es nur auf der obersten Ebene.',
  "'{0}' may repeat {1} times; the platform takes at most {2}.":
    '„{0}“ kann sich {1} Mal wiederholen; die Plattform erlaubt höchstens {2}.',
  'Move a part into a child flow, or set "limits": "off" in environment.json to run it all the same.':
    'Einen Teil in einen untergeordneten Flow legen oder in environment.json "limits": "off" setzen, um ihn trotzdem auszuführen.',
  'Set "limits": "off" in environment.json to run it all the same.':
    'In environment.json "limits": "off" setzen, um ihn trotzdem auszuführen.',
  "The flow has no parameter '{0}'.": 'Der Flow hat keinen Parameter „{0}“.',
  "The value of parameter '{0}' is not JSON.": 'Der Wert des Parameters „{0}“ ist kein JSON.',
  "Parameter '{0}' takes a value of type {1}{2}.": 'Der Parameter „{0}“ nimmt einen Wert vom Typ {1}{2}.',

  // Debugging
  "'{0}' has ended as {1}.": '„{0}“ hat mit {1} geendet.',
  'The condition of the breakpoint cannot be evaluated: {0}':
    'Die Bedingung des Haltepunkts lässt sich nicht auswerten: {0}',
  'The expression reads something that is secured.': 'Der Ausdruck liest etwas, das gesichert ist.',
  'Ask for something else, or turn off secure inputs and outputs while you look for the fault.':
    'Nach etwas anderem fragen oder gesicherte Ein- und Ausgaben ausschalten, solange der Fehler gesucht wird.',
  "There is no variable '{0}' yet.": 'Eine Variable „{0}“ gibt es noch nicht.',
  'A variable can be set once its Initialize variable action is over.':
    'Eine Variable kann gesetzt werden, sobald ihre Aktion „Variable initialisieren“ zu Ende ist.',
  "'{0}' is of type {1}; the value is not.": '„{0}“ ist vom Typ {1}, der Wert nicht.',
  "'{0}' holds other actions and has no outputs of its own.":
    '„{0}“ enthält andere Aktionen und hat keine eigenen Ausgaben.',
  'Skip it, or step into it.': 'Überspringen oder hineingehen.',
  "'{0}' is not over, and not the one about to begin.":
    '„{0}“ ist nicht zu Ende und auch nicht die Aktion, die gleich beginnt.',
  "'{0}' was skipped by whoever debugged the run.": '„{0}“ wurde beim Debuggen übersprungen.',
  'The run is not paused.': 'Die Ausführung ist nicht angehalten.',
  'Pause it first.': 'Zuerst anhalten.',
  'No action is about to begin here.': 'Hier beginnt gleich keine Aktion.',
  'Step to the next action first.': 'Zuerst zur nächsten Aktion gehen.',
  "The flow has no action '{0}'.": 'Der Flow hat keine Aktion „{0}“.',
  "'{0}' is not open where the run stands.": '„{0}“ ist nicht offen, wo die Ausführung steht.',
  'Actions of iterations that have ended stay as they are.':
    'Aktionen von Durchläufen, die zu Ende sind, bleiben, wie sie sind.',
  'The value is not JSON. {0}': 'Der Wert ist kein JSON. {0}',

  // Running again from an action
  'The run cannot start there: {0}': 'Die Ausführung kann dort nicht beginnen: {0}',
  "'{0}' stands in a loop, so it must be said in which iteration.":
    '„{0}“ steht in einer Schleife, also muss der Durchlauf genannt werden.',
  "'{0}', for which '{1}' waits, did not come to its end in that run.":
    '„{0}“, worauf „{1}“ wartet, kam in jener Ausführung nicht zu Ende.',
  "'{0}' would not run: '{1}' ended {2} in that run, and it asks for {3}.":
    '„{0}“ würde nicht laufen: „{1}“ endete in jener Ausführung mit {2}, verlangt ist {3}.',
  "'{0}' did not come to iteration {1} in that run.":
    '„{0}“ kam in jener Ausführung nicht bis zum Durchlauf {1}.',
  "'{0}', which holds '{1}', did not run in that run.":
    '„{0}“, worin „{1}“ liegt, ist in jener Ausführung nicht gelaufen.',
  "'{0}' stands in a branch of '{1}' that was not taken in that run.":
    '„{0}“ steht in einem Zweig von „{1}“, der in jener Ausführung nicht genommen wurde.',
  'It stands in no loop.': 'Sie steht in keiner Schleife.',
  'Its loops, outermost first: {0}.': 'Ihre Schleifen, die äußerste zuerst: {0}.',

  // Faults on demand
  'The fault plan is not a list.': 'Der Plan der Störungen ist keine Liste.',
  '{0} is not an object.': '{0} ist kein Objekt.',
  "{0} has a property '{1}', which faults do not have.":
    '{0} hat eine Eigenschaft „{1}“, die Störungen nicht haben.',
  "{0} must say which calls it meets by one of 'action', 'operation' and 'url'.":
    '{0} muss mit „action“, „operation“ oder „url“ sagen, welche Aufrufe sie trifft.',
  "'{0}' of {1} is not text.": '„{0}“ von {1} ist kein Text.',
  "'fault' of {0} is none of 'status', 'timeout', 'reset' and 'slow'.":
    '„fault“ von {0} ist nicht „status“, „timeout“, „reset“ oder „slow“.',
  "'statusCode' of {0} is no HTTP status.": '„statusCode“ von {0} ist kein HTTP-Statuscode.',
  "'{0}' of {1} is no number of calls.": '„{0}“ von {1} ist keine Anzahl von Aufrufen.',
  'A fault on demand.': 'Eine Störung auf Wunsch.',
  'docs/mocks.md tells what faults look like.': 'docs/mocks.md sagt, wie Störungen aussehen.',
  '{0} broke the connection off (a fault on demand).':
    '{0} hat die Verbindung abgebrochen (eine Störung auf Wunsch).',
  '{0} did not answer within {1} s (a fault on demand).':
    '{0} hat nicht innerhalb von {1} s geantwortet (eine Störung auf Wunsch).',

  // Mocks
  "{0} '{1}', and the mock script says that such calls fail.":
    '{0} „{1}“, und das Mock-Skript sagt, dass solche Aufrufe fehlschlagen.',
  'The mock script is not JSON.': 'Das Mock-Skript ist kein JSON.',
  'The mock script is not a JSON object.': 'Das Mock-Skript ist kein JSON-Objekt.',
  "The mock answer of '{0}' is neither an object nor a list of objects.":
    'Die Mock-Antwort von „{0}“ ist weder ein Objekt noch eine Liste von Objekten.',
  "The 'statusCode' of the mock answer of '{0}' is none.":
    'Der „statusCode“ der Mock-Antwort von „{0}“ ist keiner.',
  'It is a number from 100 to 599, such as 200.': 'Es ist eine Zahl von 100 bis 599, etwa 200.',
  "The 'status' of the mock answer of '{0}' is none.": 'Der „status“ der Mock-Antwort von „{0}“ ist keiner.',
  "'$operations' is not an object.": '„$operations“ ist kein Objekt.',
  "'{0}' is no setting of a mock script.": '„{0}“ ist keine Einstellung eines Mock-Skripts.',
  'Settings are {0}.': 'Einstellungen sind {0}.',
  "'$unanswered' is none of 'sample', 'call' and 'fail'.":
    '„$unanswered“ ist nicht „sample“, „call“ oder „fail“.',
}
