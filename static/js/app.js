// Starts a module for each data-module on the page. A module may only add: one that fails leaves plain HTML.
const modules = {
  begin: () => import("./player/begin.js"),
  forget: () => import("./player/kept.js"),
  movement: () => import("./movement.js"),
  none: () => import("./screener/none.js"),
  player: () => import("./player/player.js"),
}

for (const element of document.querySelectorAll("[data-module]")) {
  const name = element.dataset.module
  try {
    const { default: start } = await modules[name]()
    start(element)
  } catch (error) {
    console.error(`data-module="${name}" was left as plain HTML`, error)
  }
}
