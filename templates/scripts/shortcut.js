// A key that puts the cursor into an input: data-key="/". Without it one clicks or tabs there.

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const input = [...document.querySelectorAll("[data-behavior~=shortcut]")]
    .find((candidate) => candidate.dataset.key === event.key);
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
