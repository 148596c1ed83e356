// Shows how far a job is, and loads the page again when it has ended. Without it the page loads itself again.
const box = document.querySelector("[data-progress]");
const meter = box?.querySelector("meter");
const words = box?.querySelector("[data-words]");

const look = async () => {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const now = await answer.json();
    if (now.finished || now.trouble !== (box.dataset.trouble === "true")) {
      location.reload();
      return;
    }
    if (meter) meter.value = now.settled;
    if (words && words.textContent !== now.words) words.textContent = now.words;
    setTimeout(look, 1000);
  } catch {
    // Signed out, or the server is being started again: the page itself says so.
    setTimeout(() => location.reload(), 5000);
  }
};

if (box) setTimeout(look, 1000);
