"""A trail proved in sixty lines: python3 short.py DIR AUDITOR. Sections are those of docs/FORMAT.md."""
import base64, functools, hashlib, hmac, json, pathlib, re, sys
from cryptography.hazmat.primitives.asymmetric import ed25519, x25519
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite  # cryptography 47 or later
EXITS = dict(VERIFIED=0, TORN=10, UNVERIFIABLE=20, TRUNCATED=30, TAMPERED=33, MALFORMED=34)
HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
LINE = re.compile(rb'{"v":1,"kind":"(\w+)","seq":(\d+),"epoch":(\d+),"prev":"(\w+)","\1":({.*})(,"mac":"(\w+)")?}\n')
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
mac = lambda key, *parts: hmac.digest(key, b"".join(parts), "sha256")
def check(holds, why, verdict="TAMPERED"):
    if not holds: raise ValueError(verdict, why)

def walk(files, secret, public):  # yields each place before it checks what stands there
    head, seed, *_ = *(json.loads(line[5]) for line in map(LINE.fullmatch, files[min(files)][:2]) if line), {}
    origin = head["origin"].encode()
    trail = sha(b"cdl/trail/1\0", origin, b"\0", bytes.fromhex(head["iid"]))  # section 3
    yield f"{min(files)} line 2 (seq 1)"
    own = seed.get("auditor") == sha(secret.public_key().public_bytes_raw())[:8].hex()
    state = own and HPKE.decrypt(base64.b64decode(seed["sealed"]), secret, b"cdl/seed/1\0" + trail)
    seq, epoch, leaf, edge, kind, end = 0, 0, bytes(32), [], b"", None
    for before, name in zip(["no file", *sorted(files)], sorted(files)):  # section 5
        for at, raw in enumerate(files[name]):  # section 1
            yield f"{name} line {at + 1} (seq {seq})"
            match, closed = LINE.fullmatch(raw), at and end and kind == b"checkpoint"
            torn = not match and not closed and name == max(files) and not any(map(LINE.fullmatch, files[name][at:]))
            check(match, "not a line of a trail", "TORN" if torn else "TAMPERED")
            lost = seq < int(name[:20]) == int(match[2]) and before.encode() not in raw
            check(at or int(name[:20]) == seq, "not the file that must follow", "TRUNCATED" if lost else "TAMPERED")
            check(match.group(2, 3, 4) == (b"%d" % seq, b"%d" % epoch, leaf.hex().encode()), "seq, epoch or link")
            kind, member, tag = match[1], json.loads(match[5]), bytes.fromhex((match[7] or b"00" * 32).decode())
            check(not closed and (at == 0) == (kind == b"segment"), "a line out of its place")
            d, end = sha(raw[:-75] if match[6] else raw[:-1]), member if kind == b"end" else at and end
            key = mac(state or b"", b"cdl/mac/1\0", trail, epoch.to_bytes(8, "big"))
            if kind == b"checkpoint":  # section 4: a C2SP note over the root of RFC 6962, rebuilt byte for byte
                root = functools.reduce(lambda right, left: sha(b"\1", left, right), reversed(edge))
                text = b"%s\n%d\n%s\n" % (origin, seq, base64.b64encode(root))
                blob = base64.b64decode(member["note"].rsplit(" ", 1)[1])
                note = (b"%s\n\xe2\x80\x94 %s %s\n" % (text, origin, base64.b64encode(blob))).decode()
                check(raw[match.start(5):] == b'{"note":%s}}\n' % json.dumps(note).encode(), "not what was signed")
                check(blob[:4] == sha(origin, b"\n\1", public)[:4], "signed by another key", "UNVERIFIABLE")
                ed25519.Ed25519PublicKey.from_public_bytes(public).verify(blob[4:], text)
                state, epoch = state and mac(state, b"cdl/evolve/1\0"), epoch + 1
            elif state: check(mac(key, b"cdl/line/1\0", d).hex().encode() == match[7], "the MAC is wrong")
            leaf = subtree = sha(b"\0", d, tag)
            for _ in range((seq ^ seq + 1).bit_length() - 1): subtree = sha(b"\1", edge.pop(), subtree)
            seq, edge = seq + 1, edge + [subtree]
    check(end and kind == b"checkpoint", "there is no end", "TORN")
    check(end["next"] is None, "the file after it is missing", "TRUNCATED")
    check(state, "sealed to another auditor", "UNVERIFIABLE")

folder, auditor = map(pathlib.Path, sys.argv[1:])
files = {file.name: file.read_bytes().splitlines(True) for file in folder.glob("[0-9]" * 20 + ".jsonl")}
secret, public = (bytes.fromhex((auditor / name).read_text()) for name in ("auditor.key", "signing.pub"))
place, verdict, why = None, "VERIFIED", "every line, link, MAC, root and signature"
try:
    for place in walk(files, x25519.X25519PrivateKey.from_private_bytes(secret), public): pass
except Exception as fault:
    verdict, why = fault.args if len(fault.args) == 2 else ("TAMPERED" if place else "MALFORMED", repr(fault))
print(verdict, folder, place, why, sep="\t")
sys.exit(EXITS[verdict])
