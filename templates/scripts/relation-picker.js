// Makes a key input a combo box that searches rows on the server while typing. Without it the key is
// typed, or rows are searched by a button that posts the form.

const PAUSE = 200;
let made = 0;

customElements.define("relation-picker", class extends HTMLElement {
  #key;
  #box;
  #list;
  #status;
  #label = "";
  #active = -1;
  #page = 1;
  #more = false;
  #asked = 0;
  #timer;

  connectedCallback() {
    if (this.#key || !this.dataset.lookup) return;
    this.#key = this.querySelector("[data-part=key]");
    this.#label = this.#key.dataset.label || labelOf(this.#key) || this.#key.value;
    this.#build();
    this.#listen();
  }

  #build() {
    const key = this.#key;
    this.#list = make("ul", { className: "options", id: `options-${++made}`, role: "listbox", hidden: true });
    this.#status = make("p", { className: "visually-hidden", role: "status" });
    this.#box = make("input", {
      className: "input", type: "text", id: key.id, role: "combobox", autocomplete: "off", value: this.#label,
      placeholder: key.getAttribute("aria-label") ? key.placeholder : this.dataset.placeholder ?? "",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id,
    });
    for (const name of ["aria-label", "aria-describedby", "aria-invalid", "required"]) {
      if (key.hasAttribute(name)) this.#box.setAttribute(name, key.getAttribute(name));
    }
    const hidden = make("input", { type: "hidden", name: key.name, value: key.value });
    for (const part of this.querySelectorAll("[data-part=plain]")) part.remove();
    key.replaceWith(hidden, this.#box);
    this.#key = hidden;
    this.append(this.#list, this.#status);
    this.dataset.ready = "";
  }

  #listen() {
    this.#box.addEventListener("input", () => this.#search(PAUSE));
    this.#box.addEventListener("click", () => { if (this.#list.hidden) this.#search(0); });
    this.#box.addEventListener("focus", () => this.#box.select());
    this.#box.addEventListener("keydown", (event) => this.#onKey(event));
    this.#box.addEventListener("blur", () => this.#settle());
    // A click in the list must not take the focus out of the box, which would close the list.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option.dataset.key, option.textContent);
    });
    this.#list.addEventListener("scroll", () => {
      const left = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight;
      if (this.#more && left < 48) this.#load(this.#page + 1);
    });
  }

  #onKey(event) {
    const open = !this.#list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.#move(event.key === "ArrowDown" ? 1 : -1);
      else this.#search(0);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      this.#list.children[this.#active]?.click();
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.#settle();
    }
  }

  #move(step) {
    const options = [...this.#list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    this.#active = (this.#active + step + options.length) % options.length;
    for (const [place, option] of options.entries()) {
      option.setAttribute("aria-selected", String(place === this.#active));
    }
    options[this.#active].scrollIntoView({ block: "nearest" });
    this.#box.setAttribute("aria-activedescendant", options[this.#active].id);
    if (this.#more && this.#active === options.length - 1) this.#load(this.#page + 1);
  }

  #search(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(1), pause);
  }

  async #load(page) {
    const asked = ++this.#asked;
    const words = this.#box.value === this.#label ? "" : this.#box.value.trim();
    this.#more = false;
    const found = await lookup(this.dataset.lookup, words, page);
    // An answer that was overtaken, or comes after the box was left, is not shown.
    if (asked !== this.#asked || document.activeElement !== this.#box) return;
    if (page === 1) this.#list.replaceChildren();
    if (!found) return this.#say(this.dataset.failed);
    this.#page = page;
    this.#more = found.more;
    for (const row of found.results) this.#list.append(this.#option(row));
    if (!this.#list.children.length) return this.#say(this.dataset.empty);
    this.#status.textContent = String(this.#list.children.length);
    this.#open();
    if (page === 1) {
      this.#active = -1;
      if (words) this.#move(1);
    }
  }

  #option(row) {
    const id = `${this.#list.id}-${this.#list.children.length}`;
    const option = make("li", { className: "options__item", id, role: "option", "aria-selected": "false" });
    option.dataset.key = row.key;
    option.textContent = row.label;
    if (row.key === this.#key.value) option.dataset.chosen = "";
    return option;
  }

  #say(words) {
    this.#list.replaceChildren(make("li", { className: "options__none", role: "presentation" }));
    this.#list.firstChild.textContent = words;
    this.#status.textContent = words;
    this.#active = -1;
    this.#open();
  }

  #open() {
    this.#list.hidden = false;
    this.#box.setAttribute("aria-expanded", "true");
  }

  #choose(key, label) {
    const other = key !== this.#key.value;
    this.#key.value = key;
    this.#label = label;
    this.#settle();
    if (!other) return;
    // The way to the row that was chosen before leads nowhere useful now.
    this.querySelector("[data-part=open]")?.remove();
    this.#key.dispatchEvent(new Event("change", { bubbles: true }));
    if ("submit" in this.dataset) this.#key.form.requestSubmit();
  }

  #settle() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#list.hidden = true;
    this.#box.setAttribute("aria-expanded", "false");
    this.#box.removeAttribute("aria-activedescendant");
    if (this.#box.value.trim() === "" && this.#key.value !== "") return this.#choose("", "");
    this.#box.value = this.#label;
  }
});

async function lookup(address, words, page) {
  const url = new URL(address, location.href);
  url.searchParams.set("_q", words);
  url.searchParams.set("_page", page);
  try {
    const answer = await fetch(url, { headers: { accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function labelOf(key) {
  return key instanceof HTMLSelectElement ? key.selectedOptions[0]?.textContent : "";
}

function make(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("aria-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  return element;
}
