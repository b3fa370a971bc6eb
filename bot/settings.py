"""Settings from the environment (PLATSBOT_…) or a `.env` file; everything has a default but the token and the key."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url

from locales import _
from storage.crypto import new_key


class MissingSetting(RuntimeError):
    """A setting that this command needs is not set; the text says, in the user's language, where it comes from."""


class Settings(BaseSettings):
    """One field is one variable: `token` is PLATSBOT_TOKEN."""

    model_config = SettingsConfigDict(env_prefix="PLATSBOT_", env_file=".env", extra="ignore", env_ignore_empty=True)

    token: SecretStr | None = Field(default=None, description="from @BotFather")
    database: str = Field(default="sqlite:///platsbot.db", description="an SQLAlchemy URL; may name several hosts")
    key: SecretStr | None = Field(
        default=None, description="from `platsbot key`; several, comma-separated, to change it"
    )
    names: Literal["names", "initials", "codes"] = "initials"

    base_url: str = Field(default="https://api.telegram.org", description="another Bot API server")
    proxy: str | None = None
    webhook_url: str | None = Field(default=None, description="https://…; without it the bot polls")
    webhook_secret: SecretStr | None = None
    webhook_connections: int = Field(default=40, ge=1, le=100)
    host: str = "127.0.0.1"
    port: int | None = Field(default=None, description="of /health, /metrics and the webhook; none: nothing listens")

    chats_at_once: int = Field(default=16, ge=1, description="updates handled at the same time, each of its own chat")
    sends_per_second: float = Field(default=30.0, gt=0, description="Telegram's limit for a bot")
    chat_sends_per_second: float = Field(default=1.0, gt=0, description="Telegram's limit for a chat")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    def needed_token(self) -> str:
        """The token, or MissingSetting with how one gets it."""
        if self.token is None:
            raise MissingSetting(
                _(
                    "PLATSBOT_TOKEN is missing. Open Telegram, write to @BotFather, choose /newbot and answer its "
                    "questions: it gives you a token such as 123456:ABC-DEF. Then run\n"
                    "  PLATSBOT_TOKEN=123456:ABC-DEF make run\n"
                    "or put the line PLATSBOT_TOKEN=… into a file called .env. "
                    "To try the bot without Telegram: make demo"
                )
            )
        return self.token.get_secret_value()

    def needed_key(self) -> str:
        """The database's key. An SQLite file gets one beside it, the first time; otherwise MissingSetting says how to
        make one."""
        if self.key is not None:
            return self.key.get_secret_value()
        url = make_url(self.database)
        if url.get_backend_name() == "sqlite" and url.database:
            beside = Path(f"{url.database}-key")
            if not beside.exists() and not Path(url.database).exists():
                beside.parent.mkdir(parents=True, exist_ok=True)
                beside.touch(mode=0o600)
                beside.write_text(new_key())
            if beside.exists():
                return beside.read_text().strip()
        raise MissingSetting(
            _(
                "PLATSBOT_KEY is missing. It encrypts names and messages in the database. Make one with\n"
                "  platsbot key\n"
                "and keep it safe: without it the database cannot be read."
            )
        )

    @property
    def bot_id(self) -> int:
        """The number before the colon of the token."""
        number = self.needed_token().partition(":")[0]
        if not number.isdigit():
            raise MissingSetting(_("PLATSBOT_TOKEN is malformed: a token looks like 123456:ABC-DEF."))
        return int(number)
