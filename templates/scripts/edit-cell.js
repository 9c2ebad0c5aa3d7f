// Edits a cell of a list where it stands: Enter or a double click opens its form, Enter saves, Tab saves and
// goes on, Escape leaves it as it was. Without it the row is edited on its own page, or in the list as a form.

for (const table of document.querySelectorAll("[data-behavior~=edit-cell]")) {
  const columns = [...table.querySelectorAll("th[data-edit]")].map((head) => `tr[data-key] > td[data-column="${head.dataset.column}"]`);
  const cells = [...table.querySelectorAll(columns)];
  const status = document.getElementById("edit-status");
  const say = (words) => { status.textContent = words ?? ""; };
  const before = new Map();
  const mine = (event) => cells.find((cell) => cell.contains(event.target));
  const typed = (form) => String(new URLSearchParams(new FormData(form)));

  for (const cell of cells) {
    cell.tabIndex = cell === cells[0] ? 0 : -1;
    cell.setAttribute("aria-describedby", "edit-hint");
  }

  // One of the cells is a stop of the Tab key, the arrows lead to the others.
  const step = (cell, by) => {
    const next = cells[cells.indexOf(cell) + by];
    if (!next) return;
    for (const other of cells) other.tabIndex = other === next ? 0 : -1;
    next.focus();
    return next;
  };

  const open = async (cell) => {
    if (before.has(cell)) return;
    const { key } = cell.parentElement.dataset;
    show(cell, await ask("GET", `${location.pathname}${key}/-/cell/${cell.dataset.column}?_fragment=form`));
  };

  const show = (cell, page) => {
    const form = page?.querySelector("form");
    const saved = page?.querySelector("[data-saved]");
    if (saved) {
      cell.dataset.kind = saved.dataset.kind;
      close(cell, saved.childNodes);
      say(saved.dataset.saved);
    } else if (form) {
      if (!before.has(cell)) before.set(cell, { nodes: [...cell.childNodes] });
      cell.replaceChildren(form);
      before.get(cell).typed ??= typed(form);
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      say(form.querySelector(".field__errors, .theirs")?.textContent.trim());
      form.addEventListener("submit", (event) => { event.preventDefault(); save(cell); });
      form.querySelector("[data-part=cancel]").addEventListener("click", (event) => { event.preventDefault(); close(cell); });
      // What is typed here is none of the form around the list.
      for (const name of ["submit", "input", "change"]) form.addEventListener(name, (event) => event.stopPropagation());
    } else {
      say(table.dataset.failed);
    }
    return Boolean(saved);
  };

  const close = (cell, nodes = before.get(cell).nodes) => {
    before.delete(cell);
    cell.replaceChildren(...nodes);
    cell.focus();
    say();
  };

  const save = async (cell) => {
    const form = cell.querySelector("form");
    return show(cell, await ask("POST", form.action, typed(form)));
  };

  const leave = async (cell, by) => {
    const form = cell.querySelector("form");
    if (typed(form) === before.get(cell).typed) close(cell);
    else if (!await save(cell)) return;
    const next = step(cell, by);
    if (next) open(next);
  };

  table.addEventListener("dblclick", (event) => { const cell = mine(event); if (cell) open(cell); });
  table.addEventListener("keydown", (event) => {
    const cell = mine(event);
    if (!cell || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = before.has(cell) ? typing(event, cell) : standing(event, cell);
    if (!act) return;
    event.preventDefault();
    act();
  });

  const typing = ({ key, shiftKey, target }, cell) => ({
    Escape: () => close(cell),
    Tab: () => leave(cell, shiftKey ? -1 : 1),
    Enter: target.matches("textarea, button, a") ? null : () => save(cell),
  })[key];

  const standing = ({ key, target }, cell) => target === cell && {
    Enter: () => open(cell),
    F2: () => open(cell),
    ArrowRight: () => step(cell, 1),
    ArrowLeft: () => step(cell, -1),
    ArrowDown: () => step(cell, columns.length),
    ArrowUp: () => step(cell, -columns.length),
  }[key];
}

// A document is parsed by the browser itself, so that no text of it becomes markup here.
function ask(method, url, body) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.responseType = "document";
    if (body) request.setRequestHeader("content-type", "application/x-www-form-urlencoded");
    request.onload = () => resolve(request.response);
    request.onerror = () => resolve(null);
    request.send(body);
  });
}
