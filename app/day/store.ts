import type { Entry } from './entry.ts'

/**
 * Entries on the device: a row says whose it is and of which session; what was entered is encrypted (AES-GCM) under a key that
 * lives in the memory of the page alone and cannot be read out of it (decision 0019).
 */
type Row = {
  seq?: number
  owner: string
  /** Which key of the service it came from. A row from before these were told apart has none. */
  generation?: string
  session: string
  /** The day of the session in words, for pages that do not know the session. */
  day: string
  submission: string
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}
type Content = Pick<Entry, 'fields' | 'at' | 'answer'>

/** Whose page it is and the key of their entries, as the service gives them, and those from before its key was changed. */
export type Owner = { owner: string; secret: string; generation: string }
export type Owners = { now: Owner; before: Owner | null }

/**
 * What lies on the device: of this page, of this person elsewhere (by session), how many of somebody else, and what no key
 * opens any more.
 */
export type Kept = { entries: Entry[]; elsewhere: string[]; others: number; lost: number[] }
export const NOTHING_KEPT: Kept = { entries: [], elsewhere: [], others: 0, lost: [] }

const NAME = 'session-day'
const TABLE = 'entries'

export class Store {
  private constructor(
    private readonly db: IDBDatabase,
    private readonly key: CryptoKey,
    private readonly whose: Omit<Owner, 'secret'>,
    private readonly session: string,
    private readonly day: string,
  ) {}

  /** Opens what is kept; null where the browser keeps nothing: then the page works as it does without a script. */
  static async open({ now, before }: Owners, session: string, day: string): Promise<Store | null> {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB || !navigator.locks) return null
    try {
      const db = await opened()
      const store = new Store(db, await keyFrom(now), now, session, day)
      if (before) await store.adopt(new Store(db, await keyFrom(before), before, session, day))
      return store
    } catch {
      return null
    }
  }

  /** Puts what was kept under the key from before under the key of now. */
  private async adopt(before: Store): Promise<void> {
    for (const row of await this.rows()) {
      if (row.owner !== before.whose.owner) continue
      const entry = await before.unseal(row)
      if (entry) await this.put(entry, row.day)
    }
  }

  /** Keeps an entry. The same form a second time is kept once. */
  async add(submission: string, content: Content): Promise<boolean> {
    const row = await this.seal({ submission, session: this.session, ...content }, this.day)
    try {
      await this.run('readwrite', (table) => table.add(row))
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'ConstraintError') return false
      throw error
    }
  }

  change(entry: Entry): Promise<void> {
    return this.put(entry, this.day)
  }

  private async put({ seq, ...entry }: Entry, day: string): Promise<void> {
    const row = await this.seal(entry, day)
    await this.run('readwrite', (table) => table.put({ ...row, seq }))
  }

  remove(seq: number): Promise<unknown> {
    return this.run('readwrite', (table) => table.delete(seq))
  }

  async list(): Promise<Kept> {
    const kept: Kept = { entries: [], elsewhere: [], others: 0, lost: [] }
    for (const row of await this.rows()) {
      const { owner, generation, session, seq = 0 } = row
      const isOld = generation !== undefined && generation !== this.whose.generation
      if (isOld) kept.lost.push(seq)
      else if (owner !== this.whose.owner) kept.others++
      else if (session !== this.session) kept.elsewhere.push(session)
      else {
        const entry = await this.unseal(row)
        if (entry) kept.entries.push(entry)
        else kept.lost.push(seq)
      }
    }
    return kept
  }

  private rows(): Promise<Row[]> {
    return this.run<Row[]>('readonly', (table) => table.getAll())
  }

  private bound = (session: string, submission: string) =>
    new TextEncoder().encode(JSON.stringify([this.whose.owner, session, submission]))

  private async seal({ submission, session, fields, at, answer }: Omit<Entry, 'seq'>, day: string): Promise<Row> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const plain = new TextEncoder().encode(JSON.stringify({ fields, at, answer }))
    const additionalData = this.bound(session, submission)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, this.key, plain)
    const { owner, generation } = this.whose
    return { owner, generation, session, day, submission, iv, sealed }
  }

  private async unseal({ seq = 0, session, submission, iv, sealed }: Row): Promise<Entry | null> {
    const additionalData = this.bound(session, submission)
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

/** The key cannot be read out of the page again. */
function keyFrom({ secret }: Owner): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(secret.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** What waits on this device, without a key: whose, and of which session. Keeps nothing where nothing is kept. */
export async function listWaiting(): Promise<Pick<Row, 'owner' | 'session' | 'day'>[]> {
  const db = globalThis.indexedDB ? await opened('only-what-is-there').catch(() => null) : null
  if (!db) return []
  const request = db.transaction(TABLE).objectStore(TABLE).getAll()
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => resolve([])
  })
}

function opened(how: 'make' | 'only-what-is-there' = 'make'): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      if (how !== 'make') return request.transaction?.abort()
      const table = request.result.createObjectStore(TABLE, { keyPath: 'seq', autoIncrement: true })
      table.createIndex('submission', 'submission', { unique: true })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
