/* Around allauth's own scripts for passkeys: shows their buttons where the browser knows passkeys, and says in words
   what went wrong. Without this file the buttons stay hidden and everything else works. */
(() => {
  const status = () => document.getElementById("passkey-status");
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    if (status()) status().textContent = status().dataset.failed;
  });
  document.addEventListener("DOMContentLoaded", () => {
    const known = "PublicKeyCredential" in window;
    for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = !known;
    if (!known && status()) status().textContent = status().dataset.unknown;
  });
})();
