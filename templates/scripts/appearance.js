// Changes theme and density in place. Without it the form is posted and the page loads again.

for (const form of document.querySelectorAll("[data-behavior~=appearance]")) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    choose(form, button);
    save(form, button);
  });
}

function choose(form, button) {
  document.documentElement.dataset[button.name] = button.value;
  for (const other of form.querySelectorAll(`[name=${button.name}]`)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
}

function save(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  // A choice that could not be kept still holds for this page, and can be made again.
  fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
}
