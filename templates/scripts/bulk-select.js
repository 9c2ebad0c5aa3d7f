// Selects all rows of the page at once, or a range by a click with Shift, and counts them.
// Without it rows are ticked one by one; the bar appears by style alone.

for (const form of document.querySelectorAll("[data-behavior~=bulk-select]")) {
  const own = `[form="${form.id}"]`;
  const boxes = [...document.querySelectorAll(`input[name=_selected]${own}`)];
  const all = document.querySelector(`[data-part=all]${own}`);
  const count = form.querySelector("[data-part=count]");
  let last = null;

  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = String(ticked);
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };

  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) tickBetween(boxes, last, box);
      last = box;
      show();
    });
  }
  form.addEventListener("reset", () => setTimeout(show));
  addEventListener("pageshow", show);
  show();
}

function tickBetween(boxes, one, other) {
  const [from, to] = [boxes.indexOf(one), boxes.indexOf(other)].sort((a, b) => a - b);
  for (const box of boxes.slice(from, to + 1)) box.checked = other.checked;
}
