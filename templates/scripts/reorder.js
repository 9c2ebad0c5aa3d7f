// Moves a line of a list up or down in place. Without it the same buttons post the form.

for (const list of document.querySelectorAll("[data-behavior~=reorder]")) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[name=_up], [name=_down]");
    if (!button) return;
    event.preventDefault();
    const line = button.closest("li");
    if (button.name === "_up") line.previousElementSibling?.before(line);
    else line.nextElementSibling?.after(line);
    button.focus();
  });
}
