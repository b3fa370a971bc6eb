"""The practice chat in a real browser, with the real bot behind it: four people, each in a window of their own."""

import os
import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.application import Application
from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings

TOKEN = "1:end-to-end-end-to-end-end-to-end"
Starts = Callable[[Settings, PracticeServer], AbstractAsyncContextManager[Application]]


def chromium_path() -> str:
    """Debian's Chromium; skips where there is none, which in CI is an error."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI", "").casefold() == "true":
            pytest.fail("CI needs Chromium for the practice chat")
        pytest.skip("there is no Chromium on this machine")
    return path


async def chat_of(browser: Browser, server: PracticeServer, who: str) -> Page:
    """One person's chat, as wide as a phone."""
    context = await browser.new_context(viewport={"width": 360, "height": 740})
    page = await context.new_page()
    await page.goto(f"{server.address}/?som={who}")
    return page


async def write(page: Page, text: str) -> None:
    box = page.get_by_role("combobox", name="Meddelande")
    await box.fill(text)
    await box.press("Enter")


async def test_four_people_in_four_windows(settings: Settings, people: list[Person], start: Starts) -> None:
    """A supervisor reports by taps, a caseworker asks, the lead extends, a stranger is refused."""
    path = chromium_path()
    async with PracticeServer(TOKEN, people) as server, start(settings, server), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        latest = "article .words"

        omar = await chat_of(browser, server, "omar")
        await write(omar, "närvaro")
        await omar.get_by_role("button", name="– Elif").click()
        await omar.get_by_role("button", name="Sjuk", exact=True).click()
        await omar.get_by_role("button", name="Alla här").click()
        await omar.get_by_role("button", name="Klar").click()
        await expect(omar.locator(latest).last).to_have_text(
            "Sparat för Matmission, måndag 23 november 2026: Närvarande: 7 personer Sjuk: Elif Alla är rapporterade."
        )

        henrik = await chat_of(browser, server, "henrik")
        await write(henrik, "finns det plats på Produktion på fredag?")
        await expect(henrik.locator(latest).last).to_contain_text(
            "2 lediga platser på Produktion fredag 27 november 2026."
        )

        lena = await chat_of(browser, server, "lena")
        await write(lena, "förläng Fatima till 15 januari")
        await lena.get_by_role("button", name="Annat skäl").click()
        await lena.get_by_role("button", name="Bekräfta").click()
        await expect(lena.locator(latest).last).to_have_text(
            "Fatima är förlängd till och med fredag 15 januari 2027 (förut fredag 18 december 2026)."
        )

        stranger = await chat_of(browser, server, "stranger")
        await write(stranger, "när slutar Fatima?")
        await expect(stranger.locator(latest).last).to_have_text(
            "Hej! Den här boten är för personal i ett partnerskap om arbetsträning. Ska du använda den? "
            "Be din chef om en inbjudningslänk."
        )
        await browser.close()
