// Shows the length between two times of a form[data-duration] as they are typed. The server shows it too.
for (const form of document.querySelectorAll("form[data-duration]")) {
  const { start, end, overnight } = form.elements;
  const output = form.querySelector('output[for="start end"]');
  const minutes = (field) => {
    const [hours, rest] = field.value.split(":").map(Number);
    return hours * 60 + rest;
  };
  const show = () => {
    const ends = overnight?.checked ? minutes(end) + 24 * 60 : minutes(end) || 24 * 60;
    const length = ends - minutes(start);
    const [hours, rest] = [Math.floor(length / 60), length % 60];
    output.value = length > 0 ? [hours && `${hours}\u00a0h`, rest && `${rest}\u00a0min`].filter(Boolean).join(" ") : "–";
  };
  if (start && end && output) {
    form.addEventListener("input", show);
    // What was typed before may have been put back into the form.
    show();
  }
}
