"""What a page can load while it is rendered: files in the template folders, and data in the page itself."""

from pathlib import Path
from urllib.parse import urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from plangen.formats.pdf.file_addresses import file_at


class TemplateFiles(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """A fetcher that serves files in the folders and data: URIs, and refuses everything else.

    `refused` has the reason for each; WeasyPrint leaves out an SVG image whose files can't be loaded, and goes on.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []
        self._folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file or data at a URL; raises ValueError for a missing file and anything outside the template folders."""
        if urlsplit(url).scheme.lower() == "data":
            return super().fetch(url, headers)
        try:
            path = file_at(url, self._folders)
        except ValueError as reason:
            self.refused.append(str(reason))
            raise
        return URLFetcherResponse(path.as_uri(), path.read_bytes())
