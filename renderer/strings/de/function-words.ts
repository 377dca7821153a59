/** What functions of the expression language and their parameters do, in German, by the English sentences. */
export const functionWords: Readonly<Record<string, string>> = {
  // Parameters
  'Source.': 'Quelle.',
  'Timestamp.': 'Zeitstempel.',
  'Items.': 'Einträge.',
  'Condition.': 'Bedingung.',
  'Its value.': 'Ihr Wert.',
  'First number.': 'Erste Zahl.',
  'Second number.': 'Zweite Zahl.',
  'Further numbers.': 'Weitere Zahlen.',
  'First condition.': 'Erste Bedingung.',
  'Further conditions.': 'Weitere Bedingungen.',
  'First collection.': 'Erste Sammlung.',
  'Further collections of the same kind.': 'Weitere Sammlungen derselben Art.',
  'First candidate.': 'Erster Kandidat.',
  'Further candidates.': 'Weitere Kandidaten.',
  'First timestamp.': 'Erster Zeitstempel.',
  'Second timestamp.': 'Zweiter Zeitstempel.',
  'First object.': 'Erstes Objekt.',
  'First integer.': 'Erste ganze Zahl.',
  'Wanted start.': 'Gesuchter Anfang.',
  'Wanted ending.': 'Gesuchtes Ende.',
  'Name of the action.': 'Name der Aktion.',
  'How many days; may be negative.': 'Wie viele Tage; darf negativ sein.',
  'How many hours; may be negative.': 'Wie viele Stunden; darf negativ sein.',
  'How many minutes; may be negative.': 'Wie viele Minuten; darf negativ sein.',
  'How many seconds; may be negative.': 'Wie viele Sekunden; darf negativ sein.',
  'How many units.': 'Wie viele Einheiten.',
  'Second, Minute, Hour, Day, Week, Month or Year.': 'Second, Minute, Hour, Day, Week, Month oder Year.',
  '.NET date format, e.g. yyyy-MM-dd; o when left out.':
    '.NET-Datumsformat, z. B. yyyy-MM-dd; ohne Angabe o.',
  '.NET time span format, e.g. c, g or hh\\:mm.': '.NET-Format einer Zeitspanne, z. B. c, g oder hh\\:mm.',
  '.NET standard or custom number format, e.g. N2 or 0.00.':
    '.NET-Zahlenformat, ein übliches oder eigenes, z. B. N2 oder 0.00.',
  'Exact .NET date format of the text.': 'Genaues .NET-Datumsformat des Textes.',
  'Culture, en-US when left out.': 'Kultur; ohne Angabe en-US.',
  'Culture, invariant when left out.': 'Kultur; ohne Angabe die invariante.',
  'Windows or IANA name of the wanted time zone.': 'Windows- oder IANA-Name der gewünschten Zeitzone.',
  'Windows or IANA name of the present time zone.': 'Windows- oder IANA-Name der jetzigen Zeitzone.',
  'Name of the new property.': 'Name der neuen Eigenschaft.',
  'Name of the property.': 'Name der Eigenschaft.',
  'Name of the agent parameter.': 'Name des Agentparameters.',
  'Name of the app setting.': 'Name der App-Einstellung.',
  'Name of the parameter.': 'Name des Parameters.',
  'Name of the variable.': 'Name der Variablen.',
  'Name of the form field.': 'Name des Formularfelds.',
  'Name of the For each.': 'Name von „Für jedes“.',
  'Name of the Until or For each.': 'Name von „Bis“ oder „Für jedes“.',
  'Name of the scope or loop.': 'Name des Bereichs oder der Schleife.',
  'Text, or binary content.': 'Text oder binärer Inhalt.',
  'Text or binary content.': 'Text oder binärer Inhalt.',
  'Boolean, number, or the text true or false.': 'Boolean, Zahl oder der Text true oder false.',
  'Text or array to cut.': 'Text oder Liste zum Zerschneiden.',
  'Size of each piece, one or more.': 'Größe jedes Stücks, ab eins.',
  'Where to look.': 'Wo gesucht wird.',
  'What to find.': 'Was gesucht wird.',
  'Piece of text, item or property name.': 'Textstück, Eintrag oder Name einer Eigenschaft.',
  'Text of a number, or a number.': 'Text einer Zahl oder eine Zahl.',
  'Number to divide.': 'Zahl, die geteilt wird.',
  'Number to divide by; not zero.': 'Zahl, durch die geteilt wird; nicht null.',
  'What to test.': 'Was geprüft wird.',
  'Text, or a number.': 'Text oder eine Zahl.',
  'Text to test.': 'Text, der geprüft wird.',
  'Number to show.': 'Zahl, die dargestellt wird.',
  'Time span, e.g. 1.02:03:04.': 'Zeitspanne, z. B. 1.02:03:04.',
  'Number or text.': 'Zahl oder Text.',
  'Value of the same kind.': 'Wert derselben Art.',
  'N, D, B, P or X; D when left out.': 'N, D, B, P oder X; ohne Angabe D.',
  'Result when it is true.': 'Ergebnis, wenn sie wahr ist.',
  'Result when it is false.': 'Ergebnis, wenn sie falsch ist.',
  'Text of an integer, or a whole number.': 'Text einer ganzen Zahl oder eine ganze Zahl.',
  'Text put between items.': 'Text zwischen den Einträgen.',
  'JSON text, binary content of JSON or XML, or a value.':
    'JSON-Text, binärer Inhalt mit JSON oder XML oder ein Wert.',
  'What to measure.': 'Was gemessen wird.',
  'First number, or an array of numbers.': 'Erste Zahl oder eine Liste von Zahlen.',
  'Second object; its values win.': 'Zweites Objekt; seine Werte gelten.',
  'Number of the part, counted from zero.': 'Nummer des Teils, ab null gezählt.',
  'Which match, counted from one; negative counts from the end.':
    'Welcher Treffer, ab eins gezählt; negativ vom Ende her.',
  'Text to read.': 'Text, der gelesen wird.',
  'Lowest possible result.': 'Kleinstes mögliches Ergebnis.',
  'One above the highest possible result.': 'Eins über dem größten möglichen Ergebnis.',
  'How many, at most 100,000.': 'Wie viele, höchstens 100.000.',
  'What to replace; not empty.': 'Was ersetzt wird; nicht leer.',
  'What to put there.': 'Was dafür steht.',
  'How many items to leave out at the start.': 'Wie viele Einträge am Anfang wegfallen.',
  'First position kept; negative counts from the end.':
    'Erste behaltene Position; negativ vom Ende her gezählt.',
  'First position dropped, the end when left out; negative counts from the end.':
    'Erste weggelassene Position, ohne Angabe das Ende; negativ vom Ende her gezählt.',
  'Property to compare when the items are objects.':
    'Eigenschaft, die verglichen wird, wenn die Einträge Objekte sind.',
  'What separates the pieces.': 'Was die Stücke trennt.',
  'Number to take from.': 'Zahl, von der abgezogen wird.',
  'Number to take away.': 'Zahl, die abgezogen wird.',
  'Start, zero or more.': 'Anfang, ab null.',
  'How many characters, the rest when left out.': 'Wie viele Zeichen, ohne Angabe der Rest.',
  'How many characters or items to keep.': 'Wie viele Zeichen oder Einträge bleiben.',
  'XML text, or an object with one root property.': 'XML-Text oder ein Objekt mit einer Wurzeleigenschaft.',
  'XML, as xml() gives it.': 'XML, wie xml() es gibt.',
  'XPath 1.0 expression.': 'Ausdruck in XPath 1.0.',

  // Text
  'Joins the text of all arguments, in order; null counts as empty.':
    'Verbindet den Text aller Argumente der Reihe nach; null zählt als leer.',
  'Cuts a text or an array into consecutive pieces; the last may be shorter.':
    'Zerschneidet einen Text oder eine Liste in aufeinanderfolgende Stücke; das letzte kann kürzer sein.',
  'Whether a text ends with another; case is ignored.':
    'Ob ein Text mit einem anderen endet; Groß- und Kleinschreibung zählt nicht.',
  'Whether a text starts with another; case is ignored.':
    'Ob ein Text mit einem anderen beginnt; Groß- und Kleinschreibung zählt nicht.',
  'Shows a number by a .NET number format and a culture.':
    'Stellt eine Zahl nach einem .NET-Zahlenformat und einer Kultur dar.',
  'Makes a new random GUID.': 'Macht eine neue zufällige GUID.',
  'Position of the first match, counted from zero; -1 without one. Case is ignored.':
    'Position des ersten Treffers, ab null gezählt; ohne Treffer -1. Groß- und Kleinschreibung zählt nicht.',
  'Position of the last match, counted from zero; -1 without one. Case is ignored. An empty search text gives the last position.':
    'Position des letzten Treffers, ab null gezählt; ohne Treffer -1. Groß- und Kleinschreibung zählt nicht. Ein leerer Suchtext ergibt die letzte Position.',
  'Position of the n-th match; -1 when there are fewer. Case is ignored.':
    'Position des n-ten Treffers; -1, wenn es weniger gibt. Groß- und Kleinschreibung zählt nicht.',
  'Number of characters of a text, or of items of an array.':
    'Anzahl der Zeichen eines Textes oder der Einträge einer Liste.',
  'Replaces every match of a text; case matters.':
    'Ersetzt jeden Treffer eines Textes; Groß- und Kleinschreibung zählt.',
  'Takes a part of a text by two positions; never fails on range.':
    'Nimmt einen Teil eines Textes zwischen zwei Positionen; scheitert nie an Grenzen.',
  'Takes a part of a text by start and length; fails when it reaches outside.':
    'Nimmt einen Teil eines Textes nach Anfang und Länge; scheitert, wenn er hinausreicht.',
  'Cuts a text at each delimiter.': 'Zerschneidet einen Text an jedem Trennzeichen.',
  'Text in lower case (invariant culture).': 'Text in Kleinbuchstaben (invariante Kultur).',
  'Text in upper case (invariant culture).': 'Text in Großbuchstaben (invariante Kultur).',
  'Text without white space at both ends.': 'Text ohne Leerraum an beiden Enden.',
  'Drops a byte order mark at the start.': 'Lässt eine Bytereihenfolge-Marke am Anfang weg.',
  'Size of a text in UTF-16, in bytes.': 'Größe eines Textes in UTF-16, in Bytes.',
  'Size of a text in UTF-8, in bytes.': 'Größe eines Textes in UTF-8, in Bytes.',

  // Collections
  'Whether a text has a piece, an array an item or an object a property; case matters.':
    'Ob ein Text ein Stück, eine Liste einen Eintrag oder ein Objekt eine Eigenschaft hat; Groß- und Kleinschreibung zählt.',
  'Whether a text, array or object has nothing in it; null counts as empty.':
    'Ob in einem Text, einer Liste oder einem Objekt nichts ist; null zählt als leer.',
  'First character of a text or item of an array; null for an empty array.':
    'Erstes Zeichen eines Textes oder erster Eintrag einer Liste; null bei einer leeren Liste.',
  'Last character of a text or item of an array; null for an empty array.':
    'Letztes Zeichen eines Textes oder letzter Eintrag einer Liste; null bei einer leeren Liste.',
  'Items or properties that are in every argument, without duplicates.':
    'Einträge oder Eigenschaften, die in jedem Argument sind, ohne Doppelte.',
  'All items without duplicates, or all properties of objects; a later property wins.':
    'Alle Einträge ohne Doppelte oder alle Eigenschaften von Objekten; die spätere gilt.',
  'Current item of the loop, Select or Filter array around this place.':
    'Jetziger Eintrag der Schleife, von „Auswählen“ oder „Array filtern“ um diese Stelle.',
  'Text of all items with a delimiter in between.': 'Text aller Einträge mit einem Trennzeichen dazwischen.',
  'The items in opposite order.': 'Die Einträge in umgekehrter Reihenfolge.',
  'The items after the first ones.': 'Die Einträge nach den ersten.',
  'The items in ascending order: numbers by value, texts by code.':
    'Die Einträge aufsteigend geordnet: Zahlen nach Wert, Texte nach Zeichencode.',
  'The first characters or items.': 'Die ersten Zeichen oder Einträge.',

  // Logic
  'Whether every condition is true; stops at the first false.':
    'Ob jede Bedingung wahr ist; hört bei der ersten falschen auf.',
  'Whether at least one condition is true; stops at the first true.':
    'Ob mindestens eine Bedingung wahr ist; hört bei der ersten wahren auf.',
  'The opposite of a condition.': 'Das Gegenteil einer Bedingung.',
  'Picks one of two values; the other is not evaluated.':
    'Wählt einen von zwei Werten; der andere wird nicht ausgewertet.',
  'Whether two values are equal, arrays and objects by content; case matters.':
    'Ob zwei Werte gleich sind, Listen und Objekte nach Inhalt; Groß- und Kleinschreibung zählt.',
  'Whether the first value is greater than the second. Numbers compare with numbers, texts with texts.':
    'Ob der erste Wert größer ist als der zweite. Zahlen vergleichen sich mit Zahlen, Texte mit Texten.',
  'Whether the first value is greater than or equal to the second. Numbers compare with numbers, texts with texts.':
    'Ob der erste Wert größer oder gleich dem zweiten ist. Zahlen vergleichen sich mit Zahlen, Texte mit Texten.',
  'Whether the first value is less than the second. Numbers compare with numbers, texts with texts.':
    'Ob der erste Wert kleiner ist als der zweite. Zahlen vergleichen sich mit Zahlen, Texte mit Texten.',
  'Whether the first value is less than or equal to the second. Numbers compare with numbers, texts with texts.':
    'Ob der erste Wert kleiner oder gleich dem zweiten ist. Zahlen vergleichen sich mit Zahlen, Texte mit Texten.',
  'Whether a text can be read as a floating-point number.': 'Ob ein Text als Gleitkommazahl lesbar ist.',
  'Whether a text can be read as a 64-bit integer.': 'Ob ein Text als ganze Zahl mit 64 Bit lesbar ist.',

  // Conversion
  'An array with the argument as its only item.': 'Eine Liste mit dem Argument als einzigem Eintrag.',
  'An array of all arguments.': 'Eine Liste aller Argumente.',
  'Base64 of a text in UTF-8.': 'Base64 eines Textes in UTF-8.',
  'Binary content of a base64 text.': 'Binärer Inhalt eines Base64-Textes.',
  'Text of a base64 text, read as UTF-8.': 'Text eines Base64-Textes, gelesen als UTF-8.',
  "Binary content of a value's text.": 'Binärer Inhalt vom Text eines Werts.',
  'A boolean from a number (zero is false) or from the text true or false.':
    'Ein Boolean aus einer Zahl (null ist falsch) oder aus dem Text true oder false.',
  'First argument that is not null, else null; the rest is not evaluated.':
    'Erstes Argument, das nicht null ist, sonst null; der Rest wird nicht ausgewertet.',
  'Binary content of a data URI.': 'Binärer Inhalt einer Daten-URI.',
  'Text that a data URI holds.': 'Text, den eine Daten-URI enthält.',
  'Data URI of a text, or of a value as JSON.': 'Daten-URI eines Textes oder eines Werts als JSON.',
  'An exact decimal number of up to 28 digits.': 'Eine genaue Dezimalzahl mit bis zu 28 Stellen.',
  'Older name of base64ToString.': 'Älterer Name von base64ToString.',
  'Older twin of dataUriToBinary.': 'Älterer Zwilling von dataUriToBinary.',
  'Undoes the escaping of an XML name.': 'Nimmt die Maskierung eines XML-Namens zurück.',
  'Undoes the escaping of XML element content.':
    'Nimmt die Maskierung des Inhalts eines XML-Elements zurück.',
  'Percent-encodes every character that a URI cannot hold as it is; older twin of uriComponent.':
    'Kodiert jedes Zeichen mit Prozent, das eine URI nicht aufnehmen kann; älterer Zwilling von uriComponent.',
  'Percent-encodes every character that a URI cannot hold as it is.':
    'Kodiert jedes Zeichen mit Prozent, das eine URI nicht aufnehmen kann.',
  'Escapes a text (_xHHHH_) for use as an XML name.':
    'Maskiert einen Text (_xHHHH_), damit er als XML-Name dienen kann.',
  'Escapes a text for use as the content of an XML element.':
    'Maskiert einen Text, damit er Inhalt eines XML-Elements sein kann.',
  'A floating-point number from a text; thousands separators and a trailing sign are allowed.':
    'Eine Gleitkommazahl aus einem Text; Tausendertrennzeichen und ein Vorzeichen am Ende sind erlaubt.',
  'A 64-bit integer from a text.': 'Eine ganze Zahl mit 64 Bit aus einem Text.',
  'The JSON value of a text, or of XML by the usual convention (@attribute, #text).':
    'Der JSON-Wert eines Textes oder von XML nach üblicher Konvention (@attribute, #text).',
  'Text of any value: null is empty, arrays and objects are compact JSON, binary content is decoded.':
    'Text jedes Werts: null ist leer, Listen und Objekte sind kompaktes JSON, binärer Inhalt wird dekodiert.',
  'Binary content of a percent-encoded text.': 'Binärer Inhalt eines prozentkodierten Textes.',
  'Text of a percent-encoded text.': 'Text eines prozentkodierten Textes.',
  'XML of a text, or of an object by the usual convention (@attribute, #text).':
    'XML eines Textes oder eines Objekts nach üblicher Konvention (@attribute, #text).',
  'What an XPath expression finds in XML: nodes, texts, a number, a text or a boolean.':
    'Was ein XPath-Ausdruck in XML findet: Knoten, Texte, eine Zahl, einen Text oder einen Boolean.',

  // Numbers
  'Sum of two numbers.': 'Summe zweier Zahlen.',
  'Difference of two numbers.': 'Differenz zweier Zahlen.',
  'Product of two numbers.': 'Produkt zweier Zahlen.',
  'Quotient; without fraction when both numbers are integers.':
    'Quotient; ohne Bruchteil, wenn beide Zahlen ganz sind.',
  'Remainder; has the sign of the dividend.': 'Rest; hat das Vorzeichen des Dividenden.',
  'Largest of several numbers, or of the numbers of one array.':
    'Größte von mehreren Zahlen oder der Zahlen einer Liste.',
  'Smallest of several numbers, or of the numbers of one array.':
    'Kleinste von mehreren Zahlen oder der Zahlen einer Liste.',
  'A random integer; the upper bound is excluded.':
    'Eine zufällige ganze Zahl; die obere Grenze gehört nicht dazu.',
  'Consecutive integers.': 'Aufeinanderfolgende ganze Zahlen.',

  // Times
  'Timestamp moved by days.': 'Zeitstempel, um Tage verschoben.',
  'Timestamp moved by hours.': 'Zeitstempel, um Stunden verschoben.',
  'Timestamp moved by minutes.': 'Zeitstempel, um Minuten verschoben.',
  'Timestamp moved by seconds.': 'Zeitstempel, um Sekunden verschoben.',
  'Timestamp moved forward by a number of units.': 'Zeitstempel, um eine Anzahl von Einheiten vorgerückt.',
  'Timestamp moved back by a number of units.': 'Zeitstempel, um eine Anzahl von Einheiten zurückgerückt.',
  'A UTC timestamp as the wall clock of a time zone.': 'Ein UTC-Zeitstempel als Ortszeit einer Zeitzone.',
  'A timestamp of one time zone as the wall clock of another.':
    'Ein Zeitstempel einer Zeitzone als Ortszeit einer anderen.',
  'A timestamp of a time zone in UTC.': 'Ein Zeitstempel einer Zeitzone in UTC.',
  'The second timestamp minus the first, as a time span ([-][d.]hh:mm:ss).':
    'Der zweite Zeitstempel minus den ersten, als Zeitspanne ([-][d.]hh:mm:ss).',
  'Number of the day within its month.': 'Nummer des Tages in seinem Monat.',
  'Number of the day within its week; Sunday is 0.': 'Nummer des Tages in seiner Woche; Sonntag ist 0.',
  'Number of the day within its year.': 'Nummer des Tages in seinem Jahr.',
  'Shows a timestamp by a .NET date format and a culture.':
    'Stellt einen Zeitstempel nach einem .NET-Datumsformat und einer Kultur dar.',
  'Shows a time span by a .NET time span format.':
    'Stellt eine Zeitspanne nach einem .NET-Format für Zeitspannen dar.',
  'Current UTC time moved forward by a number of units.':
    'Jetzige UTC-Zeit, um eine Anzahl von Einheiten vorgerückt.',
  'Current UTC time moved back by a number of units.':
    'Jetzige UTC-Zeit, um eine Anzahl von Einheiten zurückgerückt.',
  'Reads a date in a culture or an exact format; gives a timestamp.':
    'Liest ein Datum in einer Kultur oder einem genauen Format; ergibt einen Zeitstempel.',
  'Timestamp set back to midnight.': 'Zeitstempel, auf Mitternacht zurückgesetzt.',
  'Timestamp set back to the full hour.': 'Zeitstempel, auf die volle Stunde zurückgesetzt.',
  'Timestamp set back to midnight on the first of the month.':
    'Zeitstempel, auf Mitternacht am Ersten des Monats zurückgesetzt.',
  'Current UTC time.': 'Jetzige UTC-Zeit.',

  // Addresses
  'Host of a URI.': 'Host einer URI.',
  'Path and query of a URI.': 'Pfad und Abfrage einer URI.',
  'Path of a URI; / when it has none.': 'Pfad einer URI; / wenn sie keinen hat.',
  'Port of a URI; without one, the usual port of its scheme.':
    'Port einer URI; ohne einen der übliche Port ihres Schemas.',
  'Query of a URI with its question mark; empty when it has none.':
    'Abfrage einer URI mit ihrem Fragezeichen; leer, wenn sie keine hat.',
  'Scheme of a URI.': 'Schema einer URI.',

  // Objects
  'Copy of an object with one more property; a name that exists is an error.':
    'Kopie eines Objekts mit einer weiteren Eigenschaft; ein vorhandener Name ist ein Fehler.',
  'Copy of an object with a property set, added where it was not there.':
    'Kopie eines Objekts, in der eine Eigenschaft gesetzt oder hinzugefügt ist.',
  'Copy of an object without one property; an unknown name changes nothing.':
    'Kopie eines Objekts ohne eine Eigenschaft; ein unbekannter Name ändert nichts.',
  'All properties of two objects; the second one wins.':
    'Alle Eigenschaften zweier Objekte; das zweite gilt.',

  // The flow and its run
  'Older name of body.': 'Älterer Name von body.',
  'Older name of outputs.': 'Älterer Name von outputs.',
  'Record of the current action (status, inputs, outputs); for Until conditions, tracked properties and unsubscribe.':
    'Datensatz der jetzigen Aktion (Status, Eingaben, Ausgaben); für Bedingungen von „Bis“, nachverfolgte Eigenschaften und die Abmeldung.',
  'Record of an action: name, status, times, inputs, outputs.':
    'Datensatz einer Aktion: Name, Status, Zeiten, Eingaben, Ausgaben.',
  'Value that an agent gave to a parameter of the tool it called.':
    'Wert, den ein Agent einem Parameter des aufgerufenen Werkzeugs gab.',
  'Value of an app setting.': 'Wert einer App-Einstellung.',
  "Body of an action's outputs.": 'Inhalt der Ausgaben einer Aktion.',
  "All values of a field in an action's form output.":
    'Alle Werte eines Feldes in der Formularausgabe einer Aktion.',
  "The only value of a field in an action's form output.":
    'Der einzige Wert eines Feldes in der Formularausgabe einer Aktion.',
  'Current item of a For each around this place.': 'Jetziger Eintrag von „Für jedes“ um diese Stelle.',
  'Number of the current round of a loop around this place, counted from zero.':
    'Nummer des jetzigen Durchlaufs einer Schleife um diese Stelle, ab null gezählt.',
  'URL that calls a webhook trigger or action back.':
    'URL, die einen Webhook-Trigger oder eine Webhook-Aktion zurückruft.',
  "Body of one part of an action's multipart output.":
    'Inhalt eines Teils der mehrteiligen Ausgabe einer Aktion.',
  'Outputs of an action.': 'Ausgaben einer Aktion.',
  'Value of a workflow parameter.': 'Wert eines Workflowparameters.',
  'Records of the actions inside a scope, For each or Until.':
    'Datensätze der Aktionen in einem Bereich, „Für jedes“ oder „Bis“.',
  "Body of the trigger's outputs.": 'Inhalt der Ausgaben des Triggers.',
  "All values of a field in the trigger's form.": 'Alle Werte eines Feldes im Formular des Triggers.',
  "The only value of a field in the trigger's form.":
    'Der einzige Wert eines Feldes im Formular des Triggers.',
  "Body of one part of the trigger's multipart output.":
    'Inhalt eines Teils der mehrteiligen Ausgabe des Triggers.',
  'Outputs of the trigger.': 'Ausgaben des Triggers.',
  'Record of the trigger: name, status, times, outputs.':
    'Datensatz des Triggers: Name, Status, Zeiten, Ausgaben.',
  'Value of a variable.': 'Wert einer Variablen.',
  'Record of the flow and this run: name, id, tags, run.':
    'Datensatz des Flows und dieser Ausführung: Name, ID, Tags, Ausführung.',
}
