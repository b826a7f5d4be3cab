"""An estate at one revision, ready to run: contracts, entities, mappings and flows by name, and which files each flow rests on."""

import contracts
import entities
import mapping
import reading
from sampling import Guide, Sampler
from validating import Judge, Remembering

LOOKUP = __import__("re").compile(r"^([a-z0-9-]+)\((.+?)\s*->\s*(.+)\)$")


class Shape:
    """A place that a message is of: its contract, schema, judge's strictness, and the names under which a mapping may ask for it."""

    def __init__(self, contract, schema, names, strict):
        self.contract, self.schema, self.names, self.strict = contract, schema, names, strict
        self.view = Sampler(contract, schema, Guide())


class Estate:
    def __init__(self, folder, changed=None, base=None):
        """`base` is the same estate without what is changed: what rests on other files is taken over from it."""
        self.files = reading.Files(folder, changed)
        self.specs, self.spec_paths = {}, {}
        for path, spec in self.files.specs():
            self.specs.setdefault(spec["kind"], {})[spec["name"]] = spec
            self.spec_paths[spec["kind"], spec["name"]] = path
        # A contract may be a folder of files.
        self.contracts = {path: contract for path, contract in base.contracts.items()
                          if not any(f"{file}/".startswith(f"{path}/") for file in changed)} if base else {}
        self.judges = base.judges if base else {}

    def of(self, kind):
        return self.specs.get(kind, {})

    # Places

    def interface(self, ref):
        system, name = ref.split("/", 1)
        owner = self.of("System").get(system) or self.of("Platform")[system]
        return next(interface for interface in owner["interfaces"] if interface["name"] == name)

    def contract(self, ref):
        path = self.interface(ref)["contract"]
        if path not in self.contracts:
            self.contracts[path] = contracts.read(path, self.files.texts(path))
        return self.contracts[path]

    def shape(self, ref, direction):
        """The shape of a reference, `entity:name` or `system/interface#place`; None where the contract does not have it."""
        if ref.startswith("entity:"):
            entity = self.of("Entity")[ref.removeprefix("entity:")]
            return Shape(contracts.Contract({}, {}), entities.schema(entity, self.of("Entity")), {ref}, True)
        interface, _, place = ref.partition("#")
        contract = self.contract(interface)
        schema = contract.schema(place, direction)
        if schema is None:
            return None
        names = {ref}
        if "$ref" in schema:
            names.add(f"{interface}#{schema['$ref'].removeprefix('#/$defs/').split('~1')[0]}")
        if place.split("/")[0] in {name.split("/")[0] for name in contract.operations} and contract.strict:
            names.add(f"{interface}#{place.split('/')[0]}")
        self.state_facts(interface, contract)
        return Shape(contract, schema, names, contract.strict)

    def entity_judge(self, ref, schema):
        """The validator of an entity's records, which remembers what it has judged."""
        key = f"{ref} {schema}"
        if key not in self.judges:
            self.judges[key] = Remembering(Judge(schema, {}))
        return self.judges[key]

    def state_facts(self, ref, contract):
        """What an interface states to be always there, in what its owner sends."""
        for fact in self.interface(ref).get("facts", []):
            if fact.get("required") == "true":
                kind, _, field = fact["at"].partition(".")
                for name in (f"{kind}/out", f"{kind}Type/out", kind):
                    schema = contract.resolve(contract.definitions.get(name, {}))
                    if isinstance(schema, dict) and field in schema.get("properties", {}) and field not in schema["required"]:
                        schema["required"].append(field)

    def codes(self, ref):
        name, column = ref.split(".", 1)
        return reading.Codes(self.of("Codes")[name], self.files).column(column)

    def lookup(self, given):
        if isinstance(given, dict):
            return given
        name, source, target = LOOKUP.match(given).groups()
        return reading.Codes(self.of("Codes")[name], self.files).table(source, target)

    # Mappings

    def sources(self, name):
        """(as, reference) of a mapping's sources; one without a name has the empty one."""
        given = self.of("Mapping")[name]["from"]
        if isinstance(given, list):
            return [(source["as"], source["shape"]) for source in given]
        return [("", given)]

    def mapping(self, name):
        spec = self.of("Mapping")[name]
        sources = []
        for alias, ref in self.sources(name):
            shape = self.shape(ref, "out")
            if shape is None:
                return None
            sources.append(mapping.Source(alias, shape.view, shape.schema))
        target = self.shape(spec["to"], "in")
        if target is None:
            return None
        return mapping.Mapping(spec, sources, target.view, target.schema, self.lookup)

    # Files

    def files_of_mapping(self, name):
        spec = self.of("Mapping")[name]
        found = {self.spec_paths["Mapping", name]}
        for ref in [spec["to"], *(ref for _, ref in self.sources(name))]:
            found |= self.files_of_place(ref)
        for row in spec.get("fields", []):
            if isinstance(row.get("lookup"), str):
                found |= self.files_of_codes(LOOKUP.match(row["lookup"]).group(1))
        return found

    def files_of_place(self, ref):
        if not ref.startswith("entity:"):
            interface = ref.partition("#")[0]
            found = {self.interface(interface)["contract"]}
            for fact in self.interface(interface).get("facts", []):
                if "codes" in fact:
                    found |= self.files_of_codes(fact["codes"].split(".")[0])
            return found
        name = ref.removeprefix("entity:")
        found = {self.spec_paths["Entity", name]}
        for other in {field["is"].split(".")[0] for field in all_fields(self.of("Entity")[name]) if "is" in field} - {name}:
            found |= self.files_of_place(f"entity:{other}")
        return found

    def files_of_codes(self, name):
        spec = self.of("Codes")[name]
        return {self.spec_paths["Codes", name], *([spec["file"]] if "file" in spec else [])}


def all_fields(entity):
    stack = [entity.get("fields", {})]
    while stack:
        for field in stack.pop().values():
            yield field
            if "fields" in field:
                stack.append(field["fields"])
