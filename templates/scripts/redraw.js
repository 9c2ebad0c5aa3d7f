// Draws the form anew when another field is chosen, as the inputs beside it depend on it. Without it a
// button does.

for (const select of document.querySelectorAll("[data-behavior~=redraw]")) {
  select.addEventListener("change", () => {
    select.form.requestSubmit(select.form.querySelector("[name=_do][value=redraw]"));
  });
}
