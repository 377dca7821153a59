/** Holds the run history's write lock from another process until its input ends. */
import Database from 'libsql'

const [path = ''] = process.argv.slice(2)
const connection = new Database(path, { timeout: 5000 })
connection.exec('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
process.stdin.resume()
process.stdin.on('end', () => {
  connection.exec('COMMIT')
  connection.close()
})
