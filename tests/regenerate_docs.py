"""Write the output of the examples of README and docs anew: ``python -m tests.regenerate_docs``."""

import tempfile
from pathlib import Path

from tests.examples import DOCUMENTS, regenerated
from tests.sources import TOP


def main() -> None:
    """Run every example and write what it prints into its document."""
    for document in DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            text = regenerated(document, Path(folder))
        (TOP / document).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
