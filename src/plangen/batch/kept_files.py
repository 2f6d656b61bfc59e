"""A file that a user edited is never overwritten: where a new file goes, and what happens to the one in its place."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path, PurePosixPath

from plangen.batch.manifest import digest, digests_in
from plangen.batch.write import move, write


@dataclass(frozen=True, slots=True)
class Replacing:
    """How to handle edited files: with `force`, they are replaced, and a copy dated `today` is kept."""

    today: date
    force: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a file was written, and the user's edited file that was kept, if any; both in the output folder."""

    path: PurePosixPath
    kept: PurePosixPath | None = None


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The files in a packet's folder that still have the digests of what plangen wrote."""

    output: Path
    digests: Collection[str]

    @classmethod
    def of(cls, output: Path, packet_folder: PurePosixPath) -> "OwnFiles":
        """The files that the manifest of a packet's folder lists."""
        return cls(output, digests_in(output / packet_folder))

    def place(self, path: PurePosixPath, content: bytes, replacing: Replacing) -> Placed:
        """Writes the content to a path, or next to it if a user edited the file there; raises PlangenError."""
        own = {*self.digests, digest(content)}
        if replacing.force and self._is_edited(path, own):
            kept = next(each for each in _copies(path, replacing.today) if not (self.output / each).exists())
            move(self.output, path, kept)
            write(self.output, path, content)
            return Placed(path, kept)
        free = next(each for each in chain([path], _numbered(path)) if not self._is_edited(each, own))
        write(self.output, free, content)
        if free == path:
            self._delete_replaced(path, own)
        return Placed(free, path if free != path else None)

    def _is_edited(self, path: PurePosixPath, own: Collection[str]) -> bool:
        """Whether a path has a file that isn't as plangen wrote it; one that can't be read can't be written either."""
        try:
            return digest((self.output / path).read_bytes()) not in own
        except OSError:
            return False

    def _delete_replaced(self, path: PurePosixPath, own: Collection[str]) -> None:
        """Deletes the file that was written next to an edited one, now that the edited one is gone."""
        beside = next(_numbered(path))
        if (self.output / beside).is_file() and not self._is_edited(beside, own):
            with suppress(OSError):  # If it's open in Word, it stays.
                (self.output / beside).unlink()


def _numbered(path: PurePosixPath) -> Iterator[PurePosixPath]:
    """The names for a new file next to an edited one: “… (new)”, “… (new 2)”, and so on."""
    yield path.with_stem(f"{path.stem} (new)")
    yield from (path.with_stem(f"{path.stem} (new {number})") for number in count(2))


def _copies(path: PurePosixPath, today: date) -> Iterator[PurePosixPath]:
    """The names for the copy of an edited file: “… (yours, 2026-11-29)”, then numbered."""
    yield path.with_stem(f"{path.stem} (yours, {today})")
    yield from (path.with_stem(f"{path.stem} (yours, {today}, {number})") for number in count(2))
