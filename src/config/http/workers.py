"""Processes that serve: as many as wanted, for as long as wanted."""

import asyncio
import contextlib
import logging
import mmap
import os
import secrets
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn

import uvicorn

from config.http.connection import IDLE_SECONDS, Connection
from config.http.threads import InThreads
from kheo.core.front.cache import FrontCache

BACKLOG: Final = 1024
GRACE: Final = 20
"""Seconds that answers under way are given when the site is stopped."""
LOOK: Final = 5.0
MOMENT: Final = 0.003
BREATH: Final = 1.0
STOPS: Final = (signal.SIGTERM, signal.SIGINT)

logger = logging.getLogger("kheo.errors")


class Loads:
    """How many connections each process has, seen by all of them."""

    def __init__(self, count: int) -> None:
        self.numbers = memoryview(mmap.mmap(-1, count * 4)).cast("I")

    def has_most(self, number: int, connections: int) -> bool:
        """Note how many a process has; return whether another has fewer."""
        self.numbers[number] = connections
        return connections > min(self.numbers)


@dataclass(frozen=True, slots=True)
class Place:
    """What a process is given to serve at."""

    door: socket.socket
    loads: Loads
    number: int
    parent: int


class Worker(uvicorn.Server):
    """uvicorn's server in one process, which ends with the process that started it."""

    def __init__(self, config: uvicorn.Config, place: Place) -> None:
        super().__init__(config)
        self.place = place
        self.servers = []
        self.looked = time.monotonic()
        self.has_stepped_back = False
        self.arriving: set[asyncio.Task[object]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take connections."""
        self.place.door.setblocking(False)  # noqa: FBT003 - the name is the socket's
        self.watch()
        self.started = True

    def watch(self) -> None:
        """Look for who arrives."""
        if not self.should_exit:
            asyncio.get_running_loop().add_reader(self.place.door, self.take)

    def look_away(self, seconds: float) -> None:
        """Look for nobody, for a while."""
        loop = asyncio.get_running_loop()
        loop.remove_reader(self.place.door)
        loop.call_later(seconds, self.watch)

    def take(self) -> None:
        """Take one connection; who has more than another gives that one a moment to take it.

        A loop's own server takes all that wait, and one process then serves every reader.
        """
        self.has_stepped_back = not self.has_stepped_back and self.has_most()
        if self.has_stepped_back:
            self.look_away(MOMENT)
            return
        try:
            arrived, _ = self.place.door.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return  # another took it, or it went away
        except OSError:
            logger.exception("error %s: a connection was not taken", secrets.token_hex(4))
            self.look_away(BREATH)
            return
        loop = asyncio.get_running_loop()
        arrived.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        taking = loop.connect_accepted_socket(self.connection, arrived)
        task: asyncio.Task[object] = loop.create_task(taking)
        self.arriving.add(task)
        task.add_done_callback(self.arriving.discard)

    def connection(self) -> Connection:
        """Return what reads a new connection."""
        connection = Connection(self.config, self.server_state, {})
        connection.when_left = self.has_most
        return connection

    def has_most(self) -> bool:
        """Tell the others how many connections are here; return whether one has fewer."""
        mine = len(self.server_state.connections) + len(self.arriving)
        return self.place.loads.has_most(self.place.number, mine)

    async def on_tick(self, counter: int) -> bool:
        """Close what is quiet; return whether to end."""
        self.has_most()
        now = time.monotonic()
        if now - self.looked > LOOK:
            self.looked = now
            for connection in list(self.server_state.connections):
                if isinstance(connection, Connection):
                    connection.close_if_quiet(now)
        return await super().on_tick(counter) or os.getppid() != self.place.parent

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, and end when those under way have their answers."""
        self.should_exit = True
        asyncio.get_running_loop().remove_reader(self.place.door)
        self.place.door.close()
        await super().shutdown()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that all workers take connections from.

    Raises OSError when somebody else listens there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def configuration(front: FrontCache, threads: int) -> uvicorn.Config:
    """Return how a worker serves."""
    return uvicorn.Config(
        InThreads(front, threads),
        http=Connection,
        loop="uvloop",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="error",
        access_log=False,
        # Django itself knows which proxies are trusted.
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=int(IDLE_SECONDS),
        timeout_graceful_shutdown=GRACE,
    )


class Workers:
    """The processes, and the one that starts them anew."""

    def __init__(self, count: int, work: Callable[[int], object]) -> None:
        self.count = count
        self.work = work
        self.running: dict[int, int] = {}
        self.is_ending = False

    def run(self) -> None:
        """Keep the processes running until told to stop, then wait until they have."""
        for wish in STOPS:
            signal.signal(wish, self.stop)
        for number in range(self.count):
            self.start(number)
        while self.running:
            ended, status = os.wait()
            number = self.running.pop(ended)
            if not self.is_ending:
                logger.error("error: process %s ended (%s) and is started anew", ended, status)
                time.sleep(BREATH)
                self.start(number)

    def start(self, number: int) -> None:
        """Start one, unless all end."""
        if self.is_ending:
            return
        if not (process := os.fork()):
            self.become(number)
        self.running[process] = number
        if self.is_ending:
            self.stop()

    def become(self, number: int) -> NoReturn:
        """Work, as the process that was just started."""
        status = 1
        try:
            for wish in STOPS:
                signal.signal(wish, signal.SIG_DFL)
            self.work(number)
            status = 0
        except Exception:
            logger.exception("error %s: a process could not serve", secrets.token_hex(4))
        finally:
            # Threads that still work for nobody are not waited for.
            os._exit(status)

    def stop(self, *_: object) -> None:
        """Ask all to end; each has its own time for that."""
        self.is_ending = True
        for process in self.running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
