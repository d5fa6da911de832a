import Sqlite from 'better-sqlite3'

/** A writer that says "saved" before it has committed, for tests that must notice it: `hasty-writer FILE`. */
const [file = ''] = process.argv.slice(2)
const db = new Sqlite(file)
db.exec('BEGIN')
const take = db.prepare("update vouchers set state = 'issued' where id = ?")
const give = db.prepare(
  "insert into voucher_issues (id, session_id, participant_id, voucher_id, outcome) values (?, ?, ?, ?, 'accepted')",
)
for (let n = 1; n <= 12; n++) {
  take.run(`vch_${n}`)
  give.run(`vis_hasty_${n}`, 'ses_1', `ptc_${n}`, `vch_${n}`)
  process.stdout.write(`${JSON.stringify({ session: 'ses_1', participant: `ptc_${n}` })}\n`)
}
setInterval(() => undefined, 1_000)
