// Takes a sentence away once it was read. Without it the next page does.

for (const button of document.querySelectorAll("[data-behavior~=dismiss]")) {
  button.hidden = false;
  button.addEventListener("click", () => button.parentElement.remove());
}
