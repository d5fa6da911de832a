/** Limits of WEB-09, sizes in bytes, and the addresses that take a file. */
export const URL_LIMIT = 2_048
export const HEADER_LIMIT = 16 * 1024
/** Fields of one form, repeated ones counted each time. */
export const FIELD_LIMIT = 200
/** One field of a form. */
export const FIELD_SIZE_LIMIT = 10 * 1024
export const BODY_LIMIT = 256 * 1024
/** A browser's report of something that the content security policy stopped. */
export const REPORT_LIMIT = 8 * 1024
export const IMPORT_FILE_LIMIT = 5 * 1024 * 1024
/** The file and the form around it. */
export const IMPORT_BODY_LIMIT = 12 * 1024 * 1024
export const IMPORT_PATH = /^\/((sessions\/[^/]+\/points|forums\/[^/]+\/participants)\/import|calendar\/dates)$/

/** How long a request may take to arrive, looked at often enough that it is not much longer. */
export const arrivalLimits = {
  maxHeaderSize: HEADER_LIMIT,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
}
