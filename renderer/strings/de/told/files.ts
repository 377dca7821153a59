/** What is said of files, folders and the stores of the app, in German, by the English sentences. */
export const fileSentences: Readonly<Record<string, string>> = {
  // Environments and their folders
  '“{0}” is not an environment: it holds no flows.':
    '„{0}“ ist keine Umgebung: Der Ordner enthält keine Flows.',
  'Choose a folder with an environment.json or flow files, or make a new environment there.':
    'Einen Ordner mit einer environment.json oder Flow-Dateien wählen oder dort eine neue Umgebung anlegen.',
  '“{0}” is a file; an environment is a folder.': '„{0}“ ist eine Datei; eine Umgebung ist ein Ordner.',
  'Choose the folder that holds it.': 'Den Ordner wählen, in dem sie liegt.',
  'There is no folder “{0}”.': 'Einen Ordner „{0}“ gibt es nicht.',
  'It may have been moved, renamed or deleted, or its drive is not connected.':
    'Vielleicht wurde er verschoben, umbenannt oder gelöscht, oder sein Laufwerk ist nicht verbunden.',
  '“{0}” is not a folder.': '„{0}“ ist kein Ordner.',
  'You may not read the folder “{0}”.': 'Sie dürfen den Ordner „{0}“ nicht lesen.',
  'Ask its owner for access, or change its permissions, and try again.':
    'Den Besitzer um Zugriff bitten oder die Berechtigungen ändern und es noch einmal versuchen.',
  'The path of the folder is too long for this system.':
    'Der Pfad des Ordners ist für dieses System zu lang.',
  'Choose a shorter name or a folder nearer to the root.':
    'Einen kürzeren Namen oder einen Ordner näher an der Wurzel wählen.',
  'There is no space left for “{0}”.': 'Für „{0}“ ist kein Platz mehr.',
  'Free some space and try again.': 'Platz schaffen und es noch einmal versuchen.',
  'The folder “{0}” cannot be used ({1}).': 'Der Ordner „{0}“ lässt sich nicht verwenden ({1}).',
  'The folder “{0}” may only be read.': 'Der Ordner „{0}“ darf nur gelesen werden.',
  'Copy the environment to a folder of your own, or change the permissions of this one.':
    'Die Umgebung in einen eigenen Ordner kopieren oder die Berechtigungen von diesem ändern.',
  '{0} is too large to be read.': '{0} ist zu groß, um gelesen zu werden.',
  "{0} holds no valid JSON object; the folder's name is used.":
    '{0} enthält kein gültiges JSON-Objekt; der Name des Ordners wird verwendet.',
  '{0} holds no JSON object; it is not used.': '{0} enthält kein JSON-Objekt und wird nicht verwendet.',
  '{0} is too large; it is not used.': '{0} ist zu groß und wird nicht verwendet.',
  '{0} cannot be read ({1})': '{0} lässt sich nicht lesen ({1})',
  '{0} holds no JSON object.': '{0} enthält kein JSON-Objekt.',
  'Correct it in an editor, or put an earlier version back; it is not overwritten.':
    'Die Datei in einem Editor berichtigen oder eine frühere Fassung zurückholen; sie wird nicht überschrieben.',

  // Flow files
  "There is no file '{0}'.": 'Eine Datei „{0}“ gibt es nicht.',
  'It may have been moved, renamed or deleted.': 'Vielleicht wurde sie verschoben, umbenannt oder gelöscht.',
  "The folder '{0}' for '{1}' does not exist.": 'Den Ordner „{0}“ für „{1}“ gibt es nicht.',
  'Create it, or choose another place.': 'Ihn anlegen oder einen anderen Ort wählen.',
  "A part of the path to '{0}' is a file, not a folder.":
    'Ein Teil des Pfads zu „{0}“ ist eine Datei, kein Ordner.',
  "'{0}' is a folder, not a file.": '„{0}“ ist ein Ordner, keine Datei.',
  "You have no permission to {0} '{1}'.": 'Die Berechtigung, „{1}“ zu {0}, fehlt.',
  'Look at the permissions of the file and of the folder it is in.':
    'Die Berechtigungen der Datei und ihres Ordners prüfen.',
  "'{0}' lies on a medium that cannot be written.":
    '„{0}“ liegt auf einem Datenträger, auf den nicht geschrieben werden kann.',
  'Copy it elsewhere first.': 'Zuerst an einen anderen Ort kopieren.',
  "'{0}' could not be saved: the disk is full.":
    '„{0}“ konnte nicht gespeichert werden: Der Datenträger ist voll.',
  'Free some space and save again; the file on disk is still the old one.':
    'Platz schaffen und noch einmal speichern; auf dem Datenträger liegt noch die alte Datei.',
  "'{0}' could not be opened: too many files are open.":
    '„{0}“ konnte nicht geöffnet werden: Es sind zu viele Dateien offen.',
  "'{0}' is in use by another program.": '„{0}“ wird von einem anderen Programm verwendet.',
  'Close it there and try again.': 'Dort schließen und es noch einmal versuchen.',
  "'{0}' is a link that leads in a circle.": '„{0}“ ist eine Verknüpfung, die im Kreis führt.',
  "The name '{0}…' is too long for this disk.": 'Der Name „{0}…“ ist für diesen Datenträger zu lang.',
  'Choose a shorter one.': 'Einen kürzeren wählen.',
  "'{0}' could not be {1}{2}.": '„{0}“ konnte nicht {1} werden{2}.',
  read: 'lesen',
  write: 'schreiben',
  saved: 'gespeichert',
  opened: 'geöffnet',
  deleted: 'gelöscht',
  moved: 'verschoben',
  renamed: 'umbenannt',
  created: 'angelegt',
  "There is a file '{0}' already.": 'Eine Datei „{0}“ gibt es schon.',
  'There is a file of that name already.': 'Eine Datei dieses Namens gibt es schon.',
  '“{0}” is not the name of a flow file.': '„{0}“ ist kein Name einer Flow-Datei.',
  "'{0}' was deleted or moved outside of Flowbench since it was opened.":
    '„{0}“ wurde außerhalb von Flowbench gelöscht oder verschoben, seit die Datei geöffnet wurde.',
  'Reload it, or save your text under another name; nothing was overwritten.':
    'Neu laden oder den eigenen Text unter einem anderen Namen speichern; nichts wurde überschrieben.',
  "'{0}' was changed outside of Flowbench since it was opened.":
    '„{0}“ wurde außerhalb von Flowbench geändert, seit die Datei geöffnet wurde.',
  'Reload it, or save over it; nothing was overwritten.':
    'Neu laden oder darüber speichern; nichts wurde überschrieben.',
  "'{0}' is not a plain file.": '„{0}“ ist keine gewöhnliche Datei.',
  "'{0}' has {1} MB; files up to {2} MB can be opened.":
    '„{0}“ hat {1} MB; Dateien bis {2} MB können geöffnet werden.',
  "Allow writing in the file's properties, or save under another name.":
    'Das Schreiben in den Eigenschaften der Datei erlauben oder unter einem anderen Namen speichern.',
  'The file is UTF-16, but its last character is cut in half.':
    'Die Datei ist UTF-16, aber ihr letztes Zeichen ist in der Mitte abgeschnitten.',
  'The file may have been cut off while it was copied; get it again from where it came.':
    'Vielleicht wurde die Datei beim Kopieren abgeschnitten; sie noch einmal von ihrer Quelle holen.',
  'The file is not UTF-8 text: the byte 0x{0} in line {1}, column {2} does not belong there.':
    'Die Datei ist kein UTF-8-Text: Das Byte 0x{0} in Zeile {1}, Spalte {2} gehört nicht dorthin.',
  'Save the file as UTF-8 in the editor it was written with, then open it again.':
    'Die Datei in dem Editor, mit dem sie geschrieben wurde, als UTF-8 speichern und wieder öffnen.',
  'The text holds half a character in line {0}, column {1}, which a UTF-8 file cannot hold.':
    'Der Text enthält in Zeile {0}, Spalte {1} ein halbes Zeichen, das eine UTF-8-Datei nicht aufnehmen kann.',
  'Delete the character that is shown as a box or question mark and type it again.':
    'Das Zeichen löschen, das als Kästchen oder Fragezeichen erscheint, und neu eingeben.',
  'The file may be in use, or its folder may only be read.':
    'Vielleicht wird die Datei verwendet, oder ihr Ordner darf nur gelesen werden.',
  'A file in it may be in use, or the folder may only be read.':
    'Vielleicht wird eine Datei darin verwendet, oder der Ordner darf nur gelesen werden.',
  'The file “{0}” was changed by another program.':
    'Die Datei „{0}“ wurde von einem anderen Programm geändert.',
  'Nothing was written. Look at it, then try again.':
    'Nichts wurde geschrieben. Die Datei ansehen und es noch einmal versuchen.',
  'The file could not be read.': 'Die Datei konnte nicht gelesen werden.',
  'The file is no longer open.': 'Die Datei ist nicht mehr offen.',

  // Git
  '“{0}” lies in no git repository.': '„{0}“ liegt in keinem Git-Repository.',
  'Make one with “git init” in the folder of the environment, and commit the flows.':
    'Mit „git init“ im Ordner der Umgebung eines anlegen und die Flows committen.',
  '“{0}” is in no commit yet.': '„{0}“ ist noch in keinem Commit.',
  'Commit it once; then it can be compared with that.':
    'Einmal committen; dann lässt sich damit vergleichen.',
  'There is no git on this computer.': 'Auf diesem Computer gibt es kein Git.',
  'Install git, or put it where programs are looked for (PATH).':
    'Git installieren oder dort ablegen, wo Programme gesucht werden (PATH).',
  'Git could not say what was committed.': 'Git konnte nicht sagen, was committet wurde.',

  // Run history and other stores
  'This large body is not there any more: it goes with the run that received it.':
    'Dieser große Inhalt ist nicht mehr da: Er verschwindet mit der Ausführung, die ihn bekommen hat.',
  'This payload is not in the run history any more.': 'Dieser Inhalt ist nicht mehr im Ausführungsverlauf.',
  'A batch of the journal is shorter than its payloads.':
    'Ein Abschnitt des Journals ist kürzer als seine Inhalte.',
  'The folder of the run history cannot be made: {0}.':
    'Der Ordner des Ausführungsverlaufs lässt sich nicht anlegen: {0}.',
  'The run history was damaged. It was moved to {0}, and a new one was begun.':
    'Der Ausführungsverlauf war beschädigt. Er wurde nach {0} verschoben und ein neuer begonnen.',
  'Another Flowbench process{0} has the run history at {1}.':
    'Ein anderer Flowbench-Prozess{0} hat den Ausführungsverlauf unter {1}.',
  'End it first, or choose another data folder with --data.':
    'Ihn zuerst beenden oder mit --data einen anderen Datenordner wählen.',
  'The run history was written by a later version of Flowbench.':
    'Der Ausführungsverlauf wurde von einer neueren Version von Flowbench geschrieben.',
  'Update Flowbench, or choose another user-data folder.':
    'Flowbench aktualisieren oder einen anderen Datenordner wählen.',
  'The run history at {0} cannot be opened: {1}.':
    'Der Ausführungsverlauf unter {0} lässt sich nicht öffnen: {1}.',
  'The run history cannot be written now.': 'Der Ausführungsverlauf lässt sich gerade nicht schreiben.',
  'The disk with the run history is full.': 'Der Datenträger mit dem Ausführungsverlauf ist voll.',
  'Another program holds the run history locked.':
    'Ein anderes Programm hält den Ausführungsverlauf gesperrt.',
  'The run history cannot be written: it is read-only.':
    'Der Ausführungsverlauf lässt sich nicht schreiben: Er darf nur gelesen werden.',
  'The run history cannot be written: {0}.': 'Der Ausführungsverlauf lässt sich nicht schreiben: {0}.',
  '{0} Runs stand still until it can be written again.':
    '{0} Ausführungen stehen still, bis er wieder geschrieben werden kann.',
  'The run history can be written again; runs go on.':
    'Der Ausführungsverlauf lässt sich wieder schreiben; Ausführungen gehen weiter.',
  'Large bodies of old runs cannot be deleted.':
    'Große Inhalte alter Ausführungen lassen sich nicht löschen.',
  'A run begins with run-started.': 'Eine Ausführung beginnt mit run-started.',
  "The data of the sandboxes in '{0}' cannot be opened.":
    'Die Daten der Sandboxes in „{0}“ lassen sich nicht öffnen.',
  'If it is damaged, delete the file: the sandboxes then begin anew.':
    'Ist die Datei beschädigt, kann sie gelöscht werden: Die Sandboxes beginnen dann von vorn.',
  'The state of the triggers was written by a later version of Flowbench.':
    'Der Zustand der Trigger wurde von einer neueren Version von Flowbench geschrieben.',
  'Update Flowbench, or choose another data folder.':
    'Flowbench aktualisieren oder einen anderen Datenordner wählen.',
  'Another Flowbench process listens for these flows already.':
    'Ein anderer Flowbench-Prozess horcht schon für diese Flows.',
  'Stop it first, or choose another data folder with --data.':
    'Ihn zuerst anhalten oder mit --data einen anderen Datenordner wählen.',
  'The state of the triggers at {0} cannot be opened: {1}.':
    'Der Zustand der Trigger unter {0} lässt sich nicht öffnen: {1}.',
  'Choose another folder with --data.': 'Mit --data einen anderen Ordner wählen.',

  // Archives
  "'{0}' is damaged: it cannot be unpacked.": '„{0}“ ist beschädigt und lässt sich nicht entpacken.',
  'It may be cut off or changed on its way. Export or pack it anew.':
    'Vielleicht wurde die Datei unterwegs abgeschnitten oder verändert. Sie neu exportieren oder packen.',
  'Unpack it with its password and pack it anew without one.':
    'Sie mit ihrem Passwort entpacken und ohne Passwort neu packen.',
  "'{0}' holds two files called '{1}'.": '„{0}“ enthält zwei Dateien namens „{1}“.',
  'Which one is meant cannot be known. Export or pack it anew.':
    'Welche gemeint ist, lässt sich nicht wissen. Neu exportieren oder packen.',
  'Pack the flows alone.': 'Nur die Flows packen.',
  "'{0}' is no zip that can be read.": '„{0}“ ist kein lesbares ZIP.',
  'It may be cut off, encrypted, or made by a rare method; pack it anew.':
    'Vielleicht ist es abgeschnitten, verschlüsselt oder auf seltene Art gepackt; neu packen.',
  'It was not made by a program you should trust.':
    'Es stammt nicht von einem Programm, dem man trauen sollte.',
  "'{0}' {1}; it is not unpacked.": '„{0}“ {1}; es wird nicht entpackt.',
  'Pack the connector alone.': 'Nur den Connector packen.',

  // Parts of what is said
  '{0} cannot be read ({1}).': '{0} lässt sich nicht lesen ({1}).',
  '{0} cannot be read: {1} (line {2}, column {3})': '{0} lässt sich nicht lesen: {1} (Zeile {2}, Spalte {3})',
  "'{0}' is read-only.": '„{0}“ darf nur gelesen werden.',
  "'{0}' is encrypted.": '„{0}“ ist verschlüsselt.',
  "There is no flow in '{0}'.{1}": 'In „{0}“ ist kein Flow.{1}',
}
