"""Our exports in doccano's own importer: python doccano.py SESSIONS EXPORTS.

Its offsets are checked in the unit that each kind of project counts, UTF-16 or grapheme clusters."""

import json
import os
import pathlib
import re
import site
import sys
import tempfile
import uuid
from importlib.metadata import version

sessions, exports = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
for folder in site.getsitepackages():
    sys.path.insert(0, str(pathlib.Path(folder) / "backend"))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/database"
import django

django.setup()
from data_import.pipeline.label import CategoryLabel, SpanLabel
from data_import.pipeline.parsers import JSONLParser

documents = [json.loads(line) for line in sessions.read_text(encoding="utf-8").split("\n") if line]


def rows(name):
    parser = JSONLParser(encoding="utf_8")  # what its page sends unless told otherwise
    found = list(parser.parse(str(exports / name / "glossator.jsonl")))
    assert not parser.errors, parser.errors
    return found


def clusters(text):
    """Grapheme clusters, for the few rules that the torture document needs; doccano counts them in the browser."""
    extend = "[\u0300-\u036f\u200d\ufe0f\U0001f3fb-\U0001f3ff]"
    emoji = "[\U0001f300-\U0001faff]"
    flags = "[\U0001f1e6-\U0001f1ff]{2}"
    return re.findall(rf"\r\n|{flags}|{emoji}{extend}*(?:(?<=\u200d){emoji}{extend}*)*|.{extend}*", text, re.DOTALL)


count = 0
for name, units in (("doccano", None), ("doccano-graphemes", clusters)):
    for document, row in zip(documents, rows(name), strict=True):
        text = row["text"]
        assert text == document["text"]
        wide = text.encode("utf-16-le")
        found = []
        for value in row["label"]:
            span = SpanLabel.parse(uuid.uuid4(), value)
            start, end = span.start_offset, span.end_offset
            slice = wide[2 * start : 2 * end].decode("utf-16-le") if units is None else "".join(units(text)[start:end])
            found.append((slice, span.label))
        assert found == [(passage["text"], passage["label"]) for passage in document["passages"]], found
        count += len(found)

passages = [passage for document in documents for passage in document["passages"]]
for row, passage in zip(rows("doccano-classification"), passages, strict=True):
    [label] = [CategoryLabel.parse(uuid.uuid4(), value).label for value in row["label"]]
    assert (row["text"], label) == (passage["text"], passage["label"])
    count += 1

for document, row in zip(documents, rows("doccano-relations"), strict=True):
    wide = row["text"].encode("utf-16-le")
    words = {}
    for entity in row["entities"]:
        span = SpanLabel.parse(uuid.uuid4(), entity)
        words[entity["id"]] = (wide[2 * span.start_offset : 2 * span.end_offset].decode("utf-16-le"), span.label)
    found = [word for word in words.values() if word[1] not in ("speaker", "cue")]
    assert found == [(passage["text"], passage["label"]) for passage in document["passages"]]
    spoken = {words[link["from_id"]][0]: words[link["to_id"]][0] for link in row["relations"] if link["type"] == "spoken_by"}
    assert spoken == {p["text"]: p["speaker"]["text"] for p in document["passages"] if "speaker" in p}
    count += len(found)
print(f"  {'doccano ' + version('doccano'):26} {count:4} passages, each slice ours")
