// Reads the square pattern with the camera, where the browser can by itself (Barcode Detection API); elsewhere the button stays
// away, and a photo can be handed in. The picture never leaves the browser: only what was read is sent, and the server
// says where it leads.
const box = document.querySelector("[data-scan]");

const canRead = async () => {
  if (!("BarcodeDetector" in globalThis) || !navigator.mediaDevices?.getUserMedia) return false;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  return formats.includes("qr_code");
};

if (box && (await canRead())) {
  const [button, video, status] = ["button", "video", "p"].map((part) => box.querySelector(part));
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  let stream;
  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.hidden = true;
    button.textContent = button.dataset.start;
  };
  const look = async () => {
    if (!stream) return;
    const seen = (await detector.detect(video).catch(() => [])).map((one) => one.rawValue);
    if (seen.length > 0) {
      stop();
      // Other patterns hang beside a certificate: what leads here counts before them, whatever its letters' case.
      const leadsHere = (text) => text.toLowerCase().startsWith(`${location.origin}/`);
      location.assign(`/v?scanned=${encodeURIComponent(seen.find(leadsHere) ?? seen[0])}`);
    } else {
      requestAnimationFrame(look);
    }
  };
  button.addEventListener("click", async () => {
    if (stream) return stop();
    status.textContent = "";
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      status.textContent = status.dataset.denied;
      return;
    }
    button.textContent = button.dataset.stop;
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    look();
  });
  box.hidden = false;
}
