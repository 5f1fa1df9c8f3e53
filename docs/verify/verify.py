#!/usr/bin/env python3
"""An independent reader of trails: verify.py DIR... AUDITOR. It follows docs/FORMAT.md, whose sections it names."""
import base64, hashlib, hmac, json, pathlib, re, sys
from decimal import Decimal
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ed25519, x25519
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

EXITS = dict(VERIFIED=0, DECLARED=11, TORN=10, UNVERIFIABLE=20, TRUNCATED=30, FORKED=32, TAMPERED=33, MALFORMED=34)
NUMBER = "(0|[1-9][0-9]{0,15})"
LINE = re.compile(rf'\{{"v":1,"kind":"([a-z_]{{1,32}})","seq":{NUMBER},"epoch":{NUMBER},"prev":"([0-9a-f]{{64}})",'
                  r'"\1":(\{.*\})(?:,"mac":"([0-9a-f]{64})")?\}')
NOTE = re.compile(rf"(([^\n]+)\n{NUMBER}\n([^\n]+)\n)\n\u2014 \2 ([^\n]+)\n")
FIRST = b'{"v":1,"kind":"segment","seq":0,"epoch":0,"prev":"'
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
mac = lambda key, *parts: hmac.new(key, b"".join(parts), "sha256").digest()

class Fault(Exception): pass  # a verdict, and why; FORM until it is known whether the bytes are a crash's tail

def check(holds, why, verdict="TAMPERED"):
    if not holds: raise Fault(verdict, why)

def unbase64(text, size):
    raw = base64.b64decode(text, validate=True)
    check(len(raw) == size and base64.b64encode(raw).decode() == text, "base64 that is not in its one form")
    return raw

# 1: one spelling of each value, one form of a line
def spell(value, depth=0):
    if depth > 32: raise ValueError("nested deeper than 32")
    if isinstance(value, dict): return "{%s}" % ",".join(f"{spell(k)}:{spell(v, depth + 1)}" for k, v in value.items())
    if isinstance(value, list): return "[%s]" % ",".join(spell(item, depth + 1) for item in value)
    if isinstance(value, str): return '"%s"' % re.sub(r"[^ !#-\[\]-~]", escape, value)
    if isinstance(value, float):
        number = Decimal(repr(value)).normalize()
        fixed = f"{number:f}" + ".0" * (number == number.to_integral())
        return fixed if -5 <= number.adjusted() <= 15 else f"{number:e}"
    if isinstance(value, int) and abs(value) >= 2**53: raise ValueError("a number beyond 2^53-1")
    return json.dumps(value)

def escape(match):
    units = match[0].encode("utf-16-be").hex()  # half a surrogate pair has no bytes, and raises
    return SHORT.get(match[0]) or "".join("\\u" + units[at:at + 4] for at in range(0, len(units), 4))

def members(pairs):
    if len(dict(pairs)) < len(pairs): raise ValueError("the same key twice")
    return dict(pairs)

def parse(raw):
    version = re.match(rb'\{"v":(0|[1-9][0-9]{0,15}),', raw)
    check(not version or version[1] == b"1", "another format version", "VERSION")
    try:
        check(len(raw) <= 60_000, "longer than 60,000 bytes", "FORM")
        line, match = json.loads(raw.decode("ascii"), object_pairs_hook=members), LINE.fullmatch(raw.decode("ascii"))
        check(match and spell(line) == match[0], "not in its one form", "FORM")
        check((match[1] == "checkpoint") == (match[6] is None), "not ended as its kind must", "FORM")
        return line
    except (ValueError, RecursionError) as error: raise Fault("FORM", f"no line: {error}")

# 3: the first secret, out of its HPKE envelope (RFC 9180, base mode)
def open_seed(secret, info, sealed):
    kem, suite, enc = b"KEM\0\x20", b"HPKE\0\x20\0\1\0\3", sealed[:32]
    extract = lambda suite, salt, label, key: mac(salt, b"HPKE-v1", suite, label, key)
    expand = lambda suite, key, label, info, size: \
        mac(key, bytes([0, size]), b"HPKE-v1", suite, label, info, b"\1")[:size]
    shared = extract(kem, b"", b"eae_prk", secret.exchange(x25519.X25519PublicKey.from_public_bytes(enc)))
    shared = expand(kem, shared, b"shared_secret", enc + secret.public_key().public_bytes_raw(), 32)
    context = b"\0" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    key = extract(suite, shared, b"secret", b"")
    nonce = expand(suite, key, b"base_nonce", context, 12)
    return ChaCha20Poly1305(expand(suite, key, b"key", context, 32)).decrypt(nonce, sealed[32:], b"")

class Trail:
    def __init__(self, first, more, secret, public):
        self.public, self.secret, self.known, self.doubts = public, None, None, []
        self.seq, self.epoch, self.leaf, self.edge = 0, 0, bytes(32), []
        self.sealed, self.base, self.end, self.kind = None, None, None, None
        check(b"\n" in first or not FIRST.startswith(first[:len(FIRST)]), "no whole line", "TAMPERED" if more else "TORN")
        lines = first.split(b"\n")[:-1] or [b""]
        try:
            head = parse(lines[0])["segment"]
            self.iid, self.origin = head["iid"], head["origin"]
            lawful = re.fullmatch("[0-9a-f]{32}", self.iid) and "[a-z0-9][a-z0-9.-]{0,62}/" + self.iid[:16]
            check(lawful and re.fullmatch(lawful, self.origin), "the origin is not its iid's")
            kinds = [type(head[key]) for key in ("format", "number", "previous")]
            check(kinds in ([int, int, dict], [int, int, type(None)]), "not what a segment line says")
        except (KeyError, TypeError): raise Fault("MALFORMED", "not a segment line")
        except Fault as fault: raise Fault("UNVERIFIABLE" if fault.args[0] == "VERSION" else "MALFORMED", fault.args[1])
        self.id = sha(b"cdl/trail/1\0", self.origin.encode(), b"\0", bytes.fromhex(self.iid))
        try:
            seed = parse(lines[1])["seed"]
            own = seed["auditor"] == sha(secret.public_key().public_bytes_raw())[:8].hex()
            self.secret = own and open_seed(secret, b"cdl/seed/1\0" + self.id, unbase64(seed["sealed"], 80))
            self.doubts += [] if own else [("UNVERIFIABLE", "the seed is sealed to another auditor")]
        except (Fault, IndexError, KeyError): self.doubts.append(("UNVERIFIABLE", "there is no seed"))
        except (TypeError, ValueError, InvalidTag): self.doubts.append(("TAMPERED", "the seed does not open"))

    def root(self):  # RFC 6962 section 2.1
        hashes = [subtree for _, subtree in reversed(self.edge)]
        root = hashes[0] if hashes else sha()
        for left in hashes[1:]: root = sha(b"\1", left, root)
        return root

    def note(self, member):  # 4: its size and root, once its form and its signature are right
        note = NOTE.fullmatch(member["note"])
        check(list(member) == ["note"] and note and note[2] == self.origin, "not a checkpoint of this trail")
        root, blob = unbase64(note[4], 32), unbase64(note[5], 68)
        known = blob[:4] == sha(self.origin.encode(), b"\n\1", self.public)[:4]
        if known: ed25519.Ed25519PublicKey.from_public_bytes(self.public).verify(blob[4:], note[1].encode())
        return int(note[3]), root, known

    def closed(self):
        return self.end is not None and self.kind == "checkpoint"

    def is_right(self, raw):  # 5: whether no crash can have left this line
        try: return parse(raw)["kind"] != "checkpoint" or self.note(parse(raw)["checkpoint"])[2]
        except (Fault, InvalidSignature, KeyError, TypeError, ValueError): return False

    def line(self, raw, first, place):
        line = parse(raw)
        kind, member = line["kind"], line[line["kind"]]
        check(line["seq"] == self.seq, f"seq {line['seq']} where {self.seq} must stand")
        check(line["prev"] == self.leaf.hex(), "the link is not the leaf of the line before")
        check(line["epoch"] == self.epoch, f"epoch {line['epoch']} where {self.epoch} must stand")
        d, tag = sha(raw if kind == "checkpoint" else raw[:-74]), bytes.fromhex(line.get("mac", "00" * 32))
        if kind == "checkpoint":
            self.base = self.root()
            size, root, known = self.note(member)
            check((size, root) == (self.seq, self.base), "size or root is not that of the lines before")
            check(self.known in (None, known), "signed by another key than the checkpoint before")
            if not known: self.doubts.append(("UNVERIFIABLE", "signed by a key that was not given"))
            self.known, self.sealed = known, self.seq
            self.secret, self.epoch = self.secret and mac(self.secret, b"cdl/evolve/1\0"), self.epoch + 1
        elif self.secret:
            key = mac(self.secret, b"cdl/mac/1\0", self.id, self.epoch.to_bytes(8, "big"))
            check(hmac.compare_digest(mac(key, b"cdl/line/1\0", d), tag), "the MAC is wrong")
        check(first == (kind == "segment"), "a segment line starts each file, and stands nowhere else")
        check(self.end is None or kind == "checkpoint" and self.kind == "end", "a line after the end")
        if kind == "segment":
            check(member["format"] == 1, "another format version", "VERSION")
            stated = [member[key] for key in ("iid", "origin", "number", "previous")]
            check(stated == [self.iid, self.origin, *place], "the segment line is not about what stands before it")
        if kind == "end": self.end = member
        check(kind != "end" or member["next"] in (None, f"{self.seq + 2:020}.jsonl"), "the end names another next file")
        if kind in ("torn", "key", "prune"): self.doubts.append(("UNVERIFIABLE", f"`{kind}` is not followed here"))
        self.leaf, self.seq, self.kind = sha(b"\0", d, tag), self.seq + 1, kind
        level, subtree = 0, self.leaf
        while self.edge and self.edge[-1][0] == level: level, subtree = level + 1, sha(b"\1", self.edge.pop()[1], subtree)
        self.edge.append((level, subtree))

# 5: the files, each against the one before; 6: what it comes to
def head(data):  # what a file's first line says, and its seq
    try: line = parse(data.split(b"\n")[0]); return line["segment"], line["seq"]
    except (Fault, KeyError): return {}, None

def described(segment):  # what a segment line says of the file before
    return segment["previous"] if isinstance(segment.get("previous"), dict) else {}

def walk(trail, files):
    previous = None
    for place, (name, data) in enumerate(files):
        (segment, seq), last = head(data), place + 1 == len(files)
        if int(name[:20]) != trail.seq:
            check(seq == int(name[:20]), f"{name} does not start with the line that it is named after")
            check(seq > trail.seq, f"{name} starts with a seq that the file before has, too", "FORKED")
            lost = previous and described(segment).get("file") == previous["file"]
            check(lost, f"the file before {name} is missing", "TRUNCATED")
            raise Fault("TAMPERED", f"{previous['file']} has lost lines")
        orphans = 0
        if not last:  # what the next file leaves out
            said, lines = described(head(files[place + 1][1])[0]), int(files[place + 1][0][:20]) - trail.seq
            if said.get("file") == name and said.get("lines") == lines and isinstance(said.get("bytes"), int):
                orphans = max(0, len(data) - said["bytes"])
        *lines, tail = data[:len(data) - orphans].split(b"\n")
        trail.end, at = None, 0
        try:
            for at, raw in enumerate(lines): trail.line(raw, at == 0, [place, previous])
            at = len(lines)
            check(not tail and not orphans or not trail.closed(), "bytes after the end")
            check(not tail or last, "bytes that are no line")
        except (Fault, InvalidSignature, KeyError, TypeError, ValueError) as error:
            verdict, why = error.args if isinstance(error, Fault) else ("TAMPERED", f"not what it must be: {error!r}")
            torn = last and not trail.closed() and not any(map(trail.is_right, lines[at:]))
            names = dict(FORM="TORN" if torn else "TAMPERED", VERSION="TAMPERED" if at else "UNVERIFIABLE")
            raise Fault(names.get(verdict, verdict), f"{name} line {at + 1}: {why}")
        if orphans: trail.doubts.append(("DECLARED", f"{orphans} bytes of {name} are orphans"))
        root = trail.base and base64.b64encode(trail.base).decode()
        previous = dict(file=name, lines=len(lines), bytes=len(data) - orphans, root=root)
    check(trail.closed(), f"sealed up to seq {trail.sealed}, and no end", "TORN")
    check(trail.end["next"] is None, f"{trail.end['next']} is missing", "TRUNCATED")

def verify(folder, secret, public):
    files = [(file.name, file.read_bytes()) for file in sorted(folder.glob("[0-9]" * 20 + ".jsonl"))]
    if not files: sys.exit(f"{folder} holds no trail")
    doubts = []
    try:
        trail = Trail(files[0][1], files[1:], secret, public)
        doubts = trail.doubts
        walk(trail, files)
        doubts.append(("VERIFIED", f"{trail.seq} lines in {len(files)} segments"))
    except Fault as fault: doubts.insert(0, fault.args)
    return max(doubts, key=lambda doubt: list(EXITS).index(doubt[0]))

if __name__ == "__main__":
    *folders, auditor = map(pathlib.Path, sys.argv[1:])
    secret, public = (bytes.fromhex((auditor / name).read_text()) for name in ("auditor.key", "signing.pub"))
    found = [verify(folder, x25519.X25519PrivateKey.from_private_bytes(secret), public) for folder in folders]
    for folder, (verdict, why) in zip(folders, found): print(verdict, folder, why, sep="\t")
    sys.exit(max(EXITS[verdict] for verdict, _ in found))
