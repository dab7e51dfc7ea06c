// The page before a routine: how it should sound can be chosen here, and on the next page the player opens by itself.
import { Wishes, keepNext } from "./kept.js"

export default function start(form) {
  const sounds = form.querySelector("[data-part=sounds]")
  new Wishes(sounds)
  sounds.hidden = false
  form.addEventListener("submit", () => keepNext("begin"))
}
