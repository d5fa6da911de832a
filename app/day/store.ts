import type { Entry } from './entry.ts'

/**
 * Entries on the device: a row says whose it is and of which session; what was entered is encrypted (AES-GCM) under a key that
 * lives in the memory of the page alone and cannot be read out of it (decision 0019).
 */
type Row = {
  seq?: number
  owner: string
  session: string
  submission: string
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}
type Content = Pick<Entry, 'fields' | 'at' | 'answer'>

/** What lies on the device: of this page, of this person elsewhere (by session), and how many of somebody else. */
export type Kept = { entries: Entry[]; elsewhere: string[]; others: number }

const NAME = 'session-day'
const TABLE = 'entries'

export class Store {
  private constructor(
    private readonly db: IDBDatabase,
    private readonly key: CryptoKey,
    private readonly owner: string,
    private readonly session: string,
  ) {}

  /** Opens what is kept; null where the browser keeps nothing: then the page works as it does without a script. */
  static async open(owner: string, session: string, secret: string): Promise<Store | null> {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB || !navigator.locks) return null
    try {
      const bytes = Uint8Array.from(atob(secret.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
      const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
      return new Store(await opened(), key, owner, session)
    } catch {
      return null
    }
  }

  /** Keeps an entry. The same form a second time is kept once. */
  async add(submission: string, content: Content): Promise<boolean> {
    const row = await this.seal(submission, content)
    try {
      await this.run('readwrite', (table) => table.add(row))
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'ConstraintError') return false
      throw error
    }
  }

  async change({ seq, submission, ...content }: Entry): Promise<void> {
    const row = await this.seal(submission, content)
    await this.run('readwrite', (table) => table.put({ ...row, seq }))
  }

  remove(seq: number): Promise<unknown> {
    return this.run('readwrite', (table) => table.delete(seq))
  }

  async list(): Promise<Kept> {
    const rows: Row[] = await this.run('readonly', (table) => table.getAll())
    const kept: Kept = { entries: [], elsewhere: [], others: 0 }
    for (const row of rows) {
      if (row.owner !== this.owner) kept.others++
      else if (row.session !== this.session) kept.elsewhere.push(row.session)
      else {
        const entry = await this.unseal(row)
        if (entry) kept.entries.push(entry)
        else kept.others++
      }
    }
    return kept
  }

  private bound = (submission: string) =>
    new TextEncoder().encode(JSON.stringify([this.owner, this.session, submission]))

  private async seal(submission: string, { fields, at, answer }: Content): Promise<Row> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const plain = new TextEncoder().encode(JSON.stringify({ fields, at, answer }))
    const additionalData = this.bound(submission)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, this.key, plain)
    return { owner: this.owner, session: this.session, submission, iv, sealed }
  }

  private async unseal({ seq = 0, session, submission, iv, sealed }: Row): Promise<Entry | null> {
    const additionalData = this.bound(submission)
    const plain = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv, additionalData }, this.key, sealed)
      .catch(() => null)
    if (!plain) return null
    const content: Content = JSON.parse(new TextDecoder().decode(plain))
    return { seq, session, submission, ...content }
  }

  /** Ends when what was written lies on the device. */
  private run<T>(mode: IDBTransactionMode, does: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.db.transaction(TABLE, mode, { durability: 'strict' })
      const request = does(transaction.objectStore(TABLE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(request.error ?? transaction.error)
    })
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      const table = request.result.createObjectStore(TABLE, { keyPath: 'seq', autoIncrement: true })
      table.createIndex('submission', 'submission', { unique: true })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
