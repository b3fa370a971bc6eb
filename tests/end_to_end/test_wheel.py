"""What a wheel carries is enough: unpacked elsewhere, away from the checkout, `platsbot` answers."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from locales.catalogue import COMPILED, compile_catalogue

ROOT = Path(__file__).parents[2]
NEEDED = {
    "bot/practice/page.html",
    "bot/practice/roster.json",
    "locales/sv/LC_MESSAGES/platsbot.mo",
    "storage/agreements/malmo-skane-stadsmission-2026.toml",
    "storage/migrations/script.py.mako",
}


def test_the_wheel_answers_by_itself(tmp_path: Path) -> None:
    """The four packages with catalogues, agreements, migrations and the page; nothing is read from the checkout."""
    compile_catalogue(COMPILED)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert NEEDED - set(archive.namelist()) == set()
        archive.extractall(tmp_path / "unpacked")
    roster = ROOT / "tests" / "data" / "roster.json"
    ask = ["ask", "--roster", str(roster), "--as", "petra", "när slutar Amina?"]
    code = "import bot, sys; assert 'unpacked' in bot.__file__; from bot.cli import main; main()"
    answer = subprocess.run(
        [sys.executable, "-c", code, *ask],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "unpacked")},
        check=True,
        capture_output=True,
        text=True,
    )
    assert answer.stdout == "Slutdatum för Amina: onsdag 9 december 2026 (16 dagar kvar).\n"
