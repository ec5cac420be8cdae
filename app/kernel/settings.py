"""What an installation decides by `HWYL_*` settings; there is no default secret."""

from functools import cached_property
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.sources import EnvSettingsSource

from app.kernel.crypto import Keyring, from_b64url


class UnsafeSettings(ValueError):  # noqa: N818 - says what it is
    """A setting that would put children at risk on a real network; the message names it."""


class FileSettings(EnvSettingsSource):
    """Reads `HWYL_X_FILE` where `HWYL_X` is a secret kept in a file (12-factor, Docker secrets)."""

    def __call__(self) -> dict[str, str]:
        """Give the content of each named file under its setting's name."""
        found = {}
        for name in self.settings_cls.model_fields:
            path = self.env_vars.get(f"hwyl_{name}_file")
            if path:
                found[name] = Path(path).read_text(encoding="utf-8").strip()
        return found


class Settings(BaseSettings):
    """Every setting has its line in docs/running.md (a test compares)."""

    model_config = SettingsConfigDict(env_prefix="HWYL_", extra="forbid")

    mode: Literal["production", "demo", "test"] = Field(
        "production", description="production, demo (loopback only, messages caught) or test"
    )
    database_url: str = Field(
        "sqlite:///hwyl.sqlite3",
        description="sqlite:///PATH or postgresql+psycopg://USER:PASSWORD@HOST/NAME",
    )
    master_key: SecretStr = Field(
        SecretStr(""), description="32 random bytes in base64url; `hwyl new-key` makes one"
    )
    public_url: str = Field(
        "http://127.0.0.1:8000", description="the address that people type, without a path"
    )
    host: str = Field("127.0.0.1", description="the address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="the port to listen on")
    smtp_url: str = Field(
        "", description="smtp://USER:PASSWORD@HOST:PORT (or smtps://); empty: no e-mail is sent"
    )
    mail_from: str = Field("", description="the sender of e-mail notices")
    vapid_subject: str = Field(
        "", description="mailto: or https: address that push services may write to"
    )
    push_hosts: str = Field(
        "fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,"
        "*.push.apple.com,*.notify.windows.com",
        description="push services that may be called, separated by commas",
    )
    push_test_origin: str = Field(
        "", description="one more push service, for tests; refused in production"
    )
    sends_at_once: int = Field(
        32, ge=1, le=256, description="how many notices of one kind a worker sends at once"
    )
    deadman_url: str = Field(
        "", description="an https address that is pinged every half minute while all is well"
    )
    audit_anchor: str = Field(
        "", description="a file outside the database that keeps the audit's ends, hour by hour"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="how much is logged"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then files that it names."""
        return (init_settings, env_settings, FileSettings(settings_cls))

    @cached_property
    def keys(self) -> Keyring:
        try:
            return Keyring(from_b64url(self.master_key.get_secret_value()))
        except ValueError as error:
            raise UnsafeSettings(
                "HWYL_MASTER_KEY: 32 bytes in base64url are needed (`hwyl new-key`)"
            ) from error

    @property
    def secure(self) -> bool:
        """Whether people reach it by TLS, so that cookies may be `__Host-`."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def mails(self) -> bool:
        """Whether letters can be sent at all; a demo catches them."""
        return bool(self.smtp_url) or self.mode == "demo"

    @model_validator(mode="after")
    def _refuse_what_is_unsafe(self) -> Self:
        if self.mode != "production":
            return self
        _ = self.keys
        url = urlsplit(self.public_url)
        if not self.secure and url.hostname not in {"127.0.0.1", "localhost", "::1"}:
            raise UnsafeSettings("HWYL_PUBLIC_URL: https is needed on a real network")
        if self.push_test_origin:
            raise UnsafeSettings("HWYL_PUSH_TEST_ORIGIN: for tests only")
        if self.vapid_subject and not self.vapid_subject.startswith(("mailto:", "https://")):
            # Apple answers 403 to a bad subject, and the bell would never ring
            raise UnsafeSettings("HWYL_VAPID_SUBJECT: a mailto: or https: address is needed")
        return self
