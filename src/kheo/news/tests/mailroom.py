"""A real mail server on this host, with the moods that mail servers have."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Mailroom:
    """Takes mail, refuses what it is told to refuse, and hangs up when it is told to."""

    def __init__(self, refused: tuple[str, ...] = (), hang_up_at: str = "") -> None:
        self.refused, self.hang_up_at = refused, hang_up_at
        self.taken: list[tuple[list[str], bytes]] = []
        self.connections = 0

    # The names are aiosmtpd's.
    async def handle_EHLO(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address == self.hang_up_at:
            server.transport.abort()
            await asyncio.sleep(0)
            return "421 closing"
        if address in self.refused:
            return f"550 no such mailbox: {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        self.taken.append((list(envelope.rcpt_tos), bytes(envelope.original_content)))
        return "250 OK"

    @property
    def recipients(self) -> list[str]:
        return [address for addresses, _ in self.taken for address in addresses]

    @property
    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for _, raw in self.taken]


@contextmanager
def open_mailroom(room: Mailroom, settings: Any) -> Iterator[Mailroom]:
    """Let Django send to the mail room."""
    port = free_port()
    controller = Controller(room, hostname="127.0.0.1", port=port, ready_timeout=10)
    controller.start()
    try:
        use_server(settings, port)
        yield room
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def use_server(settings: Any, port: int) -> None:
    """Point Django at a mail server on this host."""
    settings.MAIL_SERVER = f"smtp://127.0.0.1:{port}"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 5
