// “None of these” beside a sign is refused by the server; here the two untick each other, so that it seldom comes to that.
export default function none(element) {
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
