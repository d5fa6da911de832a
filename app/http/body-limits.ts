/** Limits of WEB-09, sizes in bytes, and the one address that takes a file. */
export const URL_LIMIT = 2_048
/** Fields of one form, repeated ones counted each time. */
export const FIELD_LIMIT = 200
export const BODY_LIMIT = 256 * 1024
export const IMPORT_FILE_LIMIT = 5 * 1024 * 1024
/** The file and the form around it. */
export const IMPORT_BODY_LIMIT = 12 * 1024 * 1024
export const IMPORT_PATH = /^\/sessions\/[^/]+\/points\/import$/
