// The page of an exercise: a key beside the pictures of a form shows the movement, in the place of the first of them.
import { Figure } from "./player/figure.js"
import { Motion } from "./player/motion.js"

export default function start(root) {
  const [key, pictures] = [root.querySelector("button"), root.querySelector(".pictures")]
  const first = { svg: pictures.querySelector("svg"), caption: pictures.querySelector("figcaption") }
  let motion = null
  key.hidden = false
  key.addEventListener("click", () => {
    motion ??= new Motion(new Figure(pictures, first)) // its file comes when somebody asks
    motion.play(motion.figure.way, () => {}, true)
  })
}
