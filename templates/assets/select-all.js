// Counts chosen rows of a form[data-bulk], ticks all at once, and a range with Shift. The server needs none of it.
for (const form of document.querySelectorAll("form[data-bulk]")) {
  const all = form.querySelector("[data-all]");
  const rows = [...form.querySelectorAll("[data-row]")];
  const count = form.querySelector("[data-count]");
  let last = null;

  const show = () => {
    const chosen = rows.filter((row) => row.checked).length;
    if (count) count.value = String(chosen);
    if (all) {
      all.checked = chosen > 0 && chosen === rows.length;
      all.indeterminate = chosen > 0 && chosen < rows.length;
    }
  };

  all?.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
    show();
  });
  for (const [at, row] of rows.entries()) {
    row.addEventListener("click", (event) => {
      if (event.shiftKey && last !== null) {
        for (const between of rows.slice(Math.min(at, last), Math.max(at, last) + 1)) between.checked = row.checked;
      }
      last = at;
      show();
    });
  }
  form.querySelectorAll("[data-js]").forEach((part) => (part.hidden = false));
  addEventListener("pageshow", show);
  show();
}
