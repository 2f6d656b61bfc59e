"""What a page can load while it is rendered: files in the template folders, and data in the page itself."""

from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from plangen.problems import shown


class TemplateFiles(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """A fetcher that serves files in the folders and data: URIs, and refuses everything else.

    A file missing from the requested folder is looked up by name in the others, in order, so that a user's own
    print.css can use the built-in fonts.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self._folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file or data at a URL; raises ValueError for anything outside the template folders."""
        scheme = urlsplit(url).scheme.lower()
        if scheme == "data":
            return super().fetch(url, headers)
        path = self._find(urlsplit(url)) if scheme == "file" else None
        if path is None:
            raise ValueError(f"Can't use “{shown(url)}”. Templates can only use files in the template folders.")
        return URLFetcherResponse(path.as_uri(), path.read_bytes())

    def _find(self, url: SplitResult) -> Path | None:
        requested = Path(url2pathname(url.path)).resolve()
        if url.netloc not in ("", "localhost"):
            return None
        for folder in self._folders:
            if requested.is_relative_to(folder):
                name = requested.relative_to(folder)
                paths = ((root / name).resolve() for root in (folder, *self._folders))
                return next((path for path in paths if path.is_file() and self._contains(path)), None)
        return None

    def _contains(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self._folders)
