import assert from "node:assert/strict"
import { test } from "node:test"

import { isWorse } from "../../static/js/player/panels.js"
import { pains } from "./routines.js"

test("Of every number before and now the player says the same as the server", () => {
  assert.equal(pains.told.length, 121)
  for (const [before, now, worse] of pains.told) assert.equal(isWorse(before, now, pains.upBy, pains.upTo), worse, `${before}, ${now}`)
})
