"""Our exports in the programs that they are for: python check.py SESSIONS EXPORTS.

SESSIONS holds the documents in glossator/1; EXPORTS a folder for each export. Every consumer opens its own, and for every
span its own slice of its own text must be our passage: several of them accept wrong offsets without a word."""

import contextlib
import importlib.metadata
import io
import json
import os
import pathlib
import subprocess
import sys
import warnings

os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", ARGILLA_API_URL="http://127.0.0.1:1")
warnings.filterwarnings("ignore")

sessions, exports = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
documents = [json.loads(line) for line in sessions.read_text(encoding="utf-8").split("\n") if line]
for document in documents:
    for passage in document["passages"]:
        assert document["text"][passage["start"] : passage["end"]] == passage["text"]


def wanted(*keys):
    """What each document's passages must be: their words, and what these keys say of them."""
    return {
        document["id"]: [(passage["text"], *(passage.get(key) for key in keys)) for passage in document["passages"]]
        for document in documents
    }


def compare(found, *keys):
    """Hold what a consumer found against the session, and count."""
    for name, passages in wanted(*keys).items():
        assert found[name] == passages, f"{name}:\n  {found[name]}\nis not\n  {passages}"
    assert len(found) == len(documents)
    return sum(len(passages) for passages in found.values())


def label_studio():
    from label_studio_sdk.label_interface import LabelInterface

    folder = exports / "label-studio"
    interface = LabelInterface((folder / "label-config.xml").read_text(encoding="utf-8"))
    interface.validate()
    tasks = json.loads((folder / "glossator.json").read_text(encoding="utf-8"))
    found, speakers = {}, {}
    for task in tasks:
        text = task["data"]["text"]
        assert interface.validate_task({"data": task["data"]})
        assert all(interface.validate_annotation(annotation) for annotation in task["annotations"])
        for prediction in task["predictions"]:
            assert interface.validate_prediction(prediction, return_errors=True) == []
        regions = {}
        for part in [*task["predictions"], *task["annotations"]]:  # what people say stands above what the model says
            for result in part["result"]:
                if result["type"] == "relation":
                    spoken = result["labels"] == ["spoken_by"]
                    source, target = regions[result["from_id"]], regions[result["to_id"]]
                    if spoken:
                        speakers[task["data"]["doc_id"], source["text"]] = target["text"]
                    continue
                value = result["value"]
                assert text[value["start"] : value["end"]] == value["text"]
                regions[result["id"]] = value
        passages = [value for value in regions.values() if value["labels"][0] not in ("speaker", "cue")]
        passages.sort(key=lambda value: value["start"])
        found[task["data"]["doc_id"]] = [(value["text"], value["labels"][0]) for value in passages]
    for document in documents:
        for passage in document["passages"]:
            said = passage.get("speaker", {}).get("text")
            assert speakers.get((document["id"], passage["text"])) == said
    return compare(found, "label")


def spacy():
    import spacy
    from spacy.tokens import DocBin
    from spacy.training import Example

    folder = exports / "spacy"
    binary = folder / "glossator.spacy"
    convert = [sys.executable, folder / "to_docbin.py", folder / "glossator.jsonl", binary]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
    pipeline = spacy.blank("xx")
    found, in_lines = {}, {}
    for document, doc in zip(documents, DocBin().from_disk(binary).get_docs(pipeline.vocab), strict=True):
        assert doc.text == document["text"]
        found[document["id"]] = [(span.text, span.label_) for span in doc.spans["sc"]]
    for line in (folder / "glossator.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            record = json.loads(line)
            spans = []
            for span in record["spans"]:
                tokens = record["tokens"][span["token_start"] : span["token_end"] + 1]
                assert (tokens[0]["start"], tokens[-1]["end"]) == (span["start"], span["end"])
                spans.append((record["text"][span["start"] : span["end"]], span["label"]))
            in_lines[record["meta"]["doc"]] = spans
            entities = [(span["start"], span["end"], span["label"]) for span in record["spans"]]
            words = [token["text"] for token in record["tokens"]]
            spaces = [token["ws"] for token in record["tokens"]]
            doc = spacy.tokens.Doc(pipeline.vocab, words, spaces)
            example = Example.from_dict(doc, {"spans": {"sc": entities}})
            assert [(span.text, span.label_) for span in example.reference.spans["sc"]] == spans
    compare(in_lines, "label")
    return compare(found, "label")


def datasets():
    import datasets
    import yaml

    datasets.disable_progress_bars()

    def load(kind):
        folder = exports / f"hf-{kind}"
        card = yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])
        loaded = datasets.load_dataset(str(folder), cache_dir=str(exports / "cache"))["train"]
        assert loaded.features == datasets.Features._from_yaml_list(card["dataset_info"]["features"])
        return loaded

    rows = load("classification")
    found = {document["id"]: [] for document in documents}
    texts = {document["id"]: document["text"] for document in documents}
    for row in rows:
        label = rows.features["label"].int2str(row["label"])
        assert texts[row["doc_id"]][row["start"] : row["end"]] == row["text"]
        found[row["doc_id"]].append((row["text"], label, row["note"]))
    count = compare(found, "label", "note")

    rows = load("spans")
    names = rows.features["spans"].feature["label"] if hasattr(rows.features["spans"], "feature") else rows.features["spans"][0]["label"]
    spans = {
        row["id"]: [(row["text"][span["start"] : span["end"]], names.int2str(span["label"])) for span in row["spans"]]
        for row in rows
    }
    count += compare(spans, "label")

    rows = load("tokens")
    tags = rows.features["ner_tags"].feature
    tagged = {}
    for row in rows:
        passages = []
        for token, start, tag in zip(row["tokens"], row["starts"], row["ner_tags"], strict=True):
            assert row["text"][start : start + len(token)] == token
            name = tags.int2str(tag)
            if name[0] == "B":
                passages.append([start, start + len(token), name[2:]])
            elif name[0] == "I":
                passages[-1][1] = start + len(token)
        tagged[row["id"]] = [(row["text"][start:end], label) for start, end, label in passages]
    return count + compare(tagged, "label")


def cassis():
    import cassis

    found, spoken = {}, {}
    for file in (exports / "cas-json").glob("*.json"):
        with open(file, "rb") as stream:
            cas = cassis.load_cas_from_json(stream)
        name = cas.select("custom.Document")[0].doc_id
        passages = cas.select("custom.Passage")
        found[name] = [(passage.get_covered_text(), passage.label, passage.note) for passage in passages]
        spoken[name] = [passage.speaker and passage.speaker.get_covered_text() for passage in passages]
    for document in documents:
        speakers = [passage.get("speaker", {}).get("text") for passage in document["passages"]]
        assert spoken[document["id"]] == speakers
    return compare(found, "label", "note")


def argilla():
    import argilla

    found = {}
    for record in json.loads((exports / "argilla" / "glossator.json").read_text(encoding="utf-8")):
        record = argilla.Record.from_dict(record)
        text = record.fields["text"]
        spans = {}
        for suggestion in record.suggestions:
            spans |= {(span["start"], span["end"]): span["label"] for span in suggestion.value}
        for response in record.responses:
            spans |= {(span["start"], span["end"]): span["label"] for span in response.value}
        found[record.id] = [(text[start:end], label) for (start, end), label in sorted(spans.items())]
    return compare(found, "label")


def names_of(folder):
    """The ids by the names that files have."""
    entries = json.loads((folder / "documents.json").read_text(encoding="utf-8"))
    return {entry["file"]: entry["id"] for entry in entries}


def text_of(file):
    with open(file, encoding="utf-8", newline="") as stream:  # CRLF stays CRLF
        return stream.read()


def pybrat():
    from pybrat.parser import BratParser

    folder = exports / "brat"
    names = names_of(folder)
    found = {}
    relations = 0
    for example in BratParser(error="raise").parse(str(folder)):
        name = pathlib.Path(example.id).name
        text = text_of(folder / f"{name}.txt")
        passages = []
        for entity in example.entities:
            pieces = [text[span.start : span.end] for span in entity.spans]
            assert " ".join(pieces) == entity.mention, (pieces, entity.mention)
            if entity.type not in ("speaker", "cue"):
                start, end = entity.spans[0].start, entity.spans[-1].end
                passages.append((start, text[start:end], entity.type))
        relations += len(example.relations)
        found[names[name]] = [(words, label) for _, words, label in sorted(passages)]
    parts = [part for document in documents for passage in document["passages"] for part in ("speaker", "cue") if part in passage]
    assert relations == len(parts)
    return compare(found, "label")


def pyld():
    from pyld import jsonld

    folder = exports / "w3c"
    context = json.loads((folder / "anno.jsonld.context.json").read_text(encoding="utf-8"))

    def offline(url, options):
        assert url == "http://www.w3.org/ns/anno.jsonld", url
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    jsonld.set_document_loader(offline)
    names = names_of(folder)
    oa, value = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    annotations = json.loads((folder / "glossator.jsonld").read_text(encoding="utf-8"))
    found = {document["id"]: [] for document in documents}
    for annotation in jsonld.expand(annotations, {"base": "file:///"}):
        [target] = annotation[oa + "hasTarget"]
        source = target[oa + "hasSource"][0]["@id"].rsplit("/", 1)[1]
        [quote, place] = target[oa + "hasSelector"]
        wide = text_of(folder / "texts" / source).encode("utf-16-le")  # its offsets count UTF-16
        start, end = (int(place[oa + end][0]["@value"]) for end in ("start", "end"))
        words = wide[2 * start : 2 * end].decode("utf-16-le")
        assert words == quote[oa + "exact"][0]["@value"]
        prefix, suffix = quote[oa + "prefix"][0]["@value"], quote[oa + "suffix"][0]["@value"]
        text = wide.decode("utf-16-le")
        assert prefix + words + suffix in text
        bodies = annotation[oa + "hasBody"]
        [label] = [
            body[value][0]["@value"]
            for body in bodies
            if body.get(oa + "hasPurpose", [{}])[0].get("@id") == oa + "classifying"
        ]
        if label not in ("speaker", "cue"):
            found[names[source.removesuffix(".txt")]].append((words, label))
    return compare(found, "label")


def seqeval():
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import IOB2, Entities

    folder = exports / "conll"
    places = [line.split("\t") for line in text_of(folder / "glossator.offsets.tsv").split("\n")[1:] if line]
    tokens, tags = [], []
    for block in text_of(folder / "glossator.conll").split("-DOCSTART- -X- O O\n")[1:]:
        # A token of ours may be "-DOCSTART-" too, but never alone on its line.
        lines = [line.split(" ") for line in block.split("\n") if line]
        tokens.append([line[0] for line in lines])
        tags.append([line[3] for line in lines])
    assert sum(map(len, tokens)) == len(places)
    place = iter(places)
    spots = [[next(place) for _ in row] for row in tokens]
    found = {}
    for document, row, spot, tag in zip(documents, tokens, spots, tags, strict=True):
        text = document["text"]
        for token, (_, _, start, end) in zip(row, spot, strict=True):
            assert text[int(start) : int(end)] == token
        strict = [(entity.tag, entity.start, entity.end) for entity in Entities([tag], scheme=IOB2).entities[0]]
        loose = [(label, first, last + 1) for label, first, last in get_entities(tag)]
        assert strict == loose
        found[document["id"]] = [(text[int(spot[first][2]) : int(spot[last - 1][3])], label) for label, first, last in strict]
    return compare(found, "label")


def spacy_conll():
    """spaCy's own converter takes the file, and finds as many entities."""
    import spacy
    from spacy.tokens import DocBin

    folder = exports / "conll"
    command = [sys.executable, "-m", "spacy", "convert", "-c", "conll", "-n", "1", folder / "glossator.conll", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    docs = DocBin().from_disk(folder / "glossator.spacy").get_docs(spacy.blank("xx").vocab)
    labels = [entity.label_ for doc in docs for entity in doc.ents]
    expected = [passage["label"] for document in documents for passage in document["passages"]]
    assert labels == expected, (labels, expected)
    return len(labels)


def restored(cell):
    """Take away the apostrophe that guards a spreadsheet from formulas."""
    dangerous = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(dangerous) else cell


def pandas():
    import pandas

    texts = {document["id"]: document["text"] for document in documents}
    count = 0
    for table in (
        pandas.read_csv(exports / "csv" / "glossator.csv", keep_default_na=False),
        pandas.read_csv(exports / "tsv" / "glossator.tsv", sep="\t", keep_default_na=False),
        pandas.read_parquet(exports / "parquet" / "glossator.parquet"),
    ):
        assert table.columns[0] == "doc_id" and set(table["unit"]) == {"code-point"}
        found = {document["id"]: [] for document in documents}
        is_text = table["start"].dtype.kind == "i" and table["note"].isna().sum() == 0
        for row in table.itertuples():
            cell = restored if is_text else (lambda cell: cell)
            assert not is_text or not str(row.text).startswith(("=", "+", "-", "@")), "a spreadsheet would run it"
            words = cell(row.text)
            assert texts[row.doc_id][int(row.start) : int(row.end)] == words
            note = row.note if isinstance(row.note, str) else None
            found[row.doc_id].append((words, row.label, cell(note) if note else None))
        count += compare(found, "label", "note")
    return count


def semeval():
    """No package: Python's own slice, as the task's scorer takes it."""
    folder = exports / "semeval"
    names = names_of(folder)
    found = {document["id"]: [] for document in documents}
    for line in text_of(folder / "labels.tsv").split("\n"):
        if line:
            article, label, start, end = line.split("\t")
            text = text_of(folder / "articles" / f"article{article}.txt")
            found[names[f"article{article}"]].append((text[int(start) : int(end)], label))
    return compare(found, "label")


def webanno():
    """No package reads WebAnno TSV: a second reader, by its specification, in UTF-16."""
    folder = exports / "webanno-tsv"
    names = names_of(folder)
    texts = {document["id"]: document["text"] for document in documents}
    found = {}
    for stem, name in names.items():
        wide = texts[name].encode("utf-16-le")
        lines = text_of(folder / f"{stem}.tsv").split("\n")
        assert lines[:4] == ["#FORMAT=WebAnno TSV 3.3", "#T_SP=custom.Passage|label", "", ""]
        passages = {}
        for line in lines:
            if line.startswith("#") or not line or line.count("\t") != 4:
                assert line.startswith("#") or not line, line
                continue
            _, place, word, label, _ = line.split("\t")
            start, end = map(int, place.split("-"))
            token = wide[2 * start : 2 * end].decode("utf-16-le")
            plain = word.replace("\\->", "->")
            for mark in "[]|_;*":
                plain = plain.replace("\\" + mark, mark)
            assert plain.replace("\\\\", "\\") == token, (word, token)
            if label != "_":
                key = label if label.endswith("]") else place
                passages.setdefault(key, [start, end, label.split("[")[0]])[1] = end
        found[name] = [(wide[2 * start : 2 * end].decode("utf-16-le"), label) for start, end, label in passages.values()]
    return compare(found, "label")


CONSUMERS = [
    ("label-studio-sdk", label_studio),
    ("spacy", spacy),
    ("datasets", datasets),
    ("dkpro-cassis", cassis),
    ("argilla", argilla),
    ("pybrat", pybrat),
    ("PyLD", pyld),
    ("seqeval", seqeval),
    ("spacy", spacy_conll),
    ("pandas", pandas),
    ("", semeval),
    ("", webanno),
]
failed = False
for package, consumer in CONSUMERS:
    name = f"{package} {importlib.metadata.version(package)}" if package else consumer.__name__
    quiet = io.StringIO()
    try:
        with contextlib.redirect_stdout(quiet):
            count = consumer()
        print(f"  {name:26} {count:4} passages, each slice ours")
    except Exception as error:
        import traceback

        failed = True
        traceback.print_exc()
        print(f"  {name:26} FAILED: {type(error).__name__}: {error}")
sys.exit(failed)
