"""What a page may fetch while it is drawn: files of the template folders, and what is written into the page itself."""

from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from plangen.problems import shown


class TemplateFiles(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """A fetcher that serves files inside the folders and data: URIs, and refuses everything else.

    A file that is not in the folder it was asked in is looked for under the same name in the others, in order: one's
    own print.css may use the shipped fonts.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self._folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file or the data behind an address; raises ValueError for what lies elsewhere."""
        scheme = urlsplit(url).scheme.lower()
        if scheme == "data":
            return super().fetch(url, headers)
        path = self._found(urlsplit(url)) if scheme == "file" else None
        if path is None:
            raise ValueError(f"“{shown(url)}” cannot be used. A template uses files that lie in the template folders.")
        return URLFetcherResponse(path.as_uri(), path.read_bytes())

    def _found(self, url: SplitResult) -> Path | None:
        asked = Path(url2pathname(url.path)).resolve()
        if url.netloc not in ("", "localhost"):
            return None
        for folder in self._folders:
            if asked.is_relative_to(folder):
                name = asked.relative_to(folder)
                places = ((home / name).resolve() for home in (folder, *self._folders))
                return next((place for place in places if place.is_file() and self._owns(place)), None)
        return None

    def _owns(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self._folders)
