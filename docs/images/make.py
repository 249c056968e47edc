"""Makes the pictures of the README from the demonstration site: `python docs/images/make.py`.

Needs what the tests need. Each picture is kept under 150 KB.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
PIECE = "articles/peskov-europeens-pas-unanimes.html"
PICTURES = {
    # name: (page, width, height, pixels for one, colours, what stands at the top, space above it)
    "home": ("index.html", 1280, 900, 1.25, "light", "", 0),
    "article": (PIECE, 1280, 960, 1.25, "light", "#la-reponse-du-kremlin", 24),
    "phone": (PIECE, 390, 844, 2, "light", ".text > .notes", 330),
    "claim": ("claims/recul-du-soutien-americain.html", 1024, 900, 1.25, "light", "", 0),
    "quotation": ("quotations/groupe-d-allies.html", 1024, 900, 1.25, "light", "", 0),
    "contradictions": ("contradictions.html", 1024, 900, 1.25, "light", "", 0),
    "dark": ("chronology.html", 1280, 960, 1.25, "dark", "", 0),
}
MOST = 150_000
TO_THE_TOP = """([selector, above]) => {
    const place = document.querySelector(selector).getBoundingClientRect().top
    window.scrollTo({top: place + scrollY - above, behavior: "instant"})
}"""


def picture(page: Page) -> bytes:
    """What the window shows, as WebP of the best quality that is small enough."""
    session = page.context.new_cdp_session(page)
    for quality in range(90, 30, -5):
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        data = base64.b64decode(shot["data"])
        if len(data) < MOST:
            break
    return data


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        places = ["--content", str(HERE.parents[1] / "content"), "--cache", f"{folder}/cache"]
        build = [sys.executable, "-m", "dossier", "build", "-q", *places]
        subprocess.run([*build, "--output", f"{folder}/site"], check=True)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (route, width, height, scale, colours, top, above) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=scale,
                color_scheme=colours,
                locale="fr-FR",
            )
            page.goto(f"file://{folder}/site/{route}")
            if top:
                page.evaluate(TO_THE_TOP, [top, above])
            page.wait_for_timeout(300)
            (HERE / f"{name}.webp").write_bytes(picture(page))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
