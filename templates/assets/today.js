// Shows the button beside a day that writes today's date into it: the academy's, which the page knows.
for (const button of document.querySelectorAll("button[data-today]")) {
  const field = document.getElementById(button.dataset.for);
  button.hidden = false;
  button.addEventListener("click", () => {
    field.value = button.dataset.today;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  });
}
