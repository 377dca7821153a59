/** What the checks of a connector's description say, in German, by the English sentences. */
export const connectorCheckSentences: Readonly<Record<string, string>> = {
  // How a connection signs in, as the description tells it
  'How the connection signs in.': 'Wie die Verbindung sich anmeldet.',
  'Sign in with {0}.': 'Anmelden mit {0}.',
  'Sent in the {0} {1}.': 'Gesendet als {0} {1}.',
  'Sent as a bearer token.': 'Gesendet als Bearer-Token.',
  'The name to sign in with.': 'Der Name, mit dem man sich anmeldet.',
  'The password to sign in with.': 'Das Passwort, mit dem man sich anmeldet.',

  // Calls
  "'{0}' cannot be called: the header '{1}' holds a line break or control character.":
    '„{0}“ lässt sich nicht aufrufen: Der Header „{1}“ enthält einen Zeilenumbruch oder ein Steuerzeichen.',
  'Take it away with trim() or replace().': 'Es mit trim() oder replace() entfernen.',
  "'{0}' cannot be called: {1} is missing.": '„{0}“ lässt sich nicht aufrufen: {1} fehlt.',
  "'{0}' cannot be called: {1} are missing.": '„{0}“ lässt sich nicht aufrufen: {1} fehlen.',
  'Give a value in the parameters of the action.': 'In den Parametern der Aktion einen Wert angeben.',
  'The connector does not say which host to call.': 'Der Connector sagt nicht, welchen Host er aufruft.',
  "The connector would call '{0}', which is no URL of a host.":
    'Der Connector würde „{0}“ aufrufen, und das ist keine URL eines Hosts.',
  'Set "host" in its description, or the host in the connection.':
    '"host" in seiner Beschreibung oder den Host in der Verbindung setzen.',
  "The connector needs the environment variable '{0}', and this environment gives it no value.":
    'Der Connector braucht die Umgebungsvariable „{0}“, und diese Umgebung gibt ihr keinen Wert.',
  'Give it under "variables" in environment.json: "{0}": "value".':
    'Ihn unter "variables" in environment.json angeben: "{0}": "Wert".',

  // The file
  'The file does not hold a JSON object.': 'Die Datei enthält kein JSON-Objekt.',
  'An OpenAPI description begins with {.': 'Eine OpenAPI-Beschreibung beginnt mit {.',
  'A line break, tab or other control character stands inside a text; it is read as a space.':
    'In einem Text steht ein Zeilenumbruch, Tabulator oder anderes Steuerzeichen; es wird als Leerzeichen gelesen.',
  'Write a line break as \\n and a tab as \\t.':
    'Einen Zeilenumbruch als \\n und einen Tabulator als \\t schreiben.',
  'The file does not say which OpenAPI version it follows.':
    'Die Datei sagt nicht, welcher Version von OpenAPI sie folgt.',
  "OpenAPI version '{0}' is not known.": 'Die OpenAPI-Version „{0}“ ist nicht bekannt.',
  'It should say "swagger": "2.0", or "openapi": "3.0.3" or "3.1.0".':
    'Sie sollte "swagger": "2.0" oder "openapi": "3.0.3" oder "3.1.0" sagen.',
  'The description has no paths, so the connector has no operations.':
    'Die Beschreibung hat keine Pfade, also hat der Connector keine Vorgänge.',
  'A description holds "paths": {"/items": {"get": {...}}}.':
    'Eine Beschreibung enthält "paths": {"/items": {"get": {...}}}.',
  "The path '{0}' holds no operations that can be read.": 'Der Pfad „{0}“ enthält keine lesbaren Vorgänge.',
  'A path holds an object with get, post, put, patch or delete.':
    'Ein Pfad enthält ein Objekt mit get, post, put, patch oder delete.',
  '{0} {1} is no object, so it is no operation.': '{0} {1} ist kein Objekt, also kein Vorgang.',
  "The reference '{0}' leads nowhere.": 'Der Verweis „{0}“ führt ins Leere.',
  'Define it, or correct its spelling.': 'Ihn definieren oder seine Schreibweise berichtigen.',
  'Only references inside the file are followed.': 'Nur Verweisen innerhalb der Datei wird gefolgt.',
  "'{0}' is read as '{1}'.": '„{0}“ wird als „{1}“ gelesen.',
  'Write {0}; other programs pass a misspelt name over.':
    '{0} schreiben; andere Programme übergehen einen falsch geschriebenen Namen.',

  // Operations and parameters
  "{0} calls the operation '{1}', which does not exist.":
    '{0} ruft den Vorgang „{1}“ auf, den es nicht gibt.',
  'Correct its operationId; until then the value has to be typed in.':
    'Seine operationId berichtigen; bis dahin muss der Wert eingetippt werden.',
  'There is an operation {0} {1} already.': 'Einen Vorgang {0} {1} gibt es schon.',
  'An operation id has letters, digits, “_”, “-” and “.” only.':
    'Eine Vorgangs-ID hat nur Buchstaben, Ziffern, „_“, „-“ und „.“.',
  "The operation id '{0}' is taken.": 'Die Vorgangs-ID „{0}“ ist vergeben.',
  'A path has no spaces.': 'Ein Pfad hat keine Leerzeichen.',
  "The operationId '{0}' is used twice; flows find {1} {2}.":
    'Die operationId „{0}“ kommt zweimal vor; Flows finden {1} {2}.',
  'Give each operation a name of its own.': 'Jedem Vorgang einen eigenen Namen geben.',
  "{0} {1} has no operationId; flows would find it as '{2}'.":
    '{0} {1} hat keine operationId; Flows würden ihn als „{2}“ finden.',
  'Add an "operationId" that is used once only.': 'Eine "operationId" hinzufügen, die nur einmal vorkommt.',
  'The parameters are not a list.': 'Die Parameter sind keine Liste.',
  'This parameter is not described by an object.': 'Dieser Parameter ist nicht durch ein Objekt beschrieben.',
  "The parameter '{0}' does not say where it goes.": 'Der Parameter „{0}“ sagt nicht, wohin er gehört.',
  'A parameter has no name.': 'Ein Parameter hat keinen Namen.',
  "{0} {1} has no parameter for '{{2}}'.": '{0} {1} hat keinen Parameter für „{{2}}“.',
  'Add a parameter with "name": "{0}", "in": "path", "required": true.':
    'Einen Parameter mit "name": "{0}", "in": "path", "required": true hinzufügen.',
  "The path parameter '{0}' does not occur in {1}.": 'Der Pfadparameter „{0}“ kommt in {1} nicht vor.',
  'This is not a list.': 'Das ist keine Liste.',
  'This entry is not an object.': 'Dieser Eintrag ist kein Objekt.',
  "The answer '{0}' is not described by an object.":
    'Die Antwort „{0}“ ist nicht durch ein Objekt beschrieben.',

  // Postman collections
  '{0} request(s) go to other hosts than {1}; they were left out.':
    'Anfragen, die zu anderen Hosts als {1} gehen und weggelassen wurden: {0}.',
  'Only the first {0} requests were read.': 'Nur die ersten {0} Anfragen wurden gelesen.',
  'The collection does not say which host to call: set it under General.':
    'Die Sammlung sagt nicht, welcher Host aufgerufen wird: Ihn unter Allgemein setzen.',
  '{0} request(s) have the method and path of another one; the first of each was taken.':
    'Anfragen mit Methode und Pfad einer anderen: {0}; genommen wurde jeweils die erste.',

  // Properties
  'The connection parameters are not an object of parameters by name.':
    'Die Verbindungsparameter sind kein Objekt mit Parametern nach Namen.',
  "The connection parameter '{0}' is not an object.": 'Der Verbindungsparameter „{0}“ ist kein Objekt.',
  "The policy template '{0}' is not known, so '{1}' does nothing here.":
    'Die Richtlinienvorlage „{0}“ ist nicht bekannt, deshalb bewirkt „{1}“ hier nichts.',
  "The platform does not document the policy template '{0}'; '{1}' works here as its name says.":
    'Die Plattform dokumentiert die Richtlinienvorlage „{0}“ nicht; „{1}“ arbeitet hier, wie der Name sagt.',
  "The policy '{0}' is for the operation '{1}', which does not exist.":
    'Die Richtlinie „{0}“ gilt dem Vorgang „{1}“, den es nicht gibt.',
  'A C# script answers {0} operation(s); scripts do not run here.':
    'Ein C#-Skript beantwortet Vorgänge ({0}); Skripte laufen hier nicht.',
  'These operations are called without their script.': 'Diese Vorgänge werden ohne ihr Skript aufgerufen.',

  // How calls of webhooks are signed
  'It is neither the name of a scheme nor an object.':
    'Es ist weder der Name eines Verfahrens noch ein Objekt.',
  "'{0}' is no scheme; there are {1}.": '„{0}“ ist kein Verfahren; es gibt {1}.',
  "There is no '{0}'.": '„{0}“ gibt es nicht.',
  "'list' names its parts: 'signature' and 'timestamp'.":
    '„list“ nennt seine Teile: „signature“ und „timestamp“.',
  "'header' is to name the header with the signature.": '„header“ muss den Header mit der Signatur nennen.',
  "'encoding' is hex or base64.": '„encoding“ ist hex oder base64.',
  "'prefix' is a text.": '„prefix“ ist ein Text.',
  "'timestampHeader' is to name a header.": '„timestampHeader“ muss einen Header nennen.',
  "'toleranceSeconds' is a number above 0.": '„toleranceSeconds“ ist eine Zahl über 0.',
  "'required' is true or false.": '„required“ ist true oder false.',
  "'signed' holds {body}: a body that is not signed could be anyone's.":
    '„signed“ enthält {body}: Ein Inhalt, der nicht signiert ist, könnte von jedem stammen.',
  "'signed' does not hold {timestamp}: a time that is not signed proves nothing.":
    '„signed“ enthält {timestamp} nicht: Eine Zeit, die nicht signiert ist, beweist nichts.',
  "'signed' holds {timestamp}, and neither 'timestampHeader' nor 'list' says where it is.":
    '„signed“ enthält {timestamp}, und weder „timestampHeader“ noch „list“ sagt, wo sie steht.',
}
