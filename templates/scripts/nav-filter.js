// Narrows the models in the side bar while typing. Without it the list is scrolled.

const FEW = 8;

customElements.define("nav-filter", class extends HTMLElement {
  connectedCallback() {
    const nav = this.closest("nav");
    const links = [...nav.querySelectorAll("li a")];
    if (links.length <= FEW) return;
    this.hidden = false;
    const input = this.querySelector("input");
    input.addEventListener("input", () => narrow(nav, links, input.value.trim().toLowerCase()));
    input.addEventListener("keydown", (event) => {
      const first = links.find((link) => !link.parentElement.hidden);
      if (event.key === "Enter" && input.value.trim() && first) location.assign(first.href);
    });
  }
});

function narrow(nav, links, words) {
  for (const link of links) {
    link.parentElement.hidden = !link.textContent.toLowerCase().includes(words);
  }
  for (const group of nav.querySelectorAll("section")) {
    group.hidden = !group.querySelector("li:not([hidden])");
  }
}
