"""/openapi.json taken at its word: the document against OpenAPI 3.1, and every request and answer of a journey against the document."""
import copy
import json
import re
import threading
import urllib.parse
from jsonschema import Draft202012Validator

COMPONENT = "#/components/schemas/"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# What OpenAPI 3.1 allows of the objects that we use. Schemas themselves are held against JSON Schema 2020-12, its own language for them.
TEXT, YES = {"type": "string"}, {"type": "boolean"}


def exactly(required, /, **optional):
    return {"type": "object", "properties": {**required, **optional}, "required": list(required), "patternProperties": {"^x-": True}, "additionalProperties": False}


def named(of, pattern="^[a-zA-Z0-9._-]+$"):
    return {"type": "object", "patternProperties": {pattern: of}, "additionalProperties": False}


REFERENCE = {"type": "object", "required": ["$ref"], "properties": {"$ref": TEXT, "summary": TEXT, "description": TEXT}, "additionalProperties": False}
SCHEMA = {"type": ["object", "boolean"]}
MEDIA = named(exactly({"schema": SCHEMA}), r"^[a-z*]+/[a-z0-9.+*-]+$")
HEADER = exactly({"schema": SCHEMA}, description=TEXT, required=YES)
RESPONSE = exactly({"description": TEXT}, content=MEDIA, headers=named(HEADER, "^[A-Za-z-]+$"))
PARAMETER = exactly({"name": {"type": "string", "minLength": 1}, "in": {"enum": ["query", "header", "path", "cookie"]}, "schema": SCHEMA}, required=YES, description=TEXT)
OPERATION = exactly({"operationId": TEXT, "responses": named({"anyOf": [RESPONSE, REFERENCE]}, "^([1-5][0-9][0-9]|[1-5]XX|default)$"),
                     "security": {"type": "array", "items": named({"type": "array", "items": TEXT})}},
                    summary=TEXT, description=TEXT, parameters={"type": "array", "items": PARAMETER}, requestBody=exactly({"content": MEDIA}, required=YES, description=TEXT))
FLOWS = named(exactly({"tokenUrl": TEXT, "scopes": {"type": "object"}}), "^clientCredentials$")
SECURITY = {"oneOf": [exactly({"type": {"const": "apiKey"}, "in": {"enum": ["query", "header", "cookie"]}, "name": TEXT}, description=TEXT),
                      exactly({"type": {"const": "http"}, "scheme": TEXT}, bearerFormat=TEXT, description=TEXT),
                      exactly({"type": {"const": "oauth2"}, "flows": FLOWS}, description=TEXT)]}
DOCUMENT = exactly({"openapi": {"type": "string", "pattern": r"^3\.1\.\d+$"}, "info": exactly({"title": TEXT, "version": TEXT}, description=TEXT),
                    "paths": named({"type": "object", "propertyNames": {"enum": list(METHODS)}, "additionalProperties": OPERATION}, "^/")},
                   components=exactly({}, schemas=named(SCHEMA), responses=named(RESPONSE), securitySchemes=named(SECURITY)))


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


class Contract:
    def __init__(self, document):
        self.document = document
        self.lock, self.validators = threading.Lock(), {}
        self.definitions = self.moved(document["components"]["schemas"])
        self.templates = [(re.compile("^" + re.sub(r"\\{[a-z_]+\\}", "[^/]+", re.escape(p)) + "$"), p.count("{"), p) for p in document["paths"]]
        self.seen, self.succeeded = set(), set()

    def moved(self, schema):
        return json.loads(json.dumps(schema).replace(COMPONENT, "#/$defs/"))

    def resolved(self, value):
        while "$ref" in value:
            at = self.document
            for step in value["$ref"][2:].split("/"):
                at = at[step]
            value = at
        return value

    def errors(self, schema, value, what):
        key = json.dumps(schema, sort_keys=True)
        with self.lock:
            if key not in self.validators:
                self.validators[key] = Draft202012Validator({"$defs": self.definitions, **self.moved(schema)})
        found = []
        for error in self.validators[key].iter_errors(value):
            while error.context:                           # of the alternatives, the one that came closest
                error = max(error.context, key=lambda e: (len(e.absolute_path), e.validator != "const"))
            found.append(f"{what} {error.json_path}: {error.message[:300]}")
        return found

    # ---- the document

    def faults(self):
        """What is wrong with the document by itself."""
        faults = [f"{e.json_path}: {e.message[:200]}" for e in Draft202012Validator(DOCUMENT).iter_errors(self.document)]
        for reference in set(references(self.document)):
            try:
                self.resolved({"$ref": reference})
            except (KeyError, TypeError):
                faults.append(f"{reference} leads nowhere")
        for name, schema in self.document["components"]["schemas"].items():
            faults += self.schema_faults(schema, name)
        schemes = self.document["components"]["securitySchemes"].keys()
        ids = [o["operationId"] for _, _, o in self.operations()]
        faults += [f"operationId {each} twice" for each in set(ids) if ids.count(each) > 1]
        for path, method, operation in self.operations():
            faults += [f"{method} {path}: {fault}" for fault in self.operation_faults(path, method, operation, schemes)]
        return faults

    def operations(self):
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                yield path, method, operation

    def schema_faults(self, schema, where):
        try:
            Draft202012Validator.check_schema(schema)
            return []
        except Exception as error:
            return [f"{where}: {str(error)[:200]}"]

    def operation_faults(self, path, method, operation, schemes):
        faults = []
        parameters = operation.get("parameters", [])
        inside = {p["name"] for p in parameters if p["in"] == "path"}
        if inside != set(re.findall(r"{([a-z_]+)}", path)) or not all(p.get("required") for p in parameters if p["in"] == "path"):
            faults.append("parameters of the path")
        for parameter in parameters:
            faults += self.schema_faults(parameter["schema"], parameter["name"])
        if {s for each in operation["security"] for s in each} - schemes:
            faults.append("an unknown security scheme")
        if method in ("post", "put") and "requestBody" not in operation:
            faults.append("takes a body, and does not say which")
        statuses = [s for s in operation["responses"] if s[0] == "2"]
        if not statuses:
            faults.append("does not say how it succeeds")
        for status in statuses:
            if status != "204" and not operation["responses"][status].get("content"):
                faults.append(f"{status} does not say what it answers")
        for holder in [operation.get("requestBody", {}), *map(self.resolved, operation["responses"].values())]:
            for media in holder.get("content", {}).values():
                faults += self.schema_faults(media["schema"], "a body")
        return faults

    # ---- requests and answers

    def operation(self, method, path):
        fitting = [(parameters, template) for pattern, parameters, template in self.templates if pattern.match(path)]
        fitting = sorted(f for f in fitting if self.method(method) in self.document["paths"][f[1]])
        return (fitting[0][1], self.document["paths"][fitting[0][1]][self.method(method)]) if fitting else (None, None)

    def method(self, method):
        return "get" if method == "HEAD" else method.lower()

    def lies(self, method, target, sent, body, answer):
        """What of this exchange the document does not say."""
        parts = urllib.parse.urlsplit(target)
        path, operation = self.operation(method, urllib.parse.unquote(parts.path))
        if operation is None:
            ours = parts.path.startswith(("/api/", "/oauth/"))
            return [f"{answer.status} of a path that is not described"] if ours and answer.status not in (401, 404, 405) else []
        with self.lock:
            self.seen.add((method, path))
            if answer.status < 300:
                self.succeeded.add((method, path))
        found = self.answer_lies(method, operation, answer)
        if answer.status < 300:
            found += self.request_lies(operation, parts.query, sent, body)
            found += self.possible_lies(method, path, answer)
        return found

    def answer_lies(self, method, operation, answer):
        responses, status = operation["responses"], str(answer.status)
        response = responses.get(status) or responses.get(status[0] + "XX")
        if response is None:
            return [f"the status {status} is not declared"]
        response = self.resolved(response)
        found = []
        if not answer.headers.get("Idempotent-Replayed"):
            found += [f"{status} without {name}" for name in response.get("headers", {}) if name not in answer.headers]
        media = (answer.headers.get("Content-Type") or "").split(";")[0].strip()
        contents = response.get("content")
        if not contents:
            return found + ([f"{status} has a body, and declares none"] if answer.body else [])
        content = contents.get(media) or contents.get("*/*")
        if content is None:
            return found + [f"{status} as {media}, declared {sorted(contents)}"]
        if media.endswith("json") and method != "HEAD":
            found += self.errors(content["schema"], json.loads(answer.body), f"answer {status}")
        return found

    def request_lies(self, operation, query, sent, body):
        parameters = operation.get("parameters", [])
        declared = {p["name"] for p in parameters if p["in"] == "query"}
        used = set(urllib.parse.parse_qs(query, keep_blank_values=True))
        found = [f"the query parameter {name} is not declared" for name in used - declared]
        found += [f"succeeded without {p['name']}" for p in parameters if p["in"] == "query" and p.get("required") and p["name"] not in used]
        headers = {p["name"].lower() for p in parameters if p["in"] == "header"}
        found += [f"the header {name} is not declared" for name in sent if name.lower() in ("idempotency-key", "if-match") and name.lower() not in headers]
        if body is None:                                   # a file may be empty
            return found + (["succeeded without a body"] if operation.get("requestBody", {}).get("required") else [])
        if "requestBody" not in operation:
            return found + ["took a body, and declares none"]
        contents = operation["requestBody"]["content"]
        media = next((v for n, v in sent.items() if n.lower() == "content-type"), "application/json").split(";")[0]
        if media not in contents and "*/*" not in contents and "application/json" in contents:
            media = "application/json"                     # the server asks nobody what they call it
        media = media if media in contents else "*/*"
        if media not in contents:
            return found + [f"took another type than it declares: {sorted(contents)}"]
        if media == "application/json":
            found += self.errors(contents[media]["schema"], json.loads(body or "null"), "request")
        elif media == "application/x-www-form-urlencoded":
            found += self.errors(contents[media]["schema"], dict(urllib.parse.parse_qsl(body.decode())), "request")
        return found

    def possible_lies(self, method, path, answer):
        """What a case offers and what the document says one may send are the same fields."""
        acting = self.document["paths"].get(path + "/acts", {}).get("post")
        if method != "GET" or not path.endswith("/{id}") or not acting or not (answer.headers.get("Content-Type") or "").startswith("application/json"):
            return []
        acts = self.resolved(acting["requestBody"]["content"]["application/json"]["schema"])
        offered = {a["properties"]["act"]["const"]: a for a in acts.get("oneOf", [acts])}
        found = []
        for act in json.loads(answer.body).get("possible", []):
            schema = offered.get(act["act"])
            if not schema:
                found.append(f"{act['act']} is possible, and not described")
                continue
            members = schema["properties"]
            if {f["name"] for f in act["fields"]} - set(members) or {f["name"] for f in act["fields"] if f["required"]} - {"officer"} != set(schema["required"]) - {"act"}:
                found.append(f"{act['act']} asks for other fields than are described: {act['fields']}")
            for field in act["fields"]:
                if field["type"] == "choice" and not set(field["values"]) <= set(members[field["name"]]["enum"]):
                    found.append(f"{act['act']}.{field['name']} has other values than are described")
        return found


def watch(say, server):
    """From now on every request and answer of these sessions is held against the document of this server."""
    guest = server.session()
    contract = Contract(guest.get("/openapi.json").json)
    for fault in contract.faults():
        say.that(False, f"openapi.json: {fault}")
    say.that(True, "openapi.json is OpenAPI 3.1")
    told = set()

    def seen(method, target, sent, body, answer):
        lies = contract.lies(method, target, sent, body, answer)
        with contract.lock:
            fresh = [lie for lie in lies if (method, target.split("?")[0].rsplit("/", 1)[0], lie) not in told]
            told.update((method, target.split("?")[0].rsplit("/", 1)[0], lie) for lie in lies)
        for lie in fresh:
            say.that(False, f"openapi.json lies of {method} {target}: {lie}", answer)
        say.that(True, "an exchange as described")

    type(guest).watched = staticmethod(seen)
    return contract


# Their parts have to hold together: which list types a measure names follows from its target, what a rule is called from its kind.
HOLDS_TOGETHER = {"/api/v1/measures", "/api/v1/rules"}


def example(contract, schema):
    """The least that a schema allows."""
    schema = contract.resolved(schema)
    if "const" in schema or "enum" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    kind = schema.get("type", "string")
    kind = kind if isinstance(kind, str) else kind[0]
    if kind == "object":
        return {name: example(contract, schema["properties"][name]) for name in schema.get("required", [])}
    if kind == "string":
        return "2026-03-02" if "pattern" in schema else "甲"
    return {"array": [], "integer": 1, "boolean": True, "null": None}[kind]


def as_described(say, contract, session):
    """Every act of every kind of case, as its schema allows it: the law may refuse it, but nobody says that a field is wrong. And the other way round."""
    asked = 0
    for path, method, operation in list(contract.operations()):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        if method != "post" or not body.get("$ref", "").endswith(("Act", "Opening")):
            continue
        target = path
        if "{id}" in path:
            items = session.get(path.replace("/{id}/acts", "")).get("items")
            if not items:
                continue
            target = path.replace("{id}", items[0]["id"])
        schema = contract.resolved(body)
        for act in schema.get("oneOf") or schema.get("anyOf") or [schema]:
            if "properties" not in act:
                continue
            name = act["properties"]["act"]["const"]
            whole = {**example(contract, act), "act": name}
            asked += 1
            answer = session.post(target, whole)
            if "secret" in whole:                                    # a password goes by the route of its own, and by no act
                say.same(answer.get("code"), "secret_by_its_own_route", f"{name} at {target} with a secret")
                continue
            wrong = answer.get("code") in ("wrong_fields", "unknown_act") and path not in HOLDS_TOGETHER
            say.that(not wrong, f"{name} at {target}, as described", whole, answer)
            answer = session.post(target, {**whole, "undescribed": "甲"})
            say.that(answer.status == 400 and answer.get("code") == "wrong_fields", f"{name} at {target} with a field that is not described", answer)
            for left_out in set(whole) - {"act"}:
                answer = session.post(target, {k: v for k, v in whole.items() if k != left_out})
                say.that(answer.status == 400 and answer.get("code") == "wrong_fields", f"{name} at {target} without {left_out}", answer)
    say.that(asked > 100, "acts as described", asked)


def planted(say, contract, session):
    """Lies that we tell ourselves must be found."""
    asked = ("GET", "/api/v1/session", {}, None, session.get("/api/v1/session"))
    listed = ("GET", "/api/v1/entries?limit=1", {}, None, session.get("/api/v1/entries?limit=1"))
    verified = ("POST", "/api/v1/public/receipts/verify", {}, b"{}", session.post("/api/v1/public/receipts/verify", {}))
    plants = [
        ("a member that is not there", asked, lambda d: d["components"]["schemas"]["Session"]["required"].append("shoe_size")),
        ("a member that is not declared", asked, lambda d: d["components"]["schemas"]["Session"]["properties"].pop("roles")),
        ("a type that is another", asked, lambda d: d["components"]["schemas"]["Session"]["properties"].update(user={"type": "integer"})),
        ("a status that is not declared", asked, lambda d: d["paths"]["/api/v1/session"]["get"]["responses"].update({"201": d["paths"]["/api/v1/session"]["get"]["responses"].pop("200")})),
        ("a parameter that is not declared", listed, lambda d: d["paths"]["/api/v1/entries"]["get"].update(parameters=[])),
        ("an item that is another", listed, lambda d: d["components"]["schemas"]["EntryListed"]["properties"].pop("list_type")),
        ("a body that is not declared", verified, lambda d: d["paths"]["/api/v1/public/receipts/verify"]["post"].pop("requestBody")),
        ("a body of another shape", verified, lambda d: d["paths"]["/api/v1/public/receipts/verify"]["post"]["requestBody"]["content"]["application/json"].update(schema={"type": "array"})),
    ]
    for what, exchange, plant in plants:
        say.same(contract.lies(*exchange), [], f"before {what} is planted")
        document = copy.deepcopy(contract.document)
        plant(document)
        say.that(Contract(document).lies(*exchange), f"{what}, planted, is found")
    for what, plant in (("a reference that leads nowhere", lambda d: d["components"]["schemas"].pop("Receipt")),
                        ("a success that is not described", lambda d: d["paths"]["/api/v1/work"]["get"]["responses"].pop("200")),
                        ("a member that OpenAPI does not know", lambda d: d["paths"]["/api/v1/work"]["get"].update(body={})),
                        ("a schema that is none", lambda d: d["components"]["schemas"]["Session"].update(type="thing"))):
        document = copy.deepcopy(contract.document)
        plant(document)
        say.that(Contract(document).faults(), f"{what}, planted, is found")
