"""`python -m widgets.check.schemas`: write a JSON Schema for each kind of content file, for editors."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from widgets.content import ASSETS
from widgets.rooms import KINDS, SINGLE_FILES

FOLDER = ASSETS / "content" / "schemas"


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema a kind to `folder`; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = dict(KINDS) | {Path(name).stem: kind for name, kind in SINGLE_FILES.items()}
    written = []
    for name, kind in sorted(kinds.items()):
        path = folder / f"{name}.schema.json"
        schema = TypeAdapter(kind).json_schema()
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    for file in write_schemas(FOLDER):
        print(file.relative_to(ASSETS.parent))
