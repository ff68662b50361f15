// Copies the pick-up link, or hands it to another app of the phone. Where the browser allows neither, the link itself can be kept.
document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-link]');
  if (!button) return;
  const url = button.dataset.link;
  try {
    if ('share' in button.dataset) return await navigator.share({ url });
    await navigator.clipboard.writeText(url);
    button.textContent = button.dataset.done;
  } catch {}
});
