"""The second half of a made estate: records in Avro that are joined to the first half's messages, grouped, and written as XML."""

import json

SYMBOLS = ["LOW", "MID", "HIGH", "NONE"]


def write(maker):
    """Writes contracts, mappings and flows beside those of a `generated.Maker`."""
    chance = maker.chance
    symbols = SYMBOLS[:chance.choice([3, 4])]
    maker.put("contracts/stock.avsc", json.dumps(stock(chance, symbols)))
    maker.put("contracts/shelf.xsd", shelf(chance, symbols))
    for name, direction, path, protocol in (("ware", "out", "stock.avsc", "kafka"), ("shelf", "in", "shelf.xsd", "as2")):
        maker.put(f"systems/{name}.yaml", f"kind: System\nname: {name}\ncategory: other\nowner: team:one\ninterfaces:\n"
                  f"  - {{name: api, protocol: {protocol}, direction: {direction}, contract: contracts/{path}}}\n")
    key, text = maker.names[0], maker.names[1]
    table = "{" + ", ".join(f"{symbol}: {symbol.lower()}" for symbol in symbols) + "}"
    merged = ["{to: code, from: stock.code, transform: truncate(20)}", f"{{to: kind, from: stock.kind, lookup: {table}}}",
              "{to: amount, from: stock.amount}", "{to: note, from: stock.note, transform: truncate(40)}", "{to: active, from: stock.active}",
              "{to: line.sku, from: rec.lines.sku}", "{to: line.depot, from: stock.places.depot, transform: truncate(12)}",
              "{to: line.count, from: stock.places.count}"]
    grouped = [f"{{to: code, from: rec.{key}, transform: truncate(20) | default(none)}}", "{to: kind, value: low}",
               "{to: amount, from: stock.amount, transform: first | default(0)}",
               f"{{to: note, from: rec.{text}, transform: first | truncate(40)}}", "{to: line.sku, from: stock.code, transform: truncate(18)}",
               f"{{to: line.depot, from: rec.{text}, transform: truncate(12)}}"]
    maker.put("mappings/merged.yaml", mapping("merged", "join: [rec.lines.sku = stock.places.sku]\n", merged))
    maker.put("mappings/grouped.yaml", mapping("grouped", f"join: [rec.{key} = stock.code]\ngroupBy: [rec.{key}]\n", grouped))
    for name in ("merged", "grouped"):
        maker.put(f"flows/{name}.yaml", f"kind: Flow\nname: {name}\ntitle: Shelves\nowner: team:one\nsteps:\n"
                  "  - {receive: source/api#Record, as: rec}\n  - {read: ware/api#ware.Stock, as: stock}\n"
                  f"  - {{map: {name}}}\n  - {{write: shelf/api}}\n")


def stock(chance, symbols):
    """An Avro schema."""
    place = {"type": "record", "name": "Place", "fields": [
        {"name": "sku", "type": "string"}, {"name": "depot", "type": ["null", "string"], "default": None}, {"name": "count", "type": "int"}]}
    return {"type": "record", "name": "Stock", "namespace": "ware", "fields": [
        {"name": "code", "type": "string"}, {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": symbols}},
        {"name": "amount", "type": "int"}, {"name": "note", "type": ["null", "string"], "default": None},
        {"name": "ratio", "type": chance.choice(["double", "float"])}, {"name": "active", "type": "boolean"},
        {"name": "places", "type": {"type": "array", "items": place}}]}


def shelf(chance, symbols):
    """An XML Schema, an element a line."""
    members = "".join(f'<xs:enumeration value="{symbol.lower()}"/>' for symbol in symbols)
    number = chance.choice(["xs:int", "xs:long"])
    lines = [
        text("code", 20), f'<xs:element name="kind"><xs:simpleType><xs:restriction base="xs:string">{members}</xs:restriction></xs:simpleType></xs:element>',
        f'<xs:element name="amount" type="{number}"/>', text("note", 40, ' minOccurs="0"'), '<xs:element name="active" type="xs:boolean" minOccurs="0"/>',
        '<xs:element name="line" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>', text("sku", 18),
        text("depot", 12, ' minOccurs="0"'), '<xs:element name="count" type="xs:int" minOccurs="0"/>', "</xs:sequence></xs:complexType></xs:element>"]
    return ('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n<xs:element name="Shelf"><xs:complexType><xs:sequence>\n' + "\n".join(lines)
            + "\n</xs:sequence></xs:complexType></xs:element>\n</xs:schema>\n")


def text(name, length, more=""):
    return (f'<xs:element name="{name}"{more}><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="{length}"/></xs:restriction>'
            "</xs:simpleType></xs:element>")


def mapping(name, keys, rows):
    lines = "".join(f"  - {row}\n" for row in rows)
    return (f"kind: Mapping\nname: {name}\nowner: team:one\nfrom: [{{as: rec, shape: source/api#Record}}, {{as: stock, shape: ware/api#ware.Stock}}]\n"
            f"to: shelf/api\n{keys}fields:\n{lines}")
