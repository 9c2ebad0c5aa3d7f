// Fills in what stands below a list when that comes into sight. Without it a link shows the same.

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    fill(target);
  }
});
for (const foot of document.querySelectorAll("[data-behavior~=totals]")) seen.observe(foot);

// A document is parsed by the browser itself, so that no text of it becomes markup here.
function fill(foot) {
  const cells = [...foot.querySelectorAll("[data-total]")];
  const request = new XMLHttpRequest();
  request.open("GET", foot.dataset.url);
  request.responseType = "document";
  request.onload = () => {
    for (const total of request.response?.querySelectorAll("[data-total]") ?? []) {
      cells.find((cell) => cell.dataset.total === total.dataset.total)?.replaceWith(total);
    }
  };
  request.send();
}
