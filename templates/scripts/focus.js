// Moves the focus to what needs attention, so that a screen reader begins there. Without it the page
// begins at its top, which is where that stands.

document.querySelector("[data-behavior~=focus]")?.focus();
