/** What the drivers of files and mail servers say, in German, by the English sentences. */
export const fileDriverSentences: Readonly<Record<string, string>> = {
  // Files
  "'{0}' is no port number ('{1}'). Edit the connection.":
    '„{0}“ ist keine Portnummer („{1}“). Die Verbindung bearbeiten.',
  'Files behind web addresses are not copied here. Get the content with an HTTP action, then use Create file.':
    'Dateien hinter Webadressen werden hier nicht kopiert. Den Inhalt mit einer HTTP-Aktion holen, dann „Datei erstellen“ verwenden.',
  "'{0}' holds {1} files; a folder of more than {2} is not watched. Move away what is done.":
    '„{0}“ enthält {1} Dateien; ein Ordner mit mehr als {2} wird nicht beobachtet. Erledigtes woandershin verschieben.',
  "'{0}' leads out of its folder ('..'); this is not allowed.":
    '„{0}“ führt aus seinem Ordner hinaus („..“); das ist nicht erlaubt.',
  'A path with a null character names nothing.': 'Ein Pfad mit einem Nullzeichen nennt nichts.',
  "There is nothing at '{0}'.": 'Bei „{0}“ ist nichts.',
  "There is something at '{0}' already.": 'Bei „{0}“ ist schon etwas.',
  "'{0}' is a folder; a file is expected here.": '„{0}“ ist ein Ordner; hier wird eine Datei erwartet.',
  "'{0}' is a file; a folder is expected here.": '„{0}“ ist eine Datei; hier wird ein Ordner erwartet.',
  "The account of the connection may not do this at '{0}'.":
    'Das Konto der Verbindung darf das bei „{0}“ nicht.',
  "There is no space left for '{0}'.": 'Für „{0}“ ist kein Platz mehr.',
  "'{0}' has {1} bytes; at most {2} can be read at once.":
    '„{0}“ hat {1} Bytes; höchstens {2} können auf einmal gelesen werden.',
  "'{0}' cannot be moved into itself.": '„{0}“ lässt sich nicht in sich selbst verschieben.',
  'The connection names no root folder.': 'Die Verbindung nennt keinen Stammordner.',
  "'{0}' is on a disk that can only be read.":
    '„{0}“ liegt auf einem Datenträger, der nur gelesen werden kann.',
  "The name '{0}' is too long.": 'Der Name „{0}“ ist zu lang.',
  "'{0}' is no name for a file here.": '„{0}“ ist hier kein Name für eine Datei.',
  'Too many files are open on this machine.': 'Auf diesem Rechner sind zu viele Dateien offen.',
  "'{0}' cannot be reached: {1}.": '„{0}“ ist nicht erreichbar: {1}.',
  "The root folder '{0}' is no full path.": 'Der Stammordner „{0}“ ist kein vollständiger Pfad.',
  "The root folder '{0}' of the connection is not there.":
    'Den Stammordner „{0}“ der Verbindung gibt es nicht.',
  "'{0}' names no file: {1}.": '„{0}“ nennt keine Datei: {1}.',
  "'{0}' leads out of the root folder of the connection.":
    '„{0}“ führt aus dem Stammordner der Verbindung hinaus.',
  'Look at server address and port of the connection, and whether the server runs and is let through.':
    'Serveradresse und Port der Verbindung prüfen und ob der Server läuft und durchgelassen wird.',
  'A path with control characters cannot be sent over FTP.':
    'Ein Pfad mit Steuerzeichen lässt sich nicht über FTP senden.',
  "A path begins with '/', does not end with it, and has no '..' in it.":
    'Ein Pfad beginnt mit „/“, endet nicht damit und enthält kein „..“.',
  "'{0}' is there twice, or lies above another that stands before it.":
    '„{0}“ kommt zweimal vor oder liegt über einem anderen, der davor steht.',
  "'{0}' is a file; nothing can lie in it.": '„{0}“ ist eine Datei; darin kann nichts liegen.',

  // SSH
  "The server failed at '{0}': {1}.": 'Der Server ist bei „{0}“ gescheitert: {1}.',
  'The server did not accept user name and password or key.':
    'Der Server hat Benutzername und Passwort oder Schlüssel nicht angenommen.',
  'The private key of the connection cannot be read: it is damaged or of another kind, or its passphrase is wrong.':
    'Der private Schlüssel der Verbindung lässt sich nicht lesen: Er ist beschädigt oder anderer Art, oder seine Passphrase ist falsch.',
  'No secure connection to {0}: the two sides do not agree on SSH ({1}).':
    'Keine sichere Verbindung zu {0}: Die beiden Seiten werden sich über SSH nicht einig ({1}).',
  'Look whether the port is that of an SSH server, and whether the server is up to date.':
    'Prüfen, ob der Port der eines SSH-Servers ist und ob der Server auf dem neuesten Stand ist.',
  'Look at host and port of the connection, and whether the server runs and is let through.':
    'Host und Port der Verbindung prüfen und ob der Server läuft und durchgelassen wird.',
  '{0}; the connection does not say which one is right.':
    '{0}; die Verbindung sagt nicht, welcher der richtige ist.',
  "Compare it with what the server's administrator says, and enter it as 'SSH host key finger-print'.":
    'Ihn mit der Auskunft des Serveradministrators vergleichen und als „SSH host key finger-print“ eintragen.',
  '{0}, which is another than that of the connection.': '{0}; das ist ein anderer als der der Verbindung.',
  'Somebody may be in between. Ask the administrator whether the server got a new key; then enter that one.':
    'Vielleicht ist jemand dazwischen. Den Administrator fragen, ob der Server einen neuen Schlüssel hat; dann diesen eintragen.',

  // Mail
  "'{0}' in '{1}' is no mail address.": '„{0}“ in „{1}“ ist keine Mailadresse.',
  "'{0}' holds a line break or another control character. A header of a mail is one line.":
    '„{0}“ enthält einen Zeilenumbruch oder ein anderes Steuerzeichen. Ein Header einer Mail ist eine Zeile.',
  'The connection names no server.': 'Die Verbindung nennt keinen Server.',
  "'{0}' is no name of a mail server. Give the name alone, such as mail.contoso.example.":
    '„{0}“ ist kein Name eines Mailservers. Nur den Namen angeben, etwa mail.contoso.example.',
  "'{0}' is no port: a number from 1 to 65535 is expected.":
    '„{0}“ ist kein Port: Eine Zahl von 1 bis 65535 wird erwartet.',
  'Look at server and port of the connection: a port that expects TLS stays silent without it, and the other way round.':
    'Server und Port der Verbindung prüfen: Ein Port, der TLS erwartet, bleibt ohne es stumm, und umgekehrt.',
  'Look at server, port and encryption of the connection.':
    'Server, Port und Verschlüsselung der Verbindung prüfen.',
  'No secure connection to {0}: the server does not offer STARTTLS, or it failed.':
    'Keine sichere Verbindung zu {0}: Der Server bietet STARTTLS nicht an, oder es ist gescheitert.',
  'No secure connection to {0}.': 'Keine sichere Verbindung zu {0}.',
  'What answers at {0} is no mail server.': 'Was unter {0} antwortet, ist kein Mailserver.',
  '{0} broke the connection off.': '{0} hat die Verbindung abgebrochen.',
  'The mail could not be given to {0}: {1}.': 'Die Mail konnte {0} nicht übergeben werden: {1}.',
  '{0} refused the mail with {1}.': '{0} hat die Mail mit {1} abgelehnt.',
  'The mail has no recipient.': 'Die Mail hat keinen Empfänger.',
  'A mail goes to at most {0} recipients.': 'Eine Mail geht an höchstens {0} Empfänger.',
  "The mail says nobody in 'From', and the connection's user name is no address.":
    'Die Mail nennt niemanden in „From“, und der Benutzername der Verbindung ist keine Adresse.',
  "'{0}' is none of Low, Normal, High.": '„{0}“ ist nicht Low, Normal oder High.',
  'The attachments are larger than {0} MB together.': 'Die Anhänge sind zusammen größer als {0} MB.',
  "'{0}' ({1}) is no content type.": '„{0}“ ({1}) ist kein Inhaltstyp.',
}
