"""What a page says aloud once its reader rests: how long that takes on a machine that others keep
busy, a test must not depend on."""

from __future__ import annotations

from playwright.sync_api import Page

_HEAR = """() => {
  window.said = [];
  window.resting = [];
  const spoken = document.querySelector("[role=status]");
  new MutationObserver(() => spoken.textContent && said.push(spoken.textContent.trim()))
    .observe(spoken, { childList: true });
  const start = setTimeout;
  window.setTimeout = (act, wait, ...given) =>
    wait >= 500 ? resting.push(() => act(...given)) : start(act, wait, ...given);
}"""
_REST = "async () => { for (const act of resting.splice(0)) act(); await null; return said; }"


def hear(page: Page) -> None:
    """From now on keep what is said; what waits for the reader to rest waits for `rested`."""
    page.evaluate(_HEAR)


def rested(page: Page) -> list[str]:
    """All that was said, once the reader has not touched a key for long enough."""
    said: list[str] = page.evaluate(_REST)
    return said
