// Asks before a page with unsaved changes is left. Without it they are gone, as with any form.

for (const form of document.querySelectorAll("[data-behavior~=unsaved]")) {
  // A form that came back with errors is unsaved from the start.
  let unsaved = form.querySelector("[aria-invalid=true]") !== null;
  form.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("change", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const save = form.querySelector("button[name=_save]");
    if (!save) return;
    event.preventDefault();
    form.requestSubmit(save);
  });
}
