/** Why an expression could not be evaluated, in German, by the English sentences. */
export const expressionSentences: Readonly<Record<string, string>> = {
  // Where
  "{0}, in action '{1}', at '{2}', at character {3} of \"{4}\".":
    '{0}, in der Aktion „{1}“ bei „{2}“, an Zeichen {3} von „{4}“.',
  '{0}, in action \'{1}\', at character {2} of "{3}".': '{0}, in der Aktion „{1}“, an Zeichen {2} von „{3}“.',
  '{0}, at \'{1}\', at character {2} of "{3}".': '{0}, bei „{1}“, an Zeichen {2} von „{3}“.',
  '{0}, at character {1} of "{2}".': '{0}, an Zeichen {1} von „{2}“.',

  // Reading values
  "The property '{0}' is read from a value that is null":
    'Die Eigenschaft „{0}“ wird von einem Wert gelesen, der null ist',
  'The item {0} is read from a value that is null':
    'Der Eintrag {0} wird von einem Wert gelesen, der null ist',
  "The property '{0}' is read from a value of type {1}, which has no properties":
    'Die Eigenschaft „{0}“ wird von einem Wert vom Typ {1} gelesen, der keine Eigenschaften hat',
  'The item {0} is read from a value of type {1}, which has no properties':
    'Der Eintrag {0} wird von einem Wert vom Typ {1} gelesen, der keine Eigenschaften hat',
  'A property of an object is named by text, but found {0}':
    'Eine Eigenschaft eines Objekts wird mit Text genannt, gefunden wurde {0}',
  'An item of an array is chosen by an integer, but found {0}':
    'Ein Eintrag einer Liste wird mit einer ganzen Zahl gewählt, gefunden wurde {0}',
  'The index {0} is outside an array of {1} items':
    'Der Index {0} liegt außerhalb einer Liste von {1} Einträgen',
  "The property '{0}' does not exist in the object": 'Die Eigenschaft „{0}“ gibt es in dem Objekt nicht',
  'The object is empty.': 'Das Objekt ist leer.',
  'It has {0}{1}.': 'Es hat {0}{1}.',
  '{0} Write {1} to get null instead.': '{0} Mit {1} bekommt man stattdessen null.',
  'Choose an item first, for example with [0] or first().':
    'Zuerst einen Eintrag wählen, zum Beispiel mit [0] oder first().',
  "Write '?[' to get null instead.": '„?[“ schreiben, um stattdessen null zu bekommen.',
  "Write '?' before the step to get null instead.":
    'Vor dem Schritt „?“ schreiben, um stattdessen null zu bekommen.',

  // Calls of functions
  "There is no function '{0}'": 'Eine Funktion „{0}“ gibt es nicht',
  "The function '{0}' takes {1} for '{2}', but found {3}":
    'Die Funktion „{0}“ nimmt {1} für „{2}“, gefunden wurde {3}',
  "The function '{0}' needs {1} for '{2}' (found: {3})":
    'Die Funktion „{0}“ braucht {1} für „{2}“ (gefunden: {3})',
  "There is no {0} '{1}' here, or it has no value yet":
    'Hier gibt es das nicht, oder es hat noch keinen Wert: {0} „{1}“',
  "The function '{0}' would make a text of {1} characters; at most {2} are allowed":
    'Die Funktion „{0}“ würde einen Text von {1} Zeichen machen; erlaubt sind höchstens {2}',
  'The result has {0} characters; at most {1} are allowed':
    'Das Ergebnis hat {0} Zeichen; erlaubt sind höchstens {1}',
  "The result of '{0}' is too large for its type": 'Das Ergebnis von „{0}“ ist zu groß für seinen Typ',
  "The function '{0}' cannot divide by zero": 'Die Funktion „{0}“ kann nicht durch null teilen',
  "The function 'json' needs JSON text for 'value': {0}":
    'Die Funktion „json“ braucht JSON-Text für „value“: {0}',
  "'{0}' has no value here": '„{0}“ hat hier keinen Wert',
  'The body is not form data': 'Der Inhalt sind keine Formulardaten',
  "The function 'xpath' takes XML for 'xml', but found text":
    'Die Funktion „xpath“ nimmt XML für „xml“, gefunden wurde Text',
  'The XPath expression searches the document again for each of its {0} nodes, which would take too long':
    'Der XPath-Ausdruck durchsucht das Dokument für jeden seiner {0} Knoten noch einmal, was zu lange dauern würde',
  'Guard it with coalesce(), or check why it has no value.':
    'Mit coalesce() absichern oder prüfen, warum es keinen Wert hat.',
  "Leave the 'Z' or offset out, or take 'UTC' as the source zone.":
    'Das „Z“ oder den Versatz weglassen oder „UTC“ als Quellzone nehmen.',
  'Clocks are set forward over this time in that zone.':
    'In dieser Zone werden die Uhren über diese Zeit hinweg vorgestellt.',
  'The body must be application/x-www-form-urlencoded or multipart/form-data.':
    'Der Inhalt muss application/x-www-form-urlencoded oder multipart/form-data sein.',
  "Use '{0}' to get all of them.": '„{0}“ verwenden, um alle zu bekommen.',
  'Use it inside a For each, Select or Filter array.':
    'Es in „Für jedes“, „Auswählen“ oder „Array filtern“ verwenden.',
  'Use it in the inputs of a webhook trigger or action.':
    'Es in den Eingaben eines Webhook-Triggers oder einer Webhook-Aktion verwenden.',
  "Use a plain path instead of '//' inside [ ].": 'In [ ] einen einfachen Pfad statt „//“ verwenden.',
  'Wrap it in xml().': 'Es in xml() einschließen.',
  "Write '%K' for one custom letter.": '„%K“ für einen einzelnen eigenen Buchstaben schreiben.',

  // What functions take
  text: 'Text',
  'a boolean': 'einen Boolean',
  'an array': 'eine Liste',
  'an object': 'ein Objekt',
  'binary content': 'binären Inhalt',
  'a number': 'eine Zahl',
  'an integer': 'eine ganze Zahl',
  'a value': 'einen Wert',
  'text or a number': 'Text oder eine Zahl',
  'text or an array': 'Text oder eine Liste',
  'an array or an object': 'eine Liste oder ein Objekt',
  'XML text or an object': 'XML-Text oder ein Objekt',
  'an integer of 32 bits': 'eine ganze Zahl mit 32 Bit',
  'base64 text': 'Base64-Text',
  'the text of a number': 'den Text einer Zahl',
  'the text of a 64-bit integer': 'den Text einer ganzen Zahl mit 64 Bit',
  'at least one number': 'mindestens eine Zahl',
  'at least one character': 'mindestens ein Zeichen',
  'a size of one or more': 'eine Größe ab eins',
  'zero or more': 'null oder mehr',
  'a number other than zero': 'eine Zahl außer null',
  'a time that exists in the source zone': 'eine Zeit, die es in der Quellzone gibt',
  'a timestamp without a zone, as the source zone is given,':
    'einen Zeitstempel ohne Zone, da die Quellzone angegeben ist,',
  'a timestamp whose result lies within the years 1 to 9999':
    'einen Zeitstempel, dessen Ergebnis in den Jahren 1 bis 9999 liegt',
  'an interval that stays within the years 1 to 9999': 'ein Intervall, das in den Jahren 1 bis 9999 bleibt',
  'Second, Minute, Hour, Day, Week, Month or Year': 'Second, Minute, Hour, Day, Week, Month oder Year',
  "the name of a culture ('en-US', 'de-DE')": 'den Namen einer Kultur („en-US“, „de-DE“)',
  "a .NET date format ('yyyy-MM-dd')": 'ein .NET-Datumsformat („yyyy-MM-dd“)',
  "a data URI ('data:type;base64,...')": 'eine Daten-URI („data:type;base64,...“)',
  "an absolute URI ('https://host/path')": 'eine vollständige URI („https://host/path“)',
  'one of N, D, B, P, X': 'N, D, B, P oder X',
  'content that is base64 in a known charset': 'Inhalt, der Base64 in einem bekannten Zeichensatz ist',
  'app setting': 'App-Einstellung',
  'agent parameter': 'Agentparameter',
  'scope or loop': 'Bereich oder Schleife',
  'enclosing loop': 'umgebende Schleife',

  // XML
  'it has {0} root properties instead of one': 'es hat {0} Wurzeleigenschaften statt einer',
  "'?xml' must hold an object": '„?xml“ muss ein Objekt enthalten',
  "'!DOCTYPE' must hold an object": '„!DOCTYPE“ muss ein Objekt enthalten',
  "an instruction holds '?>'": 'eine Anweisung enthält „?>“',
  'it is nested deeper than {0} levels': 'es ist tiefer als {0} Ebenen verschachtelt',
  "a CDATA section holds ']]>'": 'ein CDATA-Abschnitt enthält „]]>“',
  'a text holds a control character that XML cannot hold':
    'ein Text enthält ein Steuerzeichen, das XML nicht aufnehmen kann',
  'a property has an empty name': 'eine Eigenschaft hat einen leeren Namen',
  'there is no root element': 'es gibt kein Wurzelelement',
  'the XML declaration must come first': 'die XML-Deklaration muss am Anfang stehen',
  'the XML declaration is malformed': 'die XML-Deklaration ist fehlerhaft',
  'elements are nested deeper than {0} levels': 'Elemente sind tiefer als {0} Ebenen verschachtelt',
  "the prefix '{0}' is not declared": 'das Präfix „{0}“ ist nicht deklariert',
}
