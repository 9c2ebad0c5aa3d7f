// Shows one of the fieldsets that lie on tabs. Without it they stand below each other.

const make = (name, own) => Object.assign(document.createElement(name), own);

for (const form of document.querySelectorAll("form")) {
  const panels = [...form.querySelectorAll("[data-tab]")];
  if (panels.length < 2) continue;
  const tabs = panels.map((panel) => make("button", {
    className: "segments__item",
    role: "tab",
    textContent: panel.querySelector("h2").textContent,
    type: "button",
  }));
  const show = (at) => panels.forEach((panel, place) => {
    panel.hidden = place !== at;
    tabs[place].ariaSelected = place === at;
    tabs[place].tabIndex = place === at ? 0 : -1;
  });
  tabs.forEach((tab, place) => {
    tab.setAttribute("aria-controls", panels[place].id);
    panels[place].role = "tabpanel";
    tab.addEventListener("click", () => show(place));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = (place + step + tabs.length) % tabs.length;
      show(next);
      tabs[next].focus();
    });
  });
  const list = make("div", { className: "segments", role: "tablist" });
  list.append(...tabs);
  panels[0].before(list);
  // What is wrong must not be out of sight, nor what a link leads to.
  show(Math.max(0, panels.findIndex((panel) => panel.querySelector("[data-invalid]"))));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    const at = panels.findIndex((panel) => target && panel.contains(target));
    if (at >= 0) show(at);
  });
}
