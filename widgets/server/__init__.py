"""The course as a web server: a Voilà application with pages of its own."""

import sys

# Voilà brings jsonschema, which builds a grammar of international addresses as it is imported: three seconds before the
# first page, for a check that nothing here asks for. Without the grammar it leaves that check out.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
