/**
 * What the flow checker and the expression language say, in German, by the English sentence. A sentence that is not here is
 * shown in English; a test holds the list against the sources.
 */
export const checkerSentences: Readonly<Record<string, string>> = {
  // JSON itself
  'This word is not JSON.': 'Dieses Wort ist kein JSON.',
  'Texts take double quotes; the only bare words are true, false and null.':
    'Texte stehen in doppelten Anführungszeichen; ohne stehen nur true, false und null.',
  'This number is not written as JSON wants it.':
    'Diese Zahl ist nicht so geschrieben, wie JSON es verlangt.',
  'Such as 1, -2.5 or 1e9; no leading zeros or plus.':
    'Zum Beispiel 1, -2.5 oder 1e9; ohne führende Nullen und ohne Plus.',
  'A property name in double quotes is missing here.':
    'Hier fehlt der Name einer Eigenschaft in doppelten Anführungszeichen.',
  'A value is missing here.': 'Hier fehlt ein Wert.',
  'A colon is missing after the property name.': 'Nach dem Namen der Eigenschaft fehlt ein Doppelpunkt.',
  'A comma is missing between two items.': 'Zwischen zwei Einträgen fehlt ein Komma.',
  'The closing } of this object is missing.': 'Die schließende } dieses Objekts fehlt.',
  'The closing ] of this array is missing.': 'Die schließende ] dieser Liste fehlt.',
  'There is more text after the end of the JSON value.': 'Nach dem Ende des JSON-Werts steht noch Text.',
  'A file holds one JSON value.': 'Eine Datei enthält einen JSON-Wert.',
  'A comment cannot stand here.': 'Hier kann kein Kommentar stehen.',
  'The comment is not closed.': 'Der Kommentar ist nicht geschlossen.',
  'The text is not closed: its double quote is missing.':
    'Der Text ist nicht geschlossen: Sein Anführungszeichen fehlt.',
  'A line break inside a text is written \\n.': 'Ein Zeilenumbruch in einem Text wird \\n geschrieben.',
  'The number is cut off.': 'Die Zahl ist abgeschnitten.',
  'After \\u four hexadecimal digits are needed.': 'Nach \\u folgen vier hexadezimale Ziffern.',
  'This backslash begins no escape that JSON knows.':
    'Dieser umgekehrte Schrägstrich beginnt nichts, was JSON kennt.',
  'A backslash itself is written twice: \\\\.': 'Der Schrägstrich selbst wird doppelt geschrieben: \\\\.',
  'A control character stands inside a text.': 'In einem Text steht ein Steuerzeichen.',
  'A tab is written \\t, a line break \\n.': 'Ein Tabulator wird \\t geschrieben, ein Zeilenumbruch \\n.',
  'This is not JSON.': 'Das ist kein JSON.',
  'Look at the characters just before this place.': 'Die Zeichen direkt vor dieser Stelle ansehen.',
  'The file is empty.': 'Die Datei ist leer.',
  'A flow file holds one JSON object.': 'Eine Flow-Datei enthält ein JSON-Objekt.',
  'There is a comma after the last item.': 'Nach dem letzten Eintrag steht ein Komma.',
  'Strict JSON readers refuse it; take the comma away.':
    'Strenge JSON-Leser lehnen das ab; das Komma entfernen.',
  'This is a comment; JSON has none.': 'Das ist ein Kommentar; JSON kennt keine.',
  'The platform may refuse the file; notes belong into `description`.':
    'Die Plattform kann die Datei ablehnen; Notizen gehören in `description`.',

  // The flow as a whole
  'There is no workflow definition in this file.': 'In dieser Datei steht keine Workflow-Definition.',
  'A flow file holds `properties.definition` (or `definition`) with `triggers` and `actions`.':
    'Eine Flow-Datei enthält `properties.definition` (oder `definition`) mit `triggers` und `actions`.',
  'The definition is of a schema before 2016-06-01, whose rules of order are not followed here.':
    'Die Definition ist von einem Schema vor 2016-06-01, dessen Regeln der Reihenfolge hier nicht gelten.',
  'Write the order of the actions with runAfter and use schema 2016-06-01.':
    'Die Reihenfolge der Aktionen mit runAfter schreiben und das Schema 2016-06-01 verwenden.',
  'The flow has no trigger, so nothing starts it.': 'Der Flow hat keinen Trigger, also startet ihn nichts.',
  'Add a trigger, such as Request (by hand) or Recurrence (by the clock).':
    'Einen Trigger hinzufügen, etwa Request (von Hand) oder Recurrence (nach der Uhr).',
  'The flow has {0} triggers; the platform takes one.':
    'Der Flow hat {0} Trigger; die Plattform erlaubt einen.',
  'The flow has {0} triggers; the platform takes at most {1}.':
    'Der Flow hat {0} Trigger; die Plattform erlaubt höchstens {1}.',
  'Make a flow of its own for each, and run the shared part as a child flow.':
    'Für jeden einen eigenen Flow anlegen und den gemeinsamen Teil als untergeordneten Flow ausführen.',
  'The flow has {0} triggers; each of them starts it.':
    'Der Flow hat {0} Trigger; jeder von ihnen startet ihn.',
  'The flow has {0} {1}; the platform takes at most {2}.':
    'Der Flow hat {0} {1}; die Plattform erlaubt höchstens {2}.',
  actions: 'Aktionen',
  triggers: 'Trigger',
  variables: 'Variablen',
  'Move a part into a child flow.': 'Einen Teil in einen untergeordneten Flow auslagern.',

  // Limits
  "The name '{0}…' has {1} characters; the platform takes at most {2}.":
    'Der Name „{0}…“ hat {1} Zeichen; die Plattform erlaubt höchstens {2}.',
  "The description of '{0}' has {1} characters; the platform takes at most {2}.":
    'Die Beschreibung von „{0}“ hat {1} Zeichen; die Plattform erlaubt höchstens {2}.',
  "The degree of parallelism of '{0}' is {1}; the platform takes 1 to {2}.":
    'Der Grad der Parallelität von „{0}“ ist {1}; die Plattform erlaubt 1 bis {2}.',
  "'{0}' is nested {1} deep; the platform takes at most {2} levels.":
    '„{0}“ ist {1} Ebenen tief verschachtelt; die Plattform erlaubt höchstens {2}.',
  'Move the inner part into a child flow.': 'Den inneren Teil in einen untergeordneten Flow auslagern.',
  "'{0}' has {1} cases; the platform takes at most {2}.":
    '„{0}“ hat {1} Fälle; die Plattform erlaubt höchstens {2}.',
  "'{0}' recurs every {1} s; the platform takes at least {2} s.":
    '„{0}“ wiederholt sich alle {1} s; die Plattform verlangt mindestens {2} s.',
  "'{0}' recurs less often than every 500 days, which the platform refuses.":
    '„{0}“ wiederholt sich seltener als alle 500 Tage; das lehnt die Plattform ab.',

  // Names and types
  'An action has no name.': 'Eine Aktion hat keinen Namen.',
  'Give it a name that other actions can refer to.':
    'Ihr einen Namen geben, auf den andere Aktionen sich beziehen können.',
  "There are two actions named '{0}'.": 'Zwei Aktionen heißen „{0}“.',
  "There are two actions named '{0}' ('{1}' differs in case only).":
    'Zwei Aktionen heißen „{0}“ („{1}“ unterscheidet sich nur in Groß- und Kleinschreibung).',
  'Names must be unique in the whole flow, also across scopes and branches; case does not count.':
    'Namen müssen im ganzen Flow eindeutig sein, auch über Bereiche und Zweige hinweg; Groß- und Kleinschreibung zählt nicht.',
  'A trigger has no name.': 'Ein Trigger hat keinen Namen.',
  "The action '{0}' is named like the trigger.": 'Die Aktion „{0}“ heißt wie der Trigger.',
  'Expressions that use this name find the action; rename one of them.':
    'Ausdrücke mit diesem Namen finden die Aktion; eines von beiden umbenennen.',
  "There are two actions named '{0}' in the same place.": 'Am selben Ort heißen zwei Aktionen „{0}“.',
  "The property '{0}' is written twice; only the last one counts.":
    'Die Eigenschaft „{0}“ steht zweimal da; nur die letzte zählt.',
  'Only the last one would be kept. Rename one of them.':
    'Nur die letzte bliebe erhalten. Eine von beiden umbenennen.',
  'Take one of them away.': 'Eine von beiden entfernen.',
  "'{0}' must be an object that holds {1} by name.":
    '„{0}“ muss ein Objekt sein, das {1} nach Namen enthält.',
  "The action '{0}' is not an object.": 'Die Aktion „{0}“ ist kein Objekt.',
  "The trigger '{0}' is not an object.": 'Der Trigger „{0}“ ist kein Objekt.',
  'It needs at least a type.': 'Sie braucht mindestens einen Typ.',
  "The action '{0}' has no type.": 'Die Aktion „{0}“ hat keinen Typ.',
  "The trigger '{0}' has no type.": 'Der Trigger „{0}“ hat keinen Typ.',
  'Such as Compose, Http or OpenApiConnection.': 'Zum Beispiel Compose, Http oder OpenApiConnection.',
  "The action type '{0}' is not known here; it is kept, but it fails with UnsupportedActionType when it runs.":
    'Der Aktionstyp „{0}“ ist hier nicht bekannt; die Aktion bleibt erhalten, schlägt beim Ausführen aber mit UnsupportedActionType fehl.',
  "The trigger type '{0}' is not known here; it is kept, and the flow can be started by hand only.":
    'Der Triggertyp „{0}“ ist hier nicht bekannt; er bleibt erhalten, und der Flow lässt sich nur von Hand starten.',
  "Did you mean '{0}'?": 'War „{0}“ gemeint?',

  // Order
  "'runAfter' of '{0}' must be an object of action names with their statuses.":
    '„runAfter“ von „{0}“ muss ein Objekt aus Namen von Aktionen mit ihren Status sein.',
  'Such as {"Compose": ["Succeeded"]}, or {} to start at once.':
    'Zum Beispiel {"Compose": ["Succeeded"]}, oder {}, um sofort zu beginnen.',
  "'{0}' runs after '{1}', but no status is given.":
    '„{0}“ läuft nach „{1}“, aber es ist kein Status angegeben.',
  'Give at least one of Succeeded, Failed, Skipped, TimedOut in an array.':
    'Mindestens einen von Succeeded, Failed, Skipped, TimedOut in einer Liste angeben.',
  "'{0}' is not a status that an action can run after.":
    '„{0}“ ist kein Status, nach dem eine Aktion laufen kann.',
  'Use Succeeded, Failed, Skipped or TimedOut.': 'Succeeded, Failed, Skipped oder TimedOut verwenden.',
  "'{0}' runs after the trigger '{1}'; it does so anyway.":
    '„{0}“ läuft nach dem Trigger „{1}“; das tut es ohnehin.',
  'Only actions belong into runAfter; take the entry away.':
    'In runAfter gehören nur Aktionen; den Eintrag entfernen.',
  "'{0}' runs after '{1}', but there is no such action.":
    '„{0}“ läuft nach „{1}“, aber diese Aktion gibt es nicht.',
  "'{0}' runs after '{1}', which is in {2}.": '„{0}“ läuft nach „{1}“, aber das steht {2}.',
  'An action can only run after actions of its own branch; name the scope around it instead.':
    'Eine Aktion kann nur nach Aktionen desselben Zweigs laufen; stattdessen den Bereich darum nennen.',
  'the top level': 'auf der obersten Ebene',
  "another branch, inside '{0}'": 'in einem anderen Zweig, in „{0}“',
  'Name an action of the same branch, or take the entry away.':
    'Eine Aktion desselben Zweigs nennen oder den Eintrag entfernen.',
  'Take the entry away.': 'Den Eintrag entfernen.',
  '{0} runs after itself.': '{0} läuft nach sich selbst.',
  'These actions wait for each other and none can start: {0} → {1}.':
    'Diese Aktionen warten aufeinander, und keine kann beginnen: {0} → {1}.',
  'Take one of the runAfter entries away.': 'Einen der Einträge in runAfter entfernen.',
  "'{0}' and '{1}' respond with status code {2} and different schemas; the platform refuses that.":
    '„{0}“ und „{1}“ antworten mit dem Statuscode {2} und verschiedenen Schemas; das weist die Plattform ab.',
  'Give both the same schema, or respond with different status codes.':
    'Geben Sie beiden dasselbe Schema, oder antworten Sie mit verschiedenen Statuscodes.',
  "'{0}' ends the run inside the loop '{1}'; the platform refuses to save that.":
    '„{0}“ beendet die Ausführung in der Schleife „{1}“; das speichert die Plattform nicht.',
  'Set a variable in the loop, and end the run after it.':
    'Setzen Sie in der Schleife eine Variable, und beenden Sie die Ausführung danach.',
  "'{0}' ends the run {1} and gives an error, which only a failed run has; the platform refuses that.":
    '„{0}“ beendet die Ausführung mit {1} und gibt einen Fehler an, den nur eine fehlgeschlagene hat; das weist die Plattform ab.',
  'Take the error away, or end the run as failed.':
    'Nehmen Sie den Fehler weg, oder beenden Sie die Ausführung als fehlgeschlagen.',
  "The response '{0}' is inside the loop '{1}', but a caller gets one answer only.":
    'Die Antwort „{0}“ steht in der Schleife „{1}“, aber wer aufruft, bekommt nur eine Antwort.',
  'Collect the results in the loop and respond after it.':
    'Die Ergebnisse in der Schleife sammeln und nach ihr antworten.',
  "'{0}' responds to a caller, but the trigger is no request that could be answered.":
    '„{0}“ antwortet einem Aufrufer, aber der Trigger ist keine Anforderung, die sich beantworten ließe.',
  'Take the action away, or start the flow by a Request trigger.':
    'Die Aktion entfernen oder den Flow mit einem Request-Trigger starten.',
  "'{0}' never runs: '{1}' ends the run before.": '„{0}“ läuft nie: „{1}“ beendet die Ausführung vorher.',
  'Take it away, or move it before.': 'Sie entfernen oder davor verschieben.',

  // Inputs
  "'{0}' ({1}) has no inputs.": '„{0}“ ({1}) hat keine Eingaben.',
  'It needs {0}.': 'Nötig: {0}.',
  "{0} in '{1}' ({2}).": '{0} in „{1}“ ({2}).',
  '{0} must be {1}, not {2}': '{0} muss {1} sein, nicht {2}',
  "'{0}' is missing": '„{0}“ fehlt',
  "'{0}' is empty": '„{0}“ ist leer',
  'One of {0}.': 'Eines von {0}.',
  'Such as {0}.': 'Zum Beispiel {0}.',
  "{0} cannot be '{1}'": '{0} kann nicht „{1}“ sein',
  '{0} must be at least {1}, not {2}': '{0} muss mindestens {1} sein, nicht {2}',
  '{0} must be at most {1}, not {2}': '{0} darf höchstens {1} sein, nicht {2}',
  '{0} must not be empty': '{0} darf nicht leer sein',
  'The value': 'Der Wert',
  "'{0}'": '„{0}“',
  '{0} or {1}': '{0} oder {1}',
  'a text': 'ein Text',
  'a number': 'eine Zahl',
  'a whole number': 'eine ganze Zahl',
  'true or false': 'true oder false',
  'an object': 'ein Objekt',
  'an array': 'eine Liste',
  null: 'null',
  'an array of conditions': 'eine Liste von Bedingungen',
  'two values': 'zwei Werte',
  "A condition has no operator '{0}'.": 'Eine Bedingung kennt den Operator „{0}“ nicht.',
  'The operators are {0}.': 'Die Operatoren sind {0}.',
  "The operator '{0}' takes {1}.": 'Der Operator „{0}“ nimmt {1}.',

  // References
  "There is no action '{0}' in this flow.": 'Die Aktion „{0}“ gibt es in diesem Flow nicht.',
  "'{0}' is the trigger, not an action.": '„{0}“ ist der Trigger, keine Aktion.',
  'Use triggerBody() or triggerOutputs() instead.':
    'Stattdessen triggerBody() oder triggerOutputs() verwenden.',
  'Use the name as it stands in the definition, with underscores for spaces.':
    'Den Namen verwenden, wie er in der Definition steht, mit Unterstrichen statt Leerzeichen.',
  "{0} uses '{1}', but no action has run when it fires.":
    '{0} verwendet „{1}“, aber beim Auslösen ist noch keine Aktion gelaufen.',
  'A trigger can use its own outputs and parameters only.':
    'Ein Trigger kann nur eigene Ausgaben und Parameter verwenden.',
  "'{0}' uses its own result, which is not there yet.":
    '„{0}“ verwendet sein eigenes Ergebnis, das noch nicht da ist.',
  'Name an action that runs before.': 'Eine Aktion nennen, die vorher läuft.',
  "'{0}' uses the result of '{1}', which it is inside of and which is not over yet.":
    '„{0}“ verwendet das Ergebnis von „{1}“, steht aber darin; es ist noch nicht zu Ende.',
  "'{0}' uses '{1}', which does not run before it.": '„{0}“ verwendet „{1}“, das nicht vorher läuft.',
  'Only results of actions that are over by then can be used.':
    'Nur Ergebnisse von Aktionen, die dann zu Ende sind, lassen sich verwenden.',
  "'{0}' runs after '{1}'; change their order.": '„{0}“ läuft nach „{1}“; die Reihenfolge ändern.',
  "Let '{0}' run after '{1}'.": '„{0}“ nach „{1}“ ausführen.',
  "result('{0}') needs a scope, condition or loop, but '{1}' holds no actions.":
    "result('{0}') braucht einen Bereich, eine Bedingung oder Schleife, aber „{1}“ enthält keine Aktionen.",
  "Use actions('{0}') for the record of a single action.":
    "Für den Eintrag einer einzelnen Aktion actions('{0}') verwenden.",
  "There is no loop '{0}' in this flow.": 'Die Schleife „{0}“ gibt es in diesem Flow nicht.',
  "'{0}' repeats until a condition is met; it has no items.":
    '„{0}“ wiederholt sich, bis eine Bedingung erfüllt ist; sie hat keine Elemente.',
  "{0} is not inside the loop '{1}'.": '{0} steht nicht in der Schleife „{1}“.',
  "'{0}' is not a loop.": '„{0}“ ist keine Schleife.',
  'The loops around it: {0}.': 'Die Schleifen darum: {0}.',
  '{0}() can be used inside a loop only.': '{0}() lässt sich nur in einer Schleife verwenden.',
  "item() has no value in '{0}': it is not inside a loop over items.":
    'item() hat in „{0}“ keinen Wert: Es steht in keiner Schleife über Elemente.',
  'item() works inside Apply to each, and in Select, Filter array and Create table.':
    'item() gilt in „Auf alle anwenden“ sowie in Auswählen, Array filtern und Tabelle erstellen.',
  "There is no parameter '{0}' in this flow.": 'Den Parameter „{0}“ gibt es in diesem Flow nicht.',
  "Declare it under the definition's parameters.": 'Ihn unter den Parametern der Definition deklarieren.',
  'The outputs of the flow': 'Die Ausgaben des Flows',
  "The trigger '{0}'": 'Der Trigger „{0}“',

  // Connections
  "'{0}' uses the connection reference '{1}', which this file does not declare.":
    '„{0}“ verwendet den Verbindungsverweis „{1}“, den diese Datei nicht deklariert.',
  'Declared are {0}.': 'Deklariert sind {0}.',
  "'{0}' uses the connector '{1}', which was replaced.":
    '„{0}“ verwendet den Connector „{1}“, der ersetzt wurde.',
  "Use '{0}' for new flows.": 'Für neue Flows „{0}“ verwenden.',
  "'{0}' uses the operation '{1}', which was replaced by '{2}'.":
    '„{0}“ verwendet den Vorgang „{1}“, der durch „{2}“ ersetzt wurde.',
  "Add an action of '{0}' and take this one away; their inputs differ.":
    'Eine Aktion „{0}“ hinzufügen und diese entfernen; ihre Eingaben unterscheiden sich.',
  "'{0}' uses the operation '{1}', which its connector marks as deprecated.":
    '„{0}“ verwendet den Vorgang „{1}“, den sein Connector als veraltet kennzeichnet.',
  'Look for the operation that replaces it among the operations of {0}.':
    'Unter den Vorgängen von {0} nach dem suchen, der ihn ersetzt.',
  "'{0}' ({1}) has no value for '{2}', which the operation requires.":
    '„{0}“ ({1}) hat keinen Wert für „{2}“, den der Vorgang verlangt.',
  "'{0}' calls the operation '{1}', which {2} does not have.":
    '„{0}“ ruft den Vorgang „{1}“ auf, den {2} nicht hat.',
  'Fill it in under Parameters.': 'Ihn unter Parameter ausfüllen.',
  "'{0}' has no connection to {1} in this environment.":
    '„{0}“ hat in dieser Umgebung keine Verbindung zu {1}.',
  "'{0}' and {1} more have no connection to {2} in this environment.":
    '„{0}“ und {1} weitere haben in dieser Umgebung keine Verbindung zu {2}.',
  'Choose one in the panel of the step, or run offline in the sandboxes or with mocks.':
    'Wählen Sie eine im Bereich des Schritts, oder führen Sie ihn offline in den Sandboxes oder mit Mocks aus.',
  "'{0}' calls the connector '{1}', which is not here.":
    '„{0}“ ruft den Connector „{1}“ auf, den es hier nicht gibt.',
  'Add it under Connectors, or run with mocks.':
    'Fügen Sie ihn unter „Connectors“ hinzu, oder führen Sie den Flow mit Mocks aus.',
  "'{0}' names no connection, so it cannot reach its service.":
    '„{0}“ nennt keine Verbindung und erreicht seinen Dienst darum nicht.',
  'Choose a connection in its panel, or write inputs.host.connectionName.':
    'Im Bereich der Aktion eine Verbindung wählen oder inputs.host.connectionName schreiben.',
  "No action goes through the connection reference '{0}'.":
    'Keine Aktion verwendet den Verbindungsverweis „{0}“.',
  'Take it away; whoever imports the flow is asked for a connection that it does not need.':
    'Ihn entfernen; wer den Flow importiert, wird nach einer Verbindung gefragt, die er nicht braucht.',

  // Variables, parameters, secrets
  "The variable '{0}' is initialized twice: here and in '{1}'.":
    'Die Variable „{0}“ wird zweimal initialisiert: hier und in „{1}“.',
  'Use Set variable to give it another value.': 'Mit „Variable festlegen“ einen anderen Wert geben.',
  "'{0}' is inside '{1}', but {2} must stand at the top level.":
    '„{0}“ steht in „{1}“, aber {2} muss auf der obersten Ebene stehen.',
  "Move it before '{0}'.": 'Vor „{0}“ verschieben.',
  "'{0}' ({1}) needs a variable of type {2}, but '{3}' is of type {4}.":
    '„{0}“ ({1}) braucht eine Variable vom Typ {2}, aber „{3}“ ist vom Typ {4}.',
  "It is initialized in '{0}'.": 'Sie wird in „{0}“ initialisiert.',
  "'{0}' uses the variable '{1}' that it makes itself.":
    '„{0}“ verwendet die Variable „{1}“, die es selbst anlegt.',
  'Initialize it in an action before.': 'Sie in einer Aktion davor initialisieren.',
  "'{0}' changes the variable '{1}' and uses it in the new value; the platform refuses that.":
    '„{0}“ ändert die Variable „{1}“ und verwendet sie im neuen Wert; das lehnt die Plattform ab.',
  'Put the value into a Compose action first and use its outputs here.':
    'Den Wert zuerst in eine Aktion „Verfassen“ legen und hier deren Ausgaben verwenden.',
  "There is no variable '{0}' in this flow.": 'Die Variable „{0}“ gibt es in diesem Flow nicht.',
  'Add an Initialize variable action for it.': 'Dafür eine Aktion „Variable initialisieren“ hinzufügen.',
  "{0} uses the variable '{1}', which is not initialized by then.":
    '{0} verwendet die Variable „{1}“, die dann noch nicht initialisiert ist.',
  "{0} changes the variable '{1}', which is not initialized by then.":
    '{0} ändert die Variable „{1}“, die dann noch nicht initialisiert ist.',
  "Let '{0}' run before.": '„{0}“ vorher ausführen.',
  "The variable '{0}' is changed, but nothing reads it.":
    'Die Variable „{0}“ wird geändert, aber nichts liest sie.',
  "The variable '{0}' is never used.": 'Die Variable „{0}“ wird nie verwendet.',
  'Take it away, or use it.': 'Entfernen oder verwenden.',
  "The parameter '{0}' is never used.": 'Der Parameter „{0}“ wird nie verwendet.',
  'A tracked property shows {0}, which is secured.':
    'Eine nachverfolgte Eigenschaft zeigt {0}; das ist geschützt.',
  '{0} passes on {1}, which is secured, and shows it.':
    '{0} gibt {1} weiter und zeigt es; das ist geschützt.',
  'Turn on secure inputs and secure outputs here too.':
    'Auch hier sichere Eingaben und sichere Ausgaben einschalten.',
  'Leave it out.': 'Weglassen.',
  "what '{0}' gives back": 'die Ausgaben von „{0}“',
  'what the trigger was given': 'was dem Trigger gegeben wurde',
  "'{0}' has a secret in its text: '{1}'.": '„{0}“ hat ein Geheimnis im Text: „{1}“.',
  'Whoever can read the flow can read it. Declare a parameter of type SecureString and use that.':
    'Wer den Flow lesen kann, kann es lesen. Einen Parameter vom Typ SecureString deklarieren und verwenden.',

  // Expressions
  "There is no function '{0}'.": 'Die Funktion „{0}“ gibt es nicht.',
  "The function '{0}' is deprecated.": 'Die Funktion „{0}“ ist veraltet.',
  "Use '{0}' instead.": 'Stattdessen „{0}“ verwenden.',
  'It takes ({0}).': 'Sie nimmt ({0}).',
  "The function '{0}' takes {1} for '{2}', not {3}.": 'Die Funktion „{0}“ nimmt für „{2}“ {1}, nicht {3}.',
  "The function '{0}' takes {1} for '{2}', but {3} is of type {4}.":
    'Die Funktion „{0}“ nimmt für „{2}“ {1}, aber {3} ist vom Typ {4}.',
  'Convert it, or use a function that takes {0}.': 'Umwandeln oder eine Funktion verwenden, die {0} nimmt.',
  "the variable '{0}'": 'die Variable „{0}“',
  "the parameter '{0}'": 'der Parameter „{0}“',
  "There is no {0} '{1}' here.": '{0} „{1}“ gibt es hier nicht.',
  action: 'Aktion',
  'scope or loop': 'Bereich oder Schleife',
  'enclosing loop': 'umgebende Schleife',
  variable: 'Variable',
  parameter: 'Parameter',
  'app setting': 'App-Einstellung',
  trigger: 'Trigger',
  item: 'Element',
  'The expression has {0} characters; at most {1} are allowed.':
    'Der Ausdruck hat {0} Zeichen; erlaubt sind höchstens {1}.',
  'Move a part of it into a Compose action or a variable.':
    'Einen Teil davon in eine Aktion „Verfassen“ oder eine Variable auslagern.',
  'The expression is nested deeper than {0} levels.': 'Der Ausdruck ist tiefer als {0} Ebenen verschachtelt.',
  "A '(' is expected after '{0}'.": 'Nach „{0}“ fehlt eine „(“.',
  "Write '{0}(...)' to call it, or '{1}' in quotes for text.":
    'Für einen Aufruf „{0}(...)“ schreiben, für Text „{1}“ in Anführungszeichen.',
  "'{0}' is neither a function call nor a value.": '„{0}“ ist weder ein Funktionsaufruf noch ein Wert.',
  "The call of '{0}' is not closed.": 'Der Aufruf von „{0}“ ist nicht geschlossen.',
  "Add a ')'.": 'Eine „)“ ergänzen.',
  "Add a ']'.": 'Eine „]“ ergänzen.',
  "Add a '}'.": 'Eine „}“ ergänzen.',
  "A ',' or ')' is expected in the call of '{0}', not {1}.":
    'Im Aufruf von „{0}“ wird „,“ oder „)“ erwartet, nicht {1}.',
  "Separate arguments with ','; a quote inside text is written twice ('').":
    "Argumente mit „,“ trennen; ein Anführungszeichen im Text wird doppelt geschrieben ('').",
  "A property name is expected after '.', not {0}.":
    'Nach „.“ wird der Name einer Eigenschaft erwartet, nicht {0}.',
  "Leave the '.' out before '['.": 'Den „.“ vor „[“ weglassen.',
  "A ']' is expected, not {0}.": 'Eine „]“ wird erwartet, nicht {0}.',
  "There is a ')' too many.": 'Es ist eine „)“ zu viel.',
  'A template holds one expression; join several with concat().':
    'Eine Vorlage enthält einen Ausdruck; mehrere mit concat() verbinden.',
  'true, false, null and other values are written without parentheses.':
    'true, false, null und andere Werte werden ohne Klammern geschrieben.',
  'The expression is complete before {0}.': 'Der Ausdruck ist vor {0} zu Ende.',
  'An expression is expected, but the text ends here': 'Ein Ausdruck wird erwartet, aber der Text endet hier',
  'An expression is expected, not {0}': 'Ein Ausdruck wird erwartet, nicht {0}',
  'the end of the text': 'das Ende des Textes',
  "the text '{0}'": 'der Text „{0}“',
  "Write '{0}'.": 'Stattdessen „{0}“ schreiben.',
  "The language has no operator '{0}'.": 'Die Sprache hat keinen Operator „{0}“.',
  "'{0}' is not a number.": '„{0}“ ist keine Zahl.',
  "The character '{0}' is not expected here.": 'Das Zeichen „{0}“ wird hier nicht erwartet.',
  'This integer does not fit in 64 bits.': 'Diese ganze Zahl passt nicht in 64 Bit.',
  "Write '0.5' instead of '.5'.": '„0.5“ statt „.5“ schreiben.',
  "A '.' cannot start an expression.": 'Ein „.“ kann keinen Ausdruck beginnen.',
  "A '?' is followed by neither '.' nor '['.": 'Auf ein „?“ folgt weder „.“ noch „[“.',
  "Write '?.name' or \"?['name']\".": "„?.name“ oder „?['name']“ schreiben.",
  'Only the result of a function can be followed by a property.':
    'Nur auf das Ergebnis einer Funktion kann eine Eigenschaft folgen.',
  'The language has no grouping: leave the parentheses out.':
    'Die Sprache kennt keine Gruppierung: die Klammern weglassen.',
  "A '(' must follow a function name.": 'Eine „(“ muss auf den Namen einer Funktion folgen.',
  "The language has no array literals: write 'createArray(1, 2)'.":
    'Die Sprache kennt keine Listen als Literal: „createArray(1, 2)“ schreiben.',
  "A '[' cannot start an expression.": 'Eine „[“ kann keinen Ausdruck beginnen.',
  'The language has no object literals: write json(\'{"name": 1}\'), or build it in a Compose action.':
    'Die Sprache kennt keine Objekte als Literal: json(\'{"name": 1}\') schreiben oder es in einer Aktion „Verfassen“ aufbauen.',
  'Text takes single quotes, not double quotes.':
    'Text steht in einfachen, nicht in doppelten Anführungszeichen.',
  'Text takes straight single quotes.': 'Text steht in geraden einfachen Anführungszeichen.',
  'This text has no closing quote.': 'Diesem Text fehlt das schließende Anführungszeichen.',
  "Close it with '; a quote inside text is written twice ('').":
    "Mit ' schließen; ein Anführungszeichen im Text wird doppelt geschrieben ('').",
  "An '@' stands inside an expression.": 'In einem Ausdruck steht ein „@“.',
  "Leave the '@' out: functions inside an expression are written without it.":
    'Das „@“ weglassen: Funktionen in einem Ausdruck werden ohne geschrieben.',
  "The '@{' is not closed.": 'Das „@{“ ist nicht geschlossen.',
  "'item()' has a value only inside a loop, Select or Filter array.":
    '„item()“ hat nur in einer Schleife, in Auswählen oder Array filtern einen Wert.',
  'To write the text itself, double the sign: @{0}': 'Für den Text selbst das Zeichen verdoppeln: @{0}',
  'at least {0}': 'mindestens {0}',
  '{0} to {1}': '{0} bis {1}',
  '1 is given': '1 ist angegeben',
  '{0} are given': '{0} sind angegeben',
  "The function '{0}' takes {1}, but {2}": 'Die Funktion „{0}“ nimmt {1}, aber {2}',
  'no arguments': 'keine Argumente',
  '1 argument': '1 Argument',
  '{0} arguments': '{0} Argumente',
  ...operatorHints(),
}

/** "There are no operators: write 'add(a, b)' ..." for each call that stands for one. */
function operatorHints(): Readonly<Record<string, string>> {
  const calls = ['sub(a, b)', 'mul(a, b)', 'div(a, b)', 'mod(a, b)', 'equals(a, b)', 'not(equals(a, b))']
  const more = ['greater(a, b)', 'greaterOrEquals(a, b)', 'less(a, b)', 'lessOrEquals(a, b)', 'not(a)']
  const plain = ['and(a, b)', 'or(a, b)', 'not(a)', 'equals(a, b)']
  return {
    ...Object.fromEntries(
      [...calls, ...more, ...plain].map((call) => [
        `There are no operators: write '${call}'.`,
        `Es gibt keine Operatoren: „${call}“ schreiben.`,
      ]),
    ),
    ...Object.fromEntries(plain.map((call) => [`Write '${call}'.`, `„${call}“ schreiben.`])),
    "There are no operators: write 'add(a, b)' for numbers or 'concat(a, b)' for text.":
      'Es gibt keine Operatoren: „add(a, b)“ für Zahlen oder „concat(a, b)“ für Text schreiben.',
    "There are no operators: write 'concat(a, b)' for text or 'and(a, b)' for conditions.":
      'Es gibt keine Operatoren: „concat(a, b)“ für Text oder „and(a, b)“ für Bedingungen schreiben.',
  }
}
