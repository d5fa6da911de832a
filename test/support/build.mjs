import { build } from '../../app/tasks/prepare.mjs'

/** Before tests of the build: builds when what is there was made from other files. */
export default function prepare() {
  build()
}
