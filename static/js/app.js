// Starts a module for each data-module on the page. A module may only add: one that fails leaves plain HTML.
const modules = {
  begin: () => import("./player/kept.js"),
  diary: () => import("./player/offline.js"),
  forget: () => import("./player/kept.js"),
  movement: () => import("./player/pictures.js"),
  none: () => ({ none }),
  player: () => import("./player/player.js"),
}

// “None of these” beside a sign is refused by the server; here the two untick each other, so that it seldom comes to that.
function none(element) {
  const boxes = [...element.querySelectorAll("input[type=checkbox]")]
  const noneBox = boxes.find((box) => box.value === "none")
  if (!noneBox) return
  element.addEventListener("change", ({ target }) => {
    if (!target.checked) return
    for (const box of boxes) {
      if (box !== target && (box === noneBox || target === noneBox)) box.checked = false
    }
  })
}

// The worker that keeps pages for when there is no network. No page waits for it.
addEventListener("load", () => {
  const policy = { createScriptURL: () => "/sw.js" }
  const own = globalThis.trustedTypes?.createPolicy("worker", policy) ?? policy
  navigator.serviceWorker?.register(own.createScriptURL(""), { updateViaCache: "none" })
})

for (const element of document.querySelectorAll("[data-module]")) {
  const name = element.dataset.module
  try {
    const { [name]: start } = await modules[name]()
    start(element)
  } catch (error) {
    console.error(`data-module="${name}" was left as plain HTML`, error)
  }
}

// Sessions that wait for the network go with the next page that can send them.
try {
  if (localStorage.getItem("si-joint-steps.waiting")) (await modules.diary()).send()
} catch (error) {
  console.warn("What waits goes on waiting.", error)
}
